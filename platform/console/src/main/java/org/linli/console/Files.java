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

    /** @param zone of the town */
    Files(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    Frame.File file(Download download, PageSheet sheet, Visit visit) {
        return file(download.table(), download.format(), sheet, visit.parameter(ShownTable.SORT));
    }

    private <T> Frame.File file(Table<T> table, Download.Format format, PageSheet sheet, String order) {
        Table.Sort<T> sort = ShownTable.sort(table, order);
        int lines = table.lines().sorts() ? Integer.MAX_VALUE : LINES;
        Page<T> first = table.lines().page(sort, null, lines);
        String name = table.name() + "-" + LocalDate.ofInstant(clock.instant(), zone) + "." + format.name().toLowerCase(Locale.ROOT);
        return new Frame.File(name, format == Download.Format.CSV ? "text/csv;charset=UTF-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            out -> {
                Lines file = format == Download.Format.CSV ? new CsvLines(out, sheet) : new XlsxLines(out, sheet, sheet.say(table.title()), zone);
                file.line(table.columns().stream().map(column -> (Object) column.title()).toList());
                for (Page<T> page = first; page != null; page = page.next() == null ? null : table.lines().page(sort, page.next(), lines)) {
                    for (T line : page.items()) {
                        file.line(cells(table.columns(), line));
                    }
                }
                file.end();
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
