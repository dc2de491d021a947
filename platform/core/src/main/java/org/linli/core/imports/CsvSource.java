package org.linli.core.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldModifiers;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.linli.api.Problem;

/** A CSV file by RFC 4180, in UTF-8 with or without byte order mark or in GB18030; what spreadsheets save with semicolons or tabs is read too. */
final class CsvSource implements RowSource {

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 20_000;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvText written;
    private final QuoteCount text;
    private final CloseableIterator<String[]> rows;
    private final List<String> header;
    private int number;

    /** @param known whether a cell is the heading of a column */
    CsvSource(InputStream file, Predicate<String> known) throws IOException {
        var bare = new BufferedInputStream(file, 1 << 16);
        boolean marked = skipMark(bare);
        char separator = separator(bare);
        written = marked ? CsvText.marked(bare) : new CsvText(bare);
        text = new QuoteCount(written);
        rows = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).allowExtraFields(true).allowMissingFields(true)
                .build(StringArrayHandler.of(limits -> limits.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_CELL).fieldModifier(FieldModifiers.STRIP)), text)
                .iterator();
        header = List.of(RowSource.header(this::read, known).cells());
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public String charset() {
        return written.charset().name();
    }

    @Override
    public Cells next() {
        Cells row = read();
        while (row != null && row.blank()) {
            row = read();
        }
        if (row != null && row.cells().length != header.size()) {
            throw Header.MESSAGES.problem(Problem.Kind.MALFORMED, "import-cells", String.valueOf(number), String.valueOf(row.cells().length),
                    String.valueOf(header.size())).at("row " + number);
        }
        return row;
    }

    private Cells read() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            String[] cells = rows.next();
            number++;
            if (!rows.hasNext() && text.open()) {
                throw Header.MESSAGES.problem(Problem.Kind.MALFORMED, "import-quote", String.valueOf(number)).at("row " + number);
            }
            for (String cell : cells) {
                if (cell.indexOf('\0') >= 0) {
                    throw Header.MESSAGES.problem(Problem.Kind.MALFORMED, "import-nul", String.valueOf(number)).at("row " + number);
                }
            }
            return new Cells(number, cells);
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    /** What the file's author can mend; a body over its limit is said as such, what the connection broke stays a fault. */
    private RuntimeException unreadable(RuntimeException e) {
        String row = String.valueOf(number + 1);
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof CharacterCodingException) {
                String code = written.charset().equals(CsvText.GB18030) ? "import-not-gb18030" : "import-not-utf8";
                return Header.MESSAGES.problem(Problem.Kind.MALFORMED, code, row).at("row " + row);
            }
        }
        return e instanceof CsvParseException ? Header.MESSAGES.problem(Problem.Kind.MALFORMED, "import-csv", row).at("row " + row) : e;
    }

    /** What stands between the columns' names: a comma, unless there is none and semicolons or tabs are. */
    private static char separator(InputStream file) throws IOException {
        file.mark(LONGEST_CELL);
        String first = new String(file.readNBytes(LONGEST_CELL), StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
        file.reset();
        for (char separator : new char[] {',', ';', '\t'}) {
            if (first.indexOf(separator) >= 0) {
                return separator;
            }
        }
        return ',';
    }

    /** Passes over the mark. @return whether there was one */
    private static boolean skipMark(InputStream file) throws IOException {
        file.mark(MARK.length);
        boolean marked = Arrays.equals(file.readNBytes(MARK.length), MARK);
        if (!marked) {
            file.reset();
        }
        return marked;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
