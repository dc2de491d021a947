package org.linli.core.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.linli.api.ledger.Ledger.NewEntry;

/**
 * The idempotency keys of one file. A line without one gets a key that follows from its content and from how many lines before it say the
 * same, so that the same file sent twice gives the same keys.
 */
final class FileKeys {

    private static final String DERIVED = "file:";
    /** Half of SHA-256 is enough to tell lines apart. */
    private static final int BYTES = 16;

    private final LongTable contents = new LongTable();
    private final LongTable counts = new LongTable();
    /** The place among lines of the same content, for lines that aren't the first of theirs. */
    private final Map<Integer, Integer> places = new HashMap<>();

    /** The entry under a key that only stands in until its own is known. */
    static NewEntry nameless(NewEntry entry) {
        return new NewEntry(entry.subject(), entry.item(), entry.occurredOn(), entry.quantity(), entry.points(), DERIVED, entry.source(),
                entry.note());
    }

    /** Whether a line before has the same key, and says the same or something else. */
    enum Use {
        FIRST, SAME_AGAIN, OTHER
    }

    /** Notes the key that a line has itself. */
    Use use(Draft draft) {
        long key = Fingerprint.of(1, draft.key());
        long content = content(draft, 2) | 1;
        long before = contents.get(key);
        if (before == 0) {
            contents.put(key, content);
            return Use.FIRST;
        }
        return before == content ? Use.SAME_AGAIN : Use.OTHER;
    }

    /** The draft under the key that follows from it, once its line was counted. */
    Draft named(int line, Draft draft) {
        String content = content(draft);
        int place = places.getOrDefault(line, 1);
        String key = DERIVED + HexFormat.of().formatHex(sha256(content), 0, BYTES) + ":" + place;
        return new Draft(draft.subject(), draft.item(), draft.occurredOn(), draft.quantity(), draft.points(), key, draft.source(), draft.note(),
                draft.by(), draft.reverses());
    }

    /** Whether a line without a key may have come to this one. */
    static boolean maybeDerived(String key) {
        return key.startsWith(DERIVED);
    }

    /** Counts a line without a key; once for each line, in the order of the file. */
    void count(int line, Draft draft) {
        long content = content(draft, 3);
        long place = counts.get(content) + 1;
        counts.put(content, place);
        if (place > 1) {
            places.put(line, (int) place);
        }
    }

    /** A number that stands for what a line says beside its key. */
    private static long content(Draft draft, long seed) {
        long points = draft.points().movePointRight(2).longValueExact();
        return Fingerprint.mix(Fingerprint.mix(Fingerprint.of(seed, draft.subject(), draft.item()) + draft.occurredOn().toEpochDay())
                + Fingerprint.mix(points) * 31 + draft.quantity());
    }

    private static String content(Draft draft) {
        return draft.subject() + '\n' + draft.item() + '\n' + draft.occurredOn() + '\n' + draft.quantity() + '\n'
                + draft.points().toPlainString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
