package org.linli.core.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.linli.api.ledger.Ledger.Entry;

/** The hash that chains the entries of one program; its form stands in the description of the package. Not for several threads at once. */
final class EntryHash {

    private static final HexFormat HEX = HexFormat.of();

    private final String town;
    private final String program;
    private final MessageDigest digest;
    private final StringBuilder content = new StringBuilder(400);

    EntryHash(String town, String program) {
        this.town = town;
        this.program = program;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The hash of an entry; what it carries as its own hash doesn't matter. */
    String of(String before, Entry entry) {
        content.setLength(0);
        field(before);
        field(town);
        field(program);
        field(Long.toString(entry.seq()));
        field(entry.subject());
        field(entry.item());
        field(entry.occurredOn().toString());
        field(Integer.toString(entry.quantity()));
        field(entry.points().setScale(2).toPlainString());
        field(entry.key());
        field(entry.source());
        field(entry.note());
        field(entry.by());
        field(Long.toString(entry.at().toEpochMilli()));
        field(entry.reverses() == null ? null : entry.reverses().toString());
        return HEX.formatHex(digest.digest(content.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void field(String text) {
        if (text == null) {
            content.append('-');
        } else {
            content.append(text.length()).append(':').append(text);
        }
    }
}
