package org.linli.security.audit;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Lines of CSV by RFC 4180; a cell that a spreadsheet would take for a formula stands behind an apostrophe. */
final class CsvLine {

    private static final String FORMULA = "=+-@'\t\r";

    private CsvLine() {
    }

    static String of(List<String> cells) {
        var line = new StringBuilder(256);
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String shown = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
            boolean plain = shown.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            line.append(i == 0 ? "" : ",").append(plain ? shown : '"' + shown.replace("\"", "\"\"") + '"');
        }
        return line.append("\r\n").toString();
    }

    /** The cells of the next line; null at the end. @throws IllegalArgumentException when it is none */
    static List<String> read(Reader in) throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int before = 0;
        for (; c >= 0; before = c, c = in.read()) {
            if (c == '"') {
                quoted = !quoted;
                if (quoted && before == '"') {
                    cell.append('"');
                }
            } else if (quoted) {
                cell.append((char) c);
            } else if (c == ',' || c == '\n') {
                cells.add(plain(cell));
                if (c == '\n') {
                    return cells;
                }
            } else if (c != '\r') {
                cell.append((char) c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("it breaks off");
        }
        cells.add(plain(cell));
        return cells;
    }

    private static String plain(StringBuilder cell) {
        String text = cell.length() > 0 && cell.charAt(0) == '\'' ? cell.substring(1) : cell.toString();
        cell.setLength(0);
        return text;
    }
}
