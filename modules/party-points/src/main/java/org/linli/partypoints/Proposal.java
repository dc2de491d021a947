package org.linli.partypoints;

import java.time.LocalDate;

/** A measure as a branch proposes it. @param deadline for {@code RECTIFY}, after today */
public record Proposal(String person, Measure.Kind kind, String reasons, LocalDate deadline) {
}
