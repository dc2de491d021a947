package org.linli.security.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.api.Text;
import org.linli.api.security.AuditTrail.Head;

/**
 * Verifies an export of the audit without database or platform:
 * {@code java -cp platform-security.jar:platform-api.jar org.linli.security.audit.VerifyExport FILE [BLOCK:HASH] [KEYS]}, where
 * {@code KEYS} is a copy of {@code keys/audit.public}.
 *
 * <p>It ends with 0 for a file that is intact, 1 for one that isn't, 2 where it can't be read.
 */
public final class VerifyExport {

    private static final Pattern NOTED = Pattern.compile("(\\d{1,18}):([0-9a-fA-F]{64})");

    private final ExportCheck check;

    private VerifyExport(Head noted, Signers signers) {
        check = new ExportCheck(noted, signers);
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        Matcher noted = NOTED.matcher(arguments.length > 1 ? arguments[1] : "");
        int keys = noted.matches() ? 2 : 1;
        if (arguments.length < 1 || arguments.length > keys + 1) {
            say(out, Findings.MESSAGES.text("verify-usage"));
            return 2;
        }
        Head head = noted.matches() ? new Head(Long.parseLong(noted.group(1)), noted.group(2)) : null;
        try {
            Signers signers = arguments.length > keys ? signers(Path.of(arguments[keys])) : null;
            return new VerifyExport(head, signers).verify(out, Path.of(arguments[0]));
        } catch (IOException e) {
            say(out, Findings.MESSAGES.text("verify-unreadable", e.toString()));
            return 2;
        }
    }

    private static Signers signers(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return Signers.read(file);
    }

    private int verify(PrintStream out, Path file) throws IOException {
        long row = 0;
        String broken = null;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            RowSource rows = rows(in);
            for (Map<String, String> cells = rows.next(); cells != null; cells = rows.next()) {
                row++;
                check.follow(new ExportRow(cells));
            }
        } catch (RuntimeException malformed) {
            broken = malformed.getMessage();
        }
        List<Text> faults = check.faults();
        say(out, check.summary());
        if (broken != null) {
            say(out, Findings.MESSAGES.text("file-row", String.valueOf(row), broken));
        }
        faults.forEach(fault -> say(out, fault));
        boolean intact = broken == null && faults.isEmpty();
        say(out, Findings.MESSAGES.text(intact ? "file-intact" : "file-broken"));
        return intact ? 0 : 1;
    }

    private interface RowSource {

        /** The next row; null at the end. */
        Map<String, String> next() throws IOException;
    }

    private static RowSource rows(BufferedReader in) throws IOException {
        in.mark(2);
        int first = in.read();
        if (first != '\uFEFF') {
            in.reset();
        }
        in.mark(1);
        first = in.read();
        in.reset();
        if (first == '{') {
            return () -> {
                String line = in.readLine();
                return line == null ? null : JsonLine.parse(line);
            };
        }
        List<String> columns = CsvLine.read(in);
        return () -> {
            List<String> cells = CsvLine.read(in);
            return cells == null ? null : named(columns, cells);
        };
    }

    private static Map<String, String> named(List<String> columns, List<String> cells) {
        if (columns.size() != cells.size()) {
            throw new IllegalArgumentException(cells.size() + " cells under " + columns.size() + " columns");
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            named.put(columns.get(i), cells.get(i));
        }
        return named;
    }

    private static void say(PrintStream out, Text text) {
        out.println(text.zh());
        out.println(text.en());
    }
}
