package org.linli.console.boards;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How long something still hangs.
 *
 * @param from  the day it went up, not counted
 * @param until its last day
 */
public record Countdown(LocalDate from, LocalDate until, LocalDate today) {

    /** More days than these aren't drawn one by one. */
    private static final int DRAWN = 16;

    /** A day of it. @param edge whether it is the first or the last */
    public record Day(LocalDate date, boolean past, boolean now, boolean edge) {
    }

    /** How many days are left after today; 0 on the last, fewer when it is over. */
    public long left() {
        return ChronoUnit.DAYS.between(today, until);
    }

    /** Of how many days it is. */
    public long all() {
        return ChronoUnit.DAYS.between(from, until);
    }

    /** Which of its days is today, from 1; 0 on the day it went up. */
    public long at() {
        return ChronoUnit.DAYS.between(from, today);
    }

    /** Its days; none where there are too many to be drawn. */
    public List<Day> days() {
        return all() > DRAWN ? List.of() : from.plusDays(1).datesUntil(until.plusDays(1))
            .map(day -> new Day(day, day.isBefore(today), day.equals(today), day.equals(until) || day.equals(from.plusDays(1)))).toList();
    }
}
