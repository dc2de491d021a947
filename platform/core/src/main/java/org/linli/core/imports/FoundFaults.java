package org.linli.core.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.linli.api.Text;
import org.linli.api.imports.Imports.RowError;
import org.linli.api.imports.RowImport;

/** The faults of an import: the first of them to show, the rows to hand back, and which rows not to apply. */
final class FoundFaults implements RowImport.Faults {

    private static final int SHOWN = 100;

    /** Stands for what an answer doesn't show; the handed-back rows have it. */
    private static final String HIDDEN = "***";

    private final Locale language;
    private final Set<String> personal;
    private final List<RowError> shown = new ArrayList<>();
    private final BitSet rows = new BitSet();
    private final Map<RowImport.Effect, BitSet> effects = new EnumMap<>(RowImport.Effect.class);
    private final TreeMap<Integer, Failed> fresh = new TreeMap<>();

    private record Failed(String[] cells, List<String> reasons) {
    }

    /** @param personal columns whose cells aren't shown */
    FoundFaults(String language, Set<String> personal) {
        this.personal = personal;
        this.language = Locale.forLanguageTag(language);
    }

    @Override
    public void add(RowImport.Line line, String column, Text reason) {
        String words = reason.in(language);
        String heading = column == null ? null : ((FileLine) line).header().heading(column);
        show(new RowError(line.number(), heading, column == null ? null : shown(line, column), words));
        if (!rows.get(line.number())) {
            rows.set(line.number());
            fresh.put(line.number(), new Failed(((FileLine) line).cells(), new ArrayList<>()));
        }
        Failed failed = fresh.get(line.number());
        if (failed != null) {
            failed.reasons().add(column == null ? words : heading + ": " + words);
        }
    }

    @Override
    public void effect(RowImport.Line line, RowImport.Effect effect) {
        effects.computeIfAbsent(effect, fresh -> new BitSet()).set(line.number());
    }

    /** How many rows without a fault do this, as far as the import tells. */
    int doing(RowImport.Effect effect) {
        var doing = (BitSet) effects.getOrDefault(effect, new BitSet()).clone();
        doing.andNot(rows);
        return doing.cardinality();
    }

    /** How many of the accepted rows are new; null for an import that doesn't tell. @param good how many rows have no fault */
    Integer created(int accepted, int good) {
        int told = Stream.of(RowImport.Effect.values()).mapToInt(this::doing).sum();
        return told < good ? null : Integer.valueOf(Math.min(accepted, doing(RowImport.Effect.NEW)));
    }

    /** In the order of the rows, though some faults are only found at the end. */
    private void show(RowError error) {
        int place = shown.size();
        while (place > 0 && shown.get(place - 1).row() > error.row()) {
            place--;
        }
        if (place < SHOWN) {
            shown.add(place, error);
        }
        if (shown.size() > SHOWN) {
            shown.remove(SHOWN);
        }
    }

    private String shown(RowImport.Line line, String column) {
        return personal.contains(column) && !line.cell(column).isEmpty() ? HIDDEN : line.cell(column);
    }

    List<RowError> shown() {
        return shown;
    }

    /** What has to be said of a file that was kept out as a whole. @param rows how many it has */
    String keptOut(int rows) {
        return Header.MESSAGES.text("import.kept-out", String.valueOf(count()), String.valueOf(rows - count())).in(language);
    }

    /** How many rows have a fault. */
    int count() {
        return rows.cardinality();
    }

    List<RowImport.Line> good(List<FileLine> lines) {
        return lines.stream().filter(line -> !rows.get(line.number())).<RowImport.Line>map(line -> line).toList();
    }

    /** The rows whose first fault was found since the last call, each with its reasons in one more cell. */
    List<RowSource.Cells> drain() {
        List<RowSource.Cells> failed = new ArrayList<>();
        fresh.forEach((number, row) -> {
            String[] cells = Arrays.copyOf(row.cells(), row.cells().length + 1);
            cells[row.cells().length] = String.join("; ", row.reasons());
            failed.add(new RowSource.Cells(number, cells));
        });
        fresh.clear();
        return failed;
    }
}
