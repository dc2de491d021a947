package org.linli.api.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.linli.api.Text;

/**
 * A picture of figures. What it shows also stands in a table on the page, or one link away.
 *
 * @param kind   how it is drawn
 * @param says   what there is to see, in one sentence, for those who don't see it
 * @param names  of the places along its axis: months, units
 * @param series what is drawn at each of them
 */
public record Chart(Kind kind, Text says, List<Text> names, List<Series> series) {

    /** How a chart is drawn. */
    public enum Kind {
        /** One column a month, its parts on top of each other, deductions below the line. */
        MONTHS,
        /** One line a series, with its name at its end. */
        LINES,
        /** One bar a place, its parts beside each other. */
        SHARES
    }

    /** The colours, by what they stand for; no meaning, no colour. */
    public enum Colour { JADE, OCHRE, CINNABAR, INDIGO, OLIVE, PLUM, MUTE }

    /**
     * Figures that belong together, one for each place.
     *
     * @param values in the order of the places; null where there is none
     * @param ours   whether it is the one that the reader looks for, which stands out among lines
     */
    public record Series(Text name, Colour colour, List<BigDecimal> values, boolean ours) {

        public Series {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(colour, "colour");
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    public Chart {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(says, "says");
        names = List.copyOf(names);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.values().size() != names.size()) {
                throw new IllegalArgumentException("as many values as places: " + one.name().zh());
            }
        }
    }
}
