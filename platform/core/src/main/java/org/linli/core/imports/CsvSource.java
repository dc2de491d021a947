package org.linli.core.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldModifiers;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.linli.api.Problem;

/** A CSV file by RFC 4180 in UTF-8, with or without byte order mark; what spreadsheets save with semicolons or tabs is read too. */
final class CsvSource implements RowSource {

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 20_000;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final QuoteCount text;
    private final CloseableIterator<String[]> rows;
    private final List<String> header;
    private int number;

    CsvSource(InputStream file) throws IOException {
        InputStream bare = withoutMark(file);
        char separator = separator(bare);
        text = new QuoteCount(new InputStreamReader(bare, StandardCharsets.UTF_8.newDecoder()));
        rows = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).allowExtraFields(true).allowMissingFields(true)
                .build(StringArrayHandler.of(limits -> limits.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_CELL).fieldModifier(FieldModifiers.STRIP)), text)
                .iterator();
        Cells first = read();
        if (first == null || first.blank()) {
            throw Header.MESSAGES.problem(Problem.Kind.MALFORMED, "import-empty");
        }
        header = List.of(first.cells());
    }

    @Override
    public List<String> header() {
        return header;
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
                return Header.MESSAGES.problem(Problem.Kind.MALFORMED, "import-not-utf8", row).at("row " + row);
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

    private static InputStream withoutMark(InputStream file) throws IOException {
        var stream = new BufferedInputStream(file, 1 << 16);
        stream.mark(MARK.length);
        if (!Arrays.equals(stream.readNBytes(MARK.length), MARK)) {
            stream.reset();
        }
        return stream;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
