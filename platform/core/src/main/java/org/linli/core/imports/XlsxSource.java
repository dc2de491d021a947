package org.linli.core.imports;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.linli.api.Problem;

/** The first sheet of an XLSX file, read as it streams by; numbers as a spreadsheet shows them, dates as ISO 8601. */
final class XlsxSource implements RowSource {

    /** A spreadsheet keeps and shows 15 digits; what stands behind them is noise of binary fractions. */
    private static final MathContext SHOWN = new MathContext(15);
    /** A spreadsheet has no numbers above 1E308. */
    private static final int MOST_PLACES = 400;
    /** Days of the last hundred years and the next, as a spreadsheet counts them. */
    private static final Pattern SERIAL = Pattern.compile("[1-9][0-9]{4}");

    private final Workbook workbook;
    private final XMLStreamReader sheet;
    private final List<String> header;
    private int number;
    /** Characters of all cells so far: cells may share one long text. */
    private long shown;
    private BitSet days = new BitSet();

    /** @param known whether a cell is the heading of a column */
    XlsxSource(InputStream file, Predicate<String> known) throws IOException {
        workbook = new Workbook(file);
        sheet = workbook.sheet();
        Cells first = RowSource.header(this::read, known);
        header = List.of(cut(first, lastUsed(first)).cells());
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public void days(BitSet columns) {
        days = columns;
    }

    @Override
    public Cells next() {
        Cells row = read();
        while (row != null && row.blank()) {
            row = read();
        }
        if (row == null) {
            return null;
        }
        if (lastUsed(row) > header.size()) {
            throw Header.MESSAGES.problem(Problem.Kind.MALFORMED, "import-cells", String.valueOf(number), String.valueOf(lastUsed(row)),
                    String.valueOf(header.size())).at("row " + number);
        }
        return cut(row, header.size());
    }

    private Cells read() {
        try {
            while (sheet.hasNext()) {
                if (sheet.next() == XMLStreamConstants.START_ELEMENT && sheet.getLocalName().equals("row")) {
                    String given = sheet.getAttributeValue(null, "r");
                    number = given == null ? number + 1 : Integer.parseInt(given);
                    return new Cells(number, cells());
                }
            }
            return null;
        } catch (XMLStreamException | IllegalArgumentException | IndexOutOfBoundsException | DateTimeException | ArithmeticException e) {
            throw Workbook.unreadable(e);
        }
    }

    private String[] cells() throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (true) {
            int event = sheet.next();
            if (event == XMLStreamConstants.END_ELEMENT && sheet.getLocalName().equals("row")) {
                return cells.toArray(String[]::new);
            }
            if (event == XMLStreamConstants.START_ELEMENT && sheet.getLocalName().equals("c")) {
                int column = column(sheet.getAttributeValue(null, "r"), cells.size());
                while (cells.size() <= column) {
                    cells.add("");
                }
                String cell = cell(days.get(column));
                shown += cell.length();
                if (shown > Workbook.MOST_UNPACKED) {
                    throw new IllegalArgumentException("too much text");
                }
                cells.set(column, cell);
            }
        }
    }

    /** @param day whether a number that isn't set as a day may be one */
    private String cell(boolean day) throws XMLStreamException {
        String type = sheet.getAttributeValue(null, "t");
        String style = sheet.getAttributeValue(null, "s");
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = sheet.next();
            if (event == XMLStreamConstants.END_ELEMENT && sheet.getLocalName().equals("c")) {
                String value = value(type, style, text.toString()).strip();
                return day && (type == null || type.equals("n")) && SERIAL.matcher(value).matches() ? workbook.date(new BigDecimal(value)) : value;
            }
            if (event == XMLStreamConstants.START_ELEMENT && (sheet.getLocalName().equals("v") || sheet.getLocalName().equals("t"))) {
                Workbook.addText(sheet, text);
            } else if (event == XMLStreamConstants.START_ELEMENT && (sheet.getLocalName().equals("f") || sheet.getLocalName().equals("rPh"))) {
                Workbook.skip(sheet);
            }
        }
    }

    private String value(String type, String style, String text) {
        if (text.isEmpty()) {
            return "";
        }
        if (type == null || type.equals("n")) {
            BigDecimal number = new BigDecimal(text.strip());
            if (number.precision() > MOST_PLACES || Math.abs((long) number.scale()) > MOST_PLACES) {
                throw new IllegalArgumentException("a number beyond those of spreadsheets");
            }
            if (style != null && workbook.isDate(Integer.parseInt(style))) {
                return workbook.date(number);
            }
            return number.round(SHOWN).stripTrailingZeros().toPlainString();
        }
        return switch (type) {
            case "s" -> workbook.text(Integer.parseInt(text.strip()));
            case "b" -> text.strip().equals("1") ? "TRUE" : "FALSE";
            default -> text;
        };
    }

    /** From the letters of a reference such as {@code AB12}; the next one where there is none. */
    private static int column(String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
        }
        if (column < 1 || column > Workbook.MOST_COLUMNS) {
            throw new IllegalArgumentException("column of " + reference);
        }
        return column - 1;
    }

    private static int lastUsed(Cells row) {
        int last = row.cells().length;
        while (last > 0 && row.cells()[last - 1].isEmpty()) {
            last--;
        }
        return last;
    }

    private static Cells cut(Cells row, int width) {
        String[] cells = Arrays.copyOf(row.cells(), width);
        for (int i = row.cells().length; i < width; i++) {
            cells[i] = "";
        }
        return new Cells(row.number(), cells);
    }

    @Override
    public void close() throws IOException {
        try {
            sheet.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
