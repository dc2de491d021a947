package org.linli.partypoints;

import java.time.LocalDate;

/** The report that a branch meeting passed a quarter. @param quarter for example {@code 2026-Q1} */
public record Passing(String quarter, String branch, LocalDate date, Integer present, Integer entitled, String minutes) {
}
