package org.linli.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of CSV by RFC 4180, with the mark by which spreadsheets know UTF-8; a text that they would take for a formula stands behind an apostrophe. */
final class CsvLines implements Files.Lines {

    private static final String FORMULA = "=+-@'\t\r";

    private final BufferedWriter out;
    private final PageSheet sheet;

    CsvLines(OutputStream out, PageSheet sheet) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
        this.sheet = sheet;
        this.out.write('\uFEFF');
    }

    @Override
    public void line(List<Object> cells) throws IOException {
        String between = "";
        for (Object cell : cells) {
            out.write(between);
            out.write(cell instanceof Number number ? Values.plain(number) : quoted(guarded(Values.shown(cell, sheet))));
            between = ",";
        }
        out.write("\r\n");
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private static String guarded(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
