package org.linli.core.imports;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.linli.api.Problem;

/**
 * What the sheet of an XLSX file refers to: shared texts, which styles are dates, and the sheet itself.
 *
 * <p>Read with the JDK alone, because the libraries for it bring two megabytes of others along.
 */
final class Workbook {

    static final int MOST_COLUMNS = 200;

    /** A file that unpacks to more than this is refused; a million rows of ten columns stay below. */
    static final long MOST_UNPACKED = 600_000_000L;
    /** What isn't the sheet is kept in memory, and so has to be smaller. */
    private static final long MOST_BESIDE = 150_000_000L;
    private static final long MOST_STYLES = 20_000_000L;
    /** Shared texts together, each with what the machine needs for it besides its characters. */
    private static final int MOST_TEXT = 30_000_000;
    private static final int TEXT_OVERHEAD = 40;
    /** No spreadsheet lets more into a cell. */
    private static final int LONGEST_TEXT = 32_767;

    private final byte[] file;
    private final List<String> texts = new ArrayList<>();
    private final BitSet dateStyles = new BitSet();
    private boolean since1904;
    private String sheetPart = "xl/worksheets/sheet1.xml";

    Workbook(InputStream content) throws IOException {
        file = content.readAllBytes();
        try {
            String first = firstSheet();
            sheetPart = target(first);
            readStyles();
            readTexts();
        } catch (XMLStreamException | IllegalArgumentException | IOException e) {
            throw unreadable(e);
        }
    }

    /** A reader at the start of the first sheet. */
    XMLStreamReader sheet() {
        try {
            return part(sheetPart, true, MOST_UNPACKED);
        } catch (XMLStreamException | IllegalArgumentException | IOException e) {
            throw unreadable(e);
        }
    }

    String text(int index) {
        return texts.get(index);
    }

    boolean isDate(int style) {
        return dateStyles.get(style);
    }

    /** Days since the end of 1899 (or the start of 1904), as a date, with its time where it has one. */
    String date(BigDecimal days) {
        LocalDate day = (since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30)).plusDays(days.longValue());
        long seconds = days.remainder(BigDecimal.ONE).multiply(BigDecimal.valueOf(86_400)).setScale(0, RoundingMode.HALF_UP).longValue();
        LocalDateTime time = day.atStartOfDay().plusSeconds(seconds);
        return seconds == 0 ? day.toString() : time.toString();
    }

    /** In the words of what is behind it: those of what wraps that name classes of the program. */
    static Problem unreadable(Exception e) {
        Throwable behind = e;
        while (behind.getCause() != null) {
            behind = behind.getCause();
        }
        return Header.MESSAGES.problem(Problem.Kind.MALFORMED, "import-xlsx", String.valueOf(behind.getMessage()).replaceAll("\\s+", " "));
    }

    /** Passes over the rest of the element that has just begun. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private String firstSheet() throws IOException, XMLStreamException {
        XMLStreamReader xml = part("xl/workbook.xml", true, MOST_STYLES);
        String id = null;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("workbookPr")) {
                    String value = xml.getAttributeValue(null, "date1904");
                    since1904 = "1".equals(value) || "true".equals(value);
                } else if (xml.getLocalName().equals("sheet") && id == null) {
                    id = xml.getAttributeValue("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
                }
            }
        }
        return id;
    }

    private String target(String id) throws IOException, XMLStreamException {
        XMLStreamReader xml = part("xl/_rels/workbook.xml.rels", true, MOST_STYLES);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Relationship") && xml.getAttributeValue(null, "Id").equals(id)) {
                String target = xml.getAttributeValue(null, "Target");
                if (target == null) {
                    throw new IllegalArgumentException("a relationship without a target");
                }
                return target.startsWith("/") ? target.substring(1) : "xl/" + target;
            }
        }
        return sheetPart;
    }

    private void readStyles() throws IOException, XMLStreamException {
        XMLStreamReader xml = part("xl/styles.xml", false, MOST_STYLES);
        Set<Integer> dates = new HashSet<>();
        boolean inCells = false;
        int style = 0;
        while (xml != null && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        if (showsDate(xml.getAttributeValue(null, "formatCode"))) {
                            dates.add(Integer.valueOf(xml.getAttributeValue(null, "numFmtId")));
                        }
                    }
                    case "cellXfs" -> inCells = true;
                    case "xf" -> {
                        if (inCells) {
                            String format = xml.getAttributeValue(null, "numFmtId");
                            int id = format == null ? 0 : Integer.parseInt(format);
                            dateStyles.set(style++, dates.contains(id) || id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58);
                        }
                    }
                    default -> {
                        // fonts, fills and borders say nothing of the value
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                inCells = false;
            }
        }
    }

    private static boolean showsDate(String format) {
        if (format == null) {
            return false;
        }
        String bare = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.contains("yy") || bare.contains("d") && bare.contains("m");
    }

    private void readTexts() throws IOException, XMLStreamException {
        XMLStreamReader xml = part("xl/sharedStrings.xml", false, MOST_BESIDE);
        StringBuilder text = new StringBuilder();
        long all = 0;
        while (xml != null && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "si" -> text.setLength(0);
                    case "t" -> addText(xml, text);
                    case "rPh" -> skip(xml);
                    default -> {
                        // runs of formatted text: only their texts count
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
                texts.add(text.toString());
                all += text.length() + TEXT_OVERHEAD;
                if (all > MOST_TEXT) {
                    throw new IllegalArgumentException("too much text");
                }
            }
        }
    }

    /** Adds the text of the element that has just begun, and never more than fits into a cell. */
    static void addText(XMLStreamReader xml, StringBuilder text) throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new XMLStreamException("an element within a text", xml.getLocation());
            }
            if (xml.hasText() && event != XMLStreamConstants.COMMENT) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
            if (text.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException("a cell of more than " + LONGEST_TEXT + " characters");
            }
        }
    }

    /** @param most how many bytes it may unpack to */
    private XMLStreamReader part(String name, boolean needed, long most) throws IOException, XMLStreamException {
        var zip = new ZipInputStream(new ByteArrayInputStream(file));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(name)) {
                XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
                return factory.createXMLStreamReader(new Bounded(zip, most));
            }
        }
        if (needed) {
            throw new IllegalArgumentException(name);
        }
        return null;
    }

    /** Ends with a fault when more comes out than any honest file holds. */
    private static final class Bounded extends FilterInputStream {

        private final long most;
        private long left;

        Bounded(InputStream stream, long most) {
            super(stream);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return count(read, Math.max(read, 0));
        }

        private int count(int read, int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("unpacks to more than " + most + " bytes");
            }
            return read;
        }
    }
}
