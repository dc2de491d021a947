package org.linli.api.programs;

import java.time.LocalDate;
import org.linli.api.Versioned;
import org.linli.api.territory.UnitPath;

/**
 * One run of a scheme by one unit for one cycle.
 *
 * @param rulebook        the rulebook's id
 * @param rulebookVersion exactly one version, for the whole run
 * @param unit            the code of the unit that runs it
 * @param path            that unit's path, the scope of its permissions
 * @param period          {@code 2026}, {@code 2026-H1}, {@code 2026-Q3} or {@code 2026-07}
 * @param from            first day of the period
 * @param to              last day of the period
 * @param title           the town's own words for it; null for the rulebook's title
 * @param previous        the program of the cycle before it; null for the first
 * @param version         rises with each change
 */
public record Program(String id, String module, String rulebook, int rulebookVersion, String unit, UnitPath path, String period,
                      LocalDate from, LocalDate to, String title, Stage stage, String previous, int version) implements Versioned {
}
