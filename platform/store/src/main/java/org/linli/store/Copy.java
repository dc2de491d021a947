package org.linli.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Rows for PostgreSQL's COPY in its text format. */
final class Copy {

    private static final int BUFFER = 64 * 1024;

    private final CopyManager manager;
    private final String sql;
    private final StringBuilder text = new StringBuilder(BUFFER + 1024);
    private final PgText words = new PgText();

    Copy(CopyManager manager, String table, List<String> columns) {
        this.manager = manager;
        this.sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
    }

    void send(Iterable<Object[]> rows) throws SQLException {
        CopyIn copy = manager.copyIn(sql);
        try {
            for (Object[] row : rows) {
                append(row);
                if (text.length() >= BUFFER) {
                    flush(copy);
                }
            }
            flush(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void flush(CopyIn copy) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void append(Object[] row) {
        for (int i = 0; i < row.length; i++) {
            text.append(i == 0 ? "" : "\t");
            append(row[i]);
        }
        text.append('\n');
    }

    private void append(Object value) {
        if (value == null) {
            text.append("\\N");
        } else {
            escape(words.of(value));
        }
    }

    private void escape(String plain) {
        int done = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c <= '\r' || c == '\\') {
                text.append(plain, done, i).append(escaped(c));
                done = i + 1;
            }
        }
        if (done == 0) {
            text.append(plain);
        } else {
            text.append(plain, done, plain.length());
        }
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> String.valueOf(c);
        };
    }
}
