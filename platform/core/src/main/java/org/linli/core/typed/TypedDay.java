package org.linli.core.typed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.linli.api.Messages;
import org.linli.api.Text;

/** A day as a file has it: by ISO 8601 with or without hyphens, as Chinese spreadsheets save it, or in words; midnight behind it says no more. */
public final class TypedDay {

    private static final Messages MESSAGES = Messages.beside(TypedDay.class);
    private static final Pattern SHAPE = Pattern.compile(
            "([0-9]{4})(?:([-/.])([0-9]{1,2})\\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日|([0-9]{2})([0-9]{2}))(?:[ T]0{1,2}:00(?::00)?)?");

    private TypedDay() {
    }

    /** The day; null for a cell that isn't one. */
    public static LocalDate of(String cell) {
        Matcher shape = SHAPE.matcher(HalfWidth.of(cell));
        try {
            return !shape.matches() ? null : LocalDate.of(Integer.parseInt(shape.group(1)), number(shape, 3, 5, 7), number(shape, 4, 6, 8));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Why a cell isn't a day: no calendar has it, or it isn't written like one. */
    public static Text fault(String cell) {
        return MESSAGES.text(SHAPE.matcher(HalfWidth.of(cell)).matches() ? "day.none" : "day.shape", cell);
    }

    private static int number(Matcher shape, int... groups) {
        return IntStream.of(groups).mapToObj(shape::group).filter(Objects::nonNull).mapToInt(Integer::parseInt).findFirst().orElseThrow();
    }
}
