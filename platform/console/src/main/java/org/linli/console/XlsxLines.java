package org.linli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Lines of a workbook; texts stand in their cells, so that nothing is gathered until the end, and none is a formula. */
final class XlsxLines implements Files.Lines {

    /** A sheet holds 1,048,576 lines; a longer table goes on in the next one. */
    private static final int LINES_A_SHEET = 1_000_000;
    private static final int LINES_AT_ONCE = 500;
    private static final int LONGEST_NAME = 31;

    private final Workbook book;
    private final PageSheet sheet;
    private final String name;
    private final ZoneId zone;
    private Worksheet current;
    private List<Object> head;
    private int sheets;
    private int row;

    XlsxLines(OutputStream out, PageSheet sheet, String title, ZoneId zone) {
        this.book = new Workbook(out, "Linli", "01.0000");
        this.sheet = sheet;
        this.name = title.replaceAll("[\\[\\]*?:/\\\\]", " ").strip();
        this.zone = zone;
    }

    @Override
    public void line(List<Object> cells) throws IOException {
        if (head == null) {
            head = cells;
        }
        if (current == null || row == LINES_A_SHEET) {
            begin();
        }
        if (cells != head) {
            write(cells);
        }
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.finish();
        }
        book.finish();
    }

    private void begin() throws IOException {
        if (current != null) {
            current.finish();
        }
        sheets++;
        String numbered = sheets == 1 ? name : name + " " + sheets;
        current = book.newWorksheet(numbered.isEmpty() ? "Linli" : numbered.substring(0, Math.min(numbered.length(), LONGEST_NAME)));
        current.freezePane(0, 1);
        row = 0;
        for (int column = 0; column < head.size(); column++) {
            current.style(0, column).bold().set();
        }
        write(head);
    }

    private void write(List<Object> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
        if (row % LINES_AT_ONCE == 0) {
            current.flush();
        }
    }

    private void write(int column, Object cell) {
        if (cell instanceof Number number) {
            current.value(row, column, number);
            if (number instanceof BigDecimal points && points.scale() > 0) {
                current.style(row, column).format("0." + "0".repeat(points.scale())).set();
            }
        } else if (cell instanceof LocalDate day) {
            current.value(row, column, day);
            current.style(row, column).format("yyyy-mm-dd").set();
        } else if (cell instanceof Instant moment) {
            current.value(row, column, LocalDateTime.ofInstant(moment, zone));
            current.style(row, column).format("yyyy-mm-dd hh:mm").set();
        } else if (cell != null) {
            current.inlineString(row, column, Values.shown(cell, sheet));
        }
    }
}
