package org.linli.api.calendar;

import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;

/** Deadlines by M8: the day of the event isn't counted; a calendar period ends on a working day. */
@ProviderType
public interface WorkingCalendar {

    /** How days are counted. */
    enum Count { CALENDAR, WORKING }

    /**
     * When a period ends.
     *
     * @param deadline the last day
     * @param complete false when a year that the period touches has no published list of holidays, so that only weekends were off
     */
    record Deadline(LocalDate deadline, boolean complete) {
    }

    /** The end of a period. @param days 1–3660 */
    Deadline deadline(LocalDate from, int days, Count count);

    /** Whether people work on that day. */
    boolean isWorkingDay(LocalDate day);
}
