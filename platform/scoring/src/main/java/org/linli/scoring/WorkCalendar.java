package org.linli.scoring;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Working days by the State Council's yearly lists (M8): weekends and listed holidays are off, listed make-up days are
 * worked. In a year without a list only weekends are off, and every answer that touches it says so. Immutable.
 */
public final class WorkCalendar {

    /** The longest count of days that a deadline may have. */
    public static final int MOST_DAYS = 3660;

    /** What the list says of a day. */
    public enum DayKind {
        HOLIDAY, WORKDAY
    }

    /** How days are counted. */
    public enum Count {
        CALENDAR, WORKING
    }

    /** One line of the list. */
    public record Day(LocalDate date, DayKind kind) {
    }

    /**
     * The last day of a period.
     *
     * @param yearsWithoutList the years it runs through for which there is no list; empty when the answer is certain
     */
    public record Deadline(LocalDate date, SortedSet<Integer> yearsWithoutList) {

        /** Whether every year it runs through has a list. */
        public boolean listComplete() {
            return yearsWithoutList.isEmpty();
        }
    }

    private final Map<LocalDate, DayKind> listed = new HashMap<>();
    private final SortedSet<Integer> years = new TreeSet<>();

    public WorkCalendar(Collection<Day> days) {
        for (Day day : days) {
            DayKind before = listed.put(day.date(), day.kind());
            if (before != null && before != day.kind()) {
                throw new IllegalArgumentException(day.date() + " is listed as both a holiday and a workday");
            }
            years.add(day.date().getYear());
        }
    }

    /** Whether people work on that day. */
    public boolean isWorkingDay(LocalDate date) {
        DayKind kind = listed.get(date);
        if (kind != null) {
            return kind == DayKind.WORKDAY;
        }
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** Whether the calendar has a list for that year. */
    public boolean hasListFor(int year) {
        return years.contains(year);
    }

    /**
     * The last day of a period of days. The day of the event is not counted. A period in calendar days that ends on a day
     * off ends on the next working day.
     *
     * @param event the day of the event
     * @param days  from 1 to {@link #MOST_DAYS}
     */
    public Deadline deadline(LocalDate event, int days, Count count) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("A period has from 1 to " + MOST_DAYS + " days, not " + days);
        }
        LocalDate end = event;
        if (count == Count.CALENDAR) {
            end = nextWorkingDay(event.plusDays(days));
        } else {
            for (int i = 0; i < days; i++) {
                end = nextWorkingDay(end.plusDays(1));
            }
        }
        SortedSet<Integer> unlisted = new TreeSet<>();
        for (int year = event.plusDays(1).getYear(); year <= end.getYear(); year++) {
            if (!hasListFor(year)) {
                unlisted.add(year);
            }
        }
        return new Deadline(end, unlisted);
    }

    /** How many working days lie after {@code from}, up to and including {@code to}; 0 if {@code to} is not later. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        return (int) from.datesUntil(to.isAfter(from) ? to : from).map(day -> day.plusDays(1)).filter(this::isWorkingDay).count();
    }

    private LocalDate nextWorkingDay(LocalDate from) {
        LocalDate day = from;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
