package org.linli.api.pages;

import java.math.BigDecimal;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.linli.api.Text;

/**
 * Puts lines in the order of a column: numbers and days as such, texts as a Chinese dictionary has them (by pinyin, the numbers in them by their
 * size). Lines with nothing in that column stand last either way; equal ones stay as they were.
 */
final class LineOrder<T> {

    /** A number in a text, without the noughts before it. */
    private static final Pattern NUMBER = Pattern.compile("0*([0-9]{1,99})");

    private final Table.Sort<T> sort;
    private final Collator dictionary = Collator.getInstance(Locale.CHINA);

    LineOrder(Table.Sort<T> sort) {
        this.sort = sort;
    }

    /** A line with what it is sorted by. */
    private record Keyed<T>(T line, Comparable<?> key) {
    }

    List<T> of(List<T> lines) {
        Comparator<Comparable<?>> keys = sort.falling() ? ((Comparator<Comparable<?>>) LineOrder::compare).reversed() : LineOrder::compare;
        return lines.stream().map(line -> new Keyed<>(line, key(sort.column().key(line)))).sorted(Comparator.comparing(Keyed::key, Comparator.nullsLast(keys)))
            .map(Keyed::line).toList();
    }

    private Comparable<?> key(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (value instanceof Enum<?> constant) {
            return BigDecimal.valueOf(constant.ordinal());
        }
        if (value instanceof Comparable<?> comparable && !(value instanceof String)) {
            return comparable;
        }
        String text = value instanceof Text both ? both.in(sort.language()) : value.toString();
        return text.isBlank() ? null : dictionary.getCollationKey(NUMBER.matcher(text).replaceAll(run -> String.format(Locale.ROOT, "%02d", run.group(1).length()) + run.group(1)));
    }

    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> one, Comparable<?> other) {
        return one.getClass() == other.getClass() ? ((Comparable<Object>) one).compareTo(other) : one.getClass().getName().compareTo(other.getClass().getName());
    }
}
