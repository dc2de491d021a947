package org.linli.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Lines of a workbook (ECMA-376, transitional), written while they come.
 *
 * <p>Texts stand in their cells, so that nothing is gathered until the end, and none is a formula. It is a plain ZIP file, which imports that read
 * from front to back take, too.
 */
final class XlsxLines implements Files.Lines {

    /** A sheet holds 1,048,576 lines; a longer table goes on in the next one. */
    private static final int LINES_A_SHEET = 1_000_000;
    private static final int LONGEST_NAME = 28;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final double SECONDS_A_DAY = 86_400;
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    /** The looks of cells, by their place among the formats below. */
    private static final int PLAIN = 0;
    private static final int HEAD = 1;
    private static final int DAY = 2;
    private static final int MOMENT = 3;
    private static final int POINTS = 4;
    /** All columns, in the look of what stays as it is typed. */
    private static final String TYPED = "<cols><col min=\"1\" max=\"200\" width=\"16\" style=\"5\"/></cols>";
    private static final String STYLES = XML + "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
        + "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
        + "<cellXfs count=\"6\"><xf/><xf fontId=\"1\" applyFont=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"165\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"2\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

    private final ZipOutputStream zip;
    private final Writer out;
    private final PageSheet sheet;
    private final String name;
    private final ZoneId zone;
    private final boolean blank;
    private List<Object> head;
    private int sheets;
    private int row;

    /** @param blank whether it has no lines but is filled in by somebody; then long numbers and days stay as they are typed */
    XlsxLines(OutputStream out, PageSheet sheet, String title, ZoneId zone, boolean blank) {
        this.blank = blank;
        this.zip = new ZipOutputStream(out);
        this.out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 14);
        this.sheet = sheet;
        String plain = title.replaceAll("[\\[\\]*?:/\\\\']", " ").strip();
        this.name = plain.isEmpty() ? "Linli" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        this.zone = zone;
    }

    @Override
    public void line(List<Object> cells) throws IOException {
        if (head == null) {
            head = cells;
            begin();
            return;
        }
        if (row == LINES_A_SHEET) {
            endSheet();
            begin();
        }
        write(cells, PLAIN);
    }

    @Override
    public void end() throws IOException {
        if (head == null) {
            line(List.of());
        }
        endSheet();
        String numbers = IntStream.rangeClosed(1, sheets).mapToObj(at ->
            "<Override PartName=\"/xl/worksheets/sheet" + at + ".xml\" ContentType=\"" + TYPE + "worksheet+xml\"/>")
            .collect(Collectors.joining());
        part("xl/styles.xml", STYLES);
        part("xl/workbook.xml", XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT + "\"><bookViews><workbookView/></bookViews><sheets>"
            + IntStream.rangeClosed(1, sheets).mapToObj(at ->
                "<sheet name=\"" + escaped(at == 1 ? name : name + " " + at) + "\" sheetId=\"" + at + "\" r:id=\"r" + at + "\"/>")
                .collect(Collectors.joining()) + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", XML + "<Relationships xmlns=\"" + RELATIONS + "\">" + IntStream.rangeClosed(1, sheets).mapToObj(at ->
            "<Relationship Id=\"r" + at + "\" Type=\"" + DOCUMENT + "/worksheet\" Target=\"worksheets/sheet" + at + ".xml\"/>").collect(Collectors.joining())
            + "<Relationship Id=\"s\" Type=\"" + DOCUMENT + "/styles\" Target=\"styles.xml\"/></Relationships>");
        part("_rels/.rels", XML + "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"w\" Type=\"" + DOCUMENT
            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part("[Content_Types].xml", XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE
            + "styles+xml\"/>" + numbers + "</Types>");
        zip.finish();
    }

    private void begin() throws IOException {
        sheets++;
        row = 0;
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + sheets + ".xml"));
        out.write(XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\""
            + " state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultColWidth=\"16\" defaultRowHeight=\"15\"/>" + (blank ? TYPED : "") + "<sheetData>");
        write(head, HEAD);
    }

    private void endSheet() throws IOException {
        out.write("</sheetData></worksheet>");
        out.flush();
        zip.closeEntry();
    }

    private void part(String path, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private void write(List<Object> cells, int look) throws IOException {
        row++;
        out.write("<row r=\"" + row + "\">");
        for (int column = 0; column < cells.size(); column++) {
            if (cells.get(column) != null) {
                write(letters(column) + row, cells.get(column), look);
            }
        }
        out.write("</row>");
    }

    private void write(String place, Object cell, int look) throws IOException {
        if (cell instanceof Number number) {
            number(place, Values.plain(number), number instanceof BigDecimal points && points.scale() == 2 ? POINTS : look);
        } else if (cell instanceof LocalDate day) {
            number(place, String.valueOf(ChronoUnit.DAYS.between(DAY_ZERO, day)), DAY);
        } else if (cell instanceof Instant moment) {
            LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
            number(place, String.valueOf(ChronoUnit.DAYS.between(DAY_ZERO, local.toLocalDate()) + local.toLocalTime().toSecondOfDay() / SECONDS_A_DAY), MOMENT);
        } else {
            out.write("<c r=\"" + place + "\" s=\"" + look + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(Values.shown(cell, sheet)) + "</t></is></c>");
        }
    }

    private void number(String place, String value, int look) throws IOException {
        out.write("<c r=\"" + place + "\" s=\"" + look + "\"><v>" + value + "</v></c>");
    }

    private static String letters(int column) {
        return (column >= 26 ? letters(column / 26 - 1) : "") + (char) ('A' + column % 26);
    }

    /** What XML can't hold is left out. */
    private static String escaped(String text) {
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints().filter(c -> c >= 0x20 && c < 0xd800 || c == '\t' || c == '\n' || c > 0xdfff && c < 0xfffe || c > 0xffff).forEach(c -> {
            switch (c) {
                case '&' -> shown.append("&amp;");
                case '<' -> shown.append("&lt;");
                case '>' -> shown.append("&gt;");
                case '"' -> shown.append("&quot;");
                default -> shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
