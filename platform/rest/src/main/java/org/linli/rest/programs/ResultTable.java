package org.linli.rest.programs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.programs.ProgramKind;
import org.linli.api.programs.Results;

/** Results in the columns of their files: subject, unit, components, final, rank, tier, reason. */
final class ResultTable {

    private final ProgramKind kind;
    private final List<String> components;

    ResultTable(ProgramKind kind, List<String> components) {
        this.kind = kind;
        this.components = components;
    }

    /** A result with the columns as members, and the subject's name. */
    Map<String, Object> row(Results.Result result) {
        var row = new LinkedHashMap<String, Object>();
        row.put(kind.subjectColumn(), result.subject());
        row.put("name", result.name());
        if (kind.unitColumn() != null) {
            row.put(kind.unitColumn(), result.unit());
        }
        components.forEach(component -> row.put(component, places(result.components().get(component))));
        row.put("final", places(result.total()));
        row.put("rank", result.rank());
        row.put("tier", result.tier());
        row.put("reason", String.join(";", result.reasons()));
        row.values().removeIf(value -> value == null);
        return row;
    }

    /** Writes all results of a program by RFC 4180. */
    void write(Results results, String program, boolean bom, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
        if (bom) {
            writer.write('\uFEFF');
        }
        line(writer, columns());
        try {
            results.each(program, result -> line(writer, cells(result)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private List<String> columns() {
        var columns = new ArrayList<String>();
        columns.add(kind.subjectColumn());
        if (kind.unitColumn() != null) {
            columns.add(kind.unitColumn());
        }
        columns.addAll(components);
        columns.addAll(List.of("final", "rank", "tier", "reason"));
        return columns;
    }

    private List<String> cells(Results.Result result) {
        var cells = new ArrayList<String>();
        cells.add(result.subject());
        if (kind.unitColumn() != null) {
            cells.add(result.unit());
        }
        components.forEach(component -> cells.add(text(places(result.components().get(component)))));
        cells.add(text(places(result.total())));
        cells.add(text(result.rank()));
        cells.add(text(result.tier()));
        cells.add(String.join(";", result.reasons()));
        return cells;
    }

    private static BigDecimal places(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static String text(Object value) {
        return value instanceof BigDecimal amount ? amount.toPlainString() : value == null ? "" : value.toString();
    }

    private static void line(BufferedWriter writer, List<String> cells) {
        try {
            for (int i = 0; i < cells.size(); i++) {
                writer.write(i == 0 ? "" : ",");
                writer.write(quoted(cells.get(i)));
            }
            writer.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
