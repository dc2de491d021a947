package org.linli.api.rest;

import java.util.regex.Pattern;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** The version that a caller changes, out of {@code If-Match}. */
public final class Versions {

    private static final Messages MESSAGES = Messages.beside(Versions.class);
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

    private Versions() {
    }

    /**
     * The version named by {@code If-Match}.
     *
     * @param ifMatch the header's value, for example {@code "3"} with its quotes
     * @throws Problem {@code PRECONDITION_REQUIRED} when it is absent, {@code MALFORMED} when it is no version
     */
    public static int of(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw MESSAGES.problem(Problem.Kind.PRECONDITION_REQUIRED, "if-match-missing").at("If-Match");
        }
        var tag = TAG.matcher(ifMatch.trim());
        if (!tag.matches()) {
            throw MESSAGES.problem(Problem.Kind.MALFORMED, "if-match-malformed", ifMatch).at("If-Match");
        }
        return Integer.parseInt(tag.group(1));
    }

    /**
     * Returns if the caller's version is the current one.
     *
     * @throws Problem {@code STALE} otherwise
     */
    public static void same(int callers, int current) {
        if (callers != current) {
            throw MESSAGES.problem(Problem.Kind.STALE, "stale", String.valueOf(callers), String.valueOf(current)).at("If-Match");
        }
    }
}
