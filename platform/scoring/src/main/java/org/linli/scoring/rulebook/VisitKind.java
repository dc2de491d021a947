package org.linli.scoring.rulebook;

import java.math.BigDecimal;

/** A kind of visit and its weight in the month (S1). */
public record VisitKind(String id, Title title, BigDecimal weight) {
}
