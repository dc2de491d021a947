package org.linli.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.net.URLDecoder;
import java.util.LinkedHashSet;
import java.util.Set;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** What stands behind the question mark: escaped as it should be, and nothing that nobody would read. */
final class Query {

    private static final Messages MESSAGES = Messages.beside(Query.class);

    private Query() {
    }

    /** Returns if every escape in a path or query is one, and all of them together are UTF-8. @throws Problem {@code MALFORMED} */
    static void checkEscapes(String text) {
        int at = text.indexOf('%');
        if (at < 0) {
            return;
        }
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (; at < text.length(); at++) {
            if (text.charAt(at) != '%') {
                bytes[length++] = (byte) (text.charAt(at) < 0x80 ? text.charAt(at) : ' ');
                continue;
            }
            int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(at + 2), 16);
            if (low < 0) {
                throw malformed(text.substring(at, Math.min(at + 3, text.length())));
            }
            bytes[length++] = (byte) (high << 4 | low);
            at += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
        } catch (CharacterCodingException e) {
            throw malformed(text.substring(text.indexOf('%')));
        }
    }

    /** Returns if a query names no other parameters. @param query null without one @throws Problem {@code INVALID}, naming all others */
    static void check(String query, Set<String> known) {
        if (query == null || query.isEmpty()) {
            return;
        }
        Set<String> unknown = new LinkedHashSet<>();
        for (String part : query.split("&")) {
            int end = part.indexOf('=');
            String name = end < 0 ? part : part.substring(0, end);
            if (!name.isEmpty() && !known.contains(name) && !known.contains(URLDecoder.decode(name, StandardCharsets.UTF_8))) {
                unknown.add(URLDecoder.decode(name, StandardCharsets.UTF_8));
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        String first = unknown.iterator().next();
        Problem problem = known.isEmpty() ? MESSAGES.problem(Problem.Kind.INVALID, "query-none", first)
            : MESSAGES.problem(Problem.Kind.INVALID, "query-unknown", String.join(", ", unknown), String.join(", ", known));
        throw problem.at(first).listing(unknown.stream().map(name -> new Problem.Fault(name, MESSAGES.text("problem.query-none", name))).toList());
    }

    private static Problem malformed(String escape) {
        return MESSAGES.problem(Problem.Kind.MALFORMED, "escape", escape);
    }
}
