package org.linli.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Rows of a CSV file without quoted cells. */
public record Table(List<String> columns, List<List<String>> rows) {

    /** A file of the test's resources. */
    public static Table of(String resource) {
        return parse(text(resource));
    }

    public static String text(String resource) {
        try (InputStream file = Table.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Table parse(String csv) {
        List<List<String>> lines = new ArrayList<>(csv.lines().map(line -> Arrays.asList(line.split(",", -1))).toList());
        return new Table(lines.remove(0), lines);
    }

    /** A table that is filled row by row. */
    public static Table with(String... columns) {
        return new Table(List.of(columns), new ArrayList<>());
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The same rows with every cell of a column changed. */
    public Table each(String column, UnaryOperator<String> change) {
        int at = columns.indexOf(column);
        return new Table(columns, rows.stream().map(row -> {
            List<String> changed = new ArrayList<>(row);
            changed.set(at, change.apply(row.get(at)));
            return List.copyOf(changed);
        }).toList());
    }

    /** The rows, each by column. */
    public List<Map<String, String>> records() {
        return rows.stream().map(row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                cells.put(columns.get(i), row.get(i));
            }
            return cells;
        }).toList();
    }

    public String csv() {
        var csv = new StringBuilder(String.join(",", columns)).append('\n');
        rows.forEach(row -> csv.append(String.join(",", row)).append('\n'));
        return csv.toString();
    }
}
