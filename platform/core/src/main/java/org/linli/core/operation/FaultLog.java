package org.linli.core.operation;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.api.operation.Operation.Fault;

/** Faults in the log of this node, as its lines are written by {@code org.ops4j.pax.logging.cfg}. */
final class FaultLog {

    /** How much of its end is read. */
    private static final int TAIL = 1 << 20;
    /** The same where a number is looked for. */
    private static final int LONG_TAIL = 16 << 20;
    private static final int MOST = 50;
    private static final Pattern LINE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d),\\d+ \\| ERROR \\| .{16,}? \\| (\\S+) *\\| (\\S*) *\\| (.*)");
    private static final Pattern BEGINS = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d,.*");
    private static final String CAUSE = "Caused by: ";

    private final Path log;

    FaultLog(Path log) {
        this.log = log;
    }

    /** Newest first. @param number null for all */
    List<Fault> latest(String number) {
        List<Fault> found = new ArrayList<>();
        for (List<String> record : records(tail(number == null ? TAIL : LONG_TAIL))) {
            Matcher line = LINE.matcher(record.get(0));
            if (line.matches() && (number == null || number.equalsIgnoreCase(line.group(3)) || line.group(4).contains(number))) {
                found.add(fault(line, record));
            }
        }
        Collections.reverse(found);
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static Fault fault(Matcher line, List<String> record) {
        String cause = record.stream().filter(one -> one.startsWith(CAUSE)).reduce((outer, inner) -> inner).map(one -> one.substring(CAUSE.length()))
                .orElse(record.size() > 1 ? record.get(1) : null);
        Instant at = LocalDateTime.parse(line.group(1)).atZone(ZoneId.systemDefault()).toInstant();
        return new Fault(at, line.group(3).isEmpty() ? null : line.group(3), line.group(2), line.group(4), cause);
    }

    /** A line with the stack below it. */
    private static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            if (BEGINS.matcher(line).matches()) {
                records.add(new ArrayList<>(List.of(line)));
            } else if (!records.isEmpty()) {
                records.get(records.size() - 1).add(line);
            }
        }
        return records;
    }

    /** The first line may be cut, and then is none. */
    private String tail(int most) {
        if (!Files.exists(log)) {
            return "";
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - most);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
