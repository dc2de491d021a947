package org.linli.partypoints;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** A quarter of a year, written {@code 2026-Q1}. */
public record Quarter(int year, int number) {

    private static final Messages MESSAGES = Messages.beside(Quarter.class);
    private static final Pattern CODE = Pattern.compile("(\\d{4})-Q([1-4])");

    public Quarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("not a quarter: " + number);
        }
    }

    static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /** @throws Problem {@code INVALID} for anything else */
    static Quarter parse(String code) {
        if (code == null || code.isBlank()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "quarter-missing").at("quarter");
        }
        var found = CODE.matcher(code.strip());
        if (!found.matches()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "quarter", code).at("quarter");
        }
        return new Quarter(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }

    /** Those that lie in a cycle, in their order. */
    static List<Quarter> within(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).map(Quarter::of).distinct().filter(quarter -> !quarter.from().isBefore(from) && !quarter.to().isAfter(to)).toList();
    }

    /** The first day. */
    public LocalDate from() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    /** The last day. */
    public LocalDate to() {
        return from().plusMonths(3).minusDays(1);
    }

    @Override
    public String toString() {
        return "%04d-Q%d".formatted(year, number);
    }
}
