package org.linli.core.settlement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.linli.scoring.Tally;

/**
 * All that a program's records hold of one assessed subject.
 *
 * @param unit    the unit it takes part in
 * @param kind    null where the rulebook has no kinds
 * @param tallies in any order
 * @param scores  by component, what was brought in
 * @param vetoes  ids of the rulebook's vetoes that stand against it
 */
record SubjectRecords(String subject, String name, String unit, String kind, List<Tally> tallies, Map<String, BigDecimal> scores,
                      List<String> vetoes) {
}
