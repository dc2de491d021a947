package org.linli.it;

import java.util.List;
import java.util.regex.Pattern;

/** Which lines of a server's log are no surprise; everything else from WARN up fails the test that it was written under. */
final class ExpectedLog {

    private record Known(Pattern line, String reason) {
    }

    private static final Pattern LOUD = Pattern.compile("\\| (WARN |ERROR|FATAL) *\\|");

    /** Keep it short: a line that is noise is better silenced where it comes from. */
    private static final List<Known> KNOWN = List.of();

    private ExpectedLog() {
    }

    static List<String> surprises(List<String> log) {
        return log.stream().filter(line -> LOUD.matcher(line).find()).filter(line -> KNOWN.stream().noneMatch(known -> known.line().matcher(line).find()))
                .toList();
    }
}
