package org.linli.runtime;

import java.time.Instant;

/**
 * What the town wants of a module.
 *
 * @param version     null once it was removed
 * @param since       when that was decided
 * @param contractDue whether its contracting change sets have yet to run, or to be looked for
 */
record Wanted(String module, String version, Instant since, boolean contractDue) {
}
