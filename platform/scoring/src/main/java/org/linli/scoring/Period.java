package org.linli.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.scoring.rulebook.Cycle;

/**
 * A year, half-year, quarter or month that points are counted in: "2026", "2026-H1", "2026-Q3", "2026-07".
 *
 * @param length how long it is
 * @param from   its first day
 */
public record Period(Cycle length, LocalDate from) implements Comparable<Period> {

    private static final Pattern CODE = Pattern.compile("(\\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?");

    public Period {
        if (from.getDayOfMonth() != 1 || (from.getMonthValue() - 1) % monthsIn(length) != 0) {
            throw new IllegalArgumentException("No " + length + " starts on " + from);
        }
        if (from.getYear() < 1900 || from.getYear() > 2999) {
            throw new IllegalArgumentException("A period lies between 1900 and 2999: " + from);
        }
    }

    /**
     * Reads a period's code.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Period of(String code) {
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a period such as 2026, 2026-H1, 2026-Q3 or 2026-07: " + code);
        }
        int year = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) != null) {
            return new Period(Cycle.HALF_YEAR, LocalDate.of(year, 6 * Integer.parseInt(matcher.group(2)) - 5, 1));
        }
        if (matcher.group(3) != null) {
            return new Period(Cycle.QUARTER, LocalDate.of(year, 3 * Integer.parseInt(matcher.group(3)) - 2, 1));
        }
        if (matcher.group(4) != null) {
            return new Period(Cycle.MONTH, LocalDate.of(year, Integer.parseInt(matcher.group(4)), 1));
        }
        return new Period(Cycle.YEAR, LocalDate.of(year, 1, 1));
    }

    /** The period of that length that holds the date. */
    public static Period around(LocalDate date, Cycle length) {
        int months = monthsIn(length);
        return new Period(length, LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / months * months + 1, 1));
    }

    /** Its last day. */
    public LocalDate to() {
        return from.plusMonths(monthsIn(length)).minusDays(1);
    }

    /** Whether the day lies in it. */
    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to());
    }

    /** The quarters that make it up, in order; none in a month. */
    public List<Period> quarters() {
        return length == Cycle.MONTH ? List.of() : parts(Cycle.QUARTER);
    }

    /** The months that make it up, in order. */
    public List<Period> months() {
        return parts(Cycle.MONTH);
    }

    /** The period of the same length that follows. */
    public Period next() {
        return new Period(length, from.plusMonths(monthsIn(length)));
    }

    /** The period of the same length before it. */
    public Period previous() {
        return new Period(length, from.minusMonths(monthsIn(length)));
    }

    /** Its code, as in "2026-Q3". */
    public String code() {
        int year = from.getYear();
        int month = from.getMonthValue();
        return switch (length) {
            case YEAR -> Integer.toString(year);
            case HALF_YEAR -> year + "-H" + (month + 5) / 6;
            case QUARTER -> year + "-Q" + (month + 2) / 3;
            case MONTH -> from.toString().substring(0, 7);
        };
    }

    @Override
    public String toString() {
        return code();
    }

    /** By the first day, then the longer first. */
    @Override
    public int compareTo(Period other) {
        int byStart = from.compareTo(other.from);
        return byStart != 0 ? byStart : other.length.compareTo(length);
    }

    private List<Period> parts(Cycle part) {
        List<Period> parts = new ArrayList<>();
        for (Period p = new Period(part, from); !p.from.isAfter(to()); p = p.next()) {
            parts.add(p);
        }
        return List.copyOf(parts);
    }

    private static int monthsIn(Cycle length) {
        return switch (length) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF_YEAR -> 6;
            case YEAR -> 12;
        };
    }
}
