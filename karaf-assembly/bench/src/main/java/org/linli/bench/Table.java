package org.linli.bench;

import java.util.Locale;

/** The table of figures, printed line by line as they come. */
final class Table {

    Table() {
        System.out.println("| what | measured | floor | ratio | bar |");
        System.out.println("|---|---|---|---|---|");
    }

    /** A figure as a ratio to its floor in the same run. */
    void ratio(String what, String unit, double measured, double floor, String bar) {
        row(what, number(measured) + " " + unit, number(floor) + " " + unit, String.format(Locale.ROOT, "%.2f", measured / floor), bar);
    }

    /** A figure without a floor. */
    void figure(String what, String unit, double measured, String bar) {
        row(what, number(measured) + " " + unit, "", "", bar);
    }

    /** A line of words. */
    void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String number(double value) {
        return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : value >= 100 ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
