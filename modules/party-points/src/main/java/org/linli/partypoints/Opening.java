package org.linli.partypoints;

import java.time.LocalDate;

/** The report that a branch held its appraisal meeting. @param watchers how many representatives watched; null for none */
public record Opening(String branch, LocalDate date, Integer present, Integer entitled, String minutes, Integer watchers) {
}
