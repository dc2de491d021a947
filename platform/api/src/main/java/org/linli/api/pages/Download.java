package org.linli.api.pages;

import java.util.Objects;

/** A table as a file, with every line that its filters leave; a page method answers it. */
public record Download(Table<?> table, Format format) {

    /** The formats that every table can be had in. */
    public enum Format { CSV, XLSX }

    public Download {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(format, "format");
    }
}
