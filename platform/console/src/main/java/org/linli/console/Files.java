package org.linli.console;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.linli.api.Page;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Frame;
import org.linli.api.pages.Table;
import org.linli.api.pages.Visit;

/** Makes tables into files, page by page as they are read, so that a county's people don't have to fit into memory. */
final class Files {

    /** How many lines are read at once. */
    private static final int LINES = 500;

    private final Clock clock;
    private final ZoneId zone;
    private final Takers takers;

    /** @param zone of the town */
    Files(Clock clock, ZoneId zone, Takers takers) {
        this.clock = clock;
        this.zone = zone;
        this.takers = takers;
    }

    /** Where it is kept who takes a list of persons as a file. */
    interface Takers {

        /** Once for each file. @param lines how many went out @param whole whether that was all of them */
        void took(Download download, Visit visit, int lines, boolean whole);
    }

    Frame.File file(Download download, PageSheet sheet, Visit visit) {
        return file(download.table(), download.format(), sheet, visit,
            download.table().persons() ? (lines, whole) -> takers.took(download, visit, lines, whole) : Written.UNNOTED);
    }

    /** What is to be done when a file has been written, or has broken off. */
    private interface Written {

        Written UNNOTED = (lines, whole) -> {
            // a list of other things than persons
        };

        void ended(int lines, boolean whole);
    }

    private <T> Frame.File file(Table<T> table, Download.Format format, PageSheet sheet, Visit visit, Written written) {
        List<Column<T>> columns = table.columns().stream().filter(column -> column.value() != null).toList();
        Table.Lines<T> lines = Ordered.of(table, visit).lines();
        Page<T> first = lines.page(null, LINES);
        String name = table.name() + "-" + LocalDate.ofInstant(clock.instant(), zone) + "." + format.name().toLowerCase(Locale.ROOT);
        return new Frame.File(name, format == Download.Format.CSV ? "text/csv;charset=UTF-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            out -> {
                Lines file = format == Download.Format.CSV ? new CsvLines(out, sheet) : new XlsxLines(out, sheet, sheet.say(table.title()), zone, first.items().isEmpty());
                int sent = 0;
                boolean whole = false;
                try {
                    file.line(columns.stream().map(column -> (Object) column.title()).toList());
                    for (Page<T> page = first; page != null; page = page.next() == null ? null : lines.page(page.next(), LINES)) {
                        for (T line : page.items()) {
                            file.line(cells(columns, line));
                            sent++;
                        }
                    }
                    file.end();
                    whole = true;
                } finally {
                    written.ended(sent, whole);
                }
            });
    }

    private static <T> List<Object> cells(List<Column<T>> columns, T line) {
        var cells = new ArrayList<>(columns.size());
        columns.forEach(column -> cells.add(column.value().apply(line)));
        return cells;
    }

    /** A file in one of the formats; one that breaks off never gets its end, so that nobody takes it for whole. */
    interface Lines {

        /** @param cells texts, numbers, days, moments, and nulls */
        void line(List<Object> cells) throws IOException;

        void end() throws IOException;
    }
}
