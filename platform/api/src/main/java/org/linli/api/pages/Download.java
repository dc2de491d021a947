package org.linli.api.pages;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/** A table as a file, with every line that its filters leave; a page method answers it. */
public record Download(Table<?> table, Format format) {

    /** The parameter by which the foot of a table asks for a file. */
    public static final String PARAMETER = "format";

    /** The formats that every table can be had in. */
    public enum Format {
        /** Comma-separated, with the mark by which spreadsheets know UTF-8. */
        CSV,
        /** A workbook. */
        XLSX
    }

    public Download {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(format, "format");
    }

    /** The table as a file where the request asks for one, else its page: what the page method of a list answers. */
    public static Object or(Table<?> table, Visit visit, Supplier<View> page) {
        String asked = visit.parameter(PARAMETER);
        for (Format format : Format.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(asked)) {
                return new Download(table, format);
            }
        }
        return page.get();
    }
}
