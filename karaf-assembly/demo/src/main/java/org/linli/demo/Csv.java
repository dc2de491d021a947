package org.linli.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file of rows in the making; cells hold neither commas nor quotes. */
final class Csv {

    private final StringBuilder text = new StringBuilder();

    Csv(String header) {
        text.append(header).append('\n');
    }

    void row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cells[i] == null ? "" : cells[i]);
        }
        text.append('\n');
    }

    InputStream stream() {
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
