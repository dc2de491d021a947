package org.linli.api.calendar;

import java.time.LocalDate;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** A town that rehearses walks its clock through a year; only where the operator has switched rehearsal on ({@code LINLI_REHEARSAL=true}). */
@ProviderType
public interface Rehearsal {

    /** Permission to set the clock, on the whole town. */
    String SET = "core.clock.set";

    /** The day that the clock shows. @throws Problem {@code NOT_FOUND} where rehearsal is off */
    LocalDate today();

    /**
     * Sets the clock to that day, at the hour it is now; time goes on from there, after a restart too.
     *
     * @param today 2004-01-01 to 2099-12-31, earlier or later than before
     * @throws Problem {@code NOT_FOUND} where rehearsal is off, {@code INVALID} for another day
     */
    LocalDate set(LocalDate today);
}
