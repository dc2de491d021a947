package org.linli.api.calendar;

import java.time.LocalDate;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** The clock of a town that rehearses a year; there is such a service only while {@code rehearsal=true} stands in the configuration {@code linli}. */
@ProviderType
public interface Rehearsal {

    /** Permission to set the rehearsed day. */
    String WRITE = "platform.clock.write";

    /** The day that the town takes today for. */
    LocalDate today();

    /** Goes to another day, which then passes on as usual. @throws Problem {@code FORBIDDEN} without {@link #WRITE} on the whole town */
    LocalDate goTo(LocalDate today);
}
