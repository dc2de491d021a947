package org.linli.security.audit;

import java.time.Duration;
import java.time.Instant;

/** The time in an id (UUID version 7): what sorts between the ids made before a time and those made from it on. */
final class IdTime {

    /** Lines of one transaction get their ids one after the other, later than the time that all of them carry. */
    private static final Duration LAG = Duration.ofMinutes(10);

    private IdTime() {
    }

    /** Greater than the ids of all lines that carry a time before that one. */
    static String after(Instant time) {
        return at(time.plus(LAG));
    }

    /**
     * Up to where no line can still wait for being sealed.
     *
     * @param swept how far the audit was swept
     * @param now   by a clock that may have been set back: what was swept in its future counts for nothing, and the last day never does
     */
    static String settled(String swept, Instant now) {
        if (swept.compareTo(at(now)) > 0) {
            return Sweep.BEGINNING;
        }
        String yesterday = at(now.minus(Duration.ofDays(1)));
        return swept.compareTo(yesterday) < 0 ? swept : yesterday;
    }

    /** Not an id itself: less than all ids made from then on, and greater than all made before. */
    static String at(Instant time) {
        String hex = String.format("%012x", Math.max(0, time.toEpochMilli()));
        return hex.substring(0, 8) + "-" + hex.substring(8) + "-";
    }
}
