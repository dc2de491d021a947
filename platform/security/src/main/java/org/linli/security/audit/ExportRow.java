package org.linli.security.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.security.Audit.Result;
import org.linli.api.security.AuditSignatures.Signature;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.security.audit.Block.End;

/**
 * A row of an export by its columns: the head of the file, a line, the digest of a line that wasn't asked for or that was missing from the
 * audit, the seal of the block that the rows before it belong to, or the end of the file.
 */
record ExportRow(Map<String, String> cells) {

    static final List<String> COLUMNS = List.of("row", "number", "id", "at", "account", "name", "address", "action", "object", "unit", "before", "after",
            "result", "request", "digest", "town", "search", "block", "first", "lines", "least", "greatest", "newest", "sealed", "late", "previous", "root",
            "hash", "signer", "signature");
    /** Files from before there were signatures lack these. */
    private static final List<String> SIGNATURE = List.of("signer", "signature");

    static final String HEAD = "export";
    static final String LINE = "line";
    static final String OTHER = "other";
    static final String MISSING = "missing";
    static final String SEAL = "seal";
    static final String END = "end";

    /** @param from the end of what lies before the first block */
    static ExportRow head(String town, String search, Instant at, End from) {
        return new Cells(HEAD).put("town", town).put("search", search).put("at", at).put("block", from.block()).put("number", from.line())
                .put("hash", from.hash()).row();
    }

    static ExportRow line(long number, Entry line, String digest) {
        return new Cells(LINE).put("number", number).put("id", line.id()).put("at", line.at()).put("account", line.account()).put("name", line.name())
                .put("address", line.address()).put("action", line.action()).put("object", line.object()).put("unit", line.unit())
                .put("before", line.before()).put("after", line.after()).put("result", line.result()).put("request", line.request()).put("digest", digest)
                .row();
    }

    static ExportRow other(long number, String digest) {
        return new Cells(OTHER).put("number", number).put("digest", digest).row();
    }

    /** A line that the chain holds and the audit doesn't. */
    static ExportRow missing(long number, LineDigest line) {
        return new Cells(MISSING).put("number", number).put("id", line.id()).put("digest", line.hex()).row();
    }

    static ExportRow seal(Block block) {
        return new Cells(SEAL).put("block", block.number()).put("first", block.first()).put("lines", block.lines()).put("least", block.least())
                .put("greatest", block.greatest()).put("newest", block.newest()).put("sealed", block.sealed()).put("late", block.late())
                .put("previous", block.previous()).put("root", block.root()).put("hash", block.hash())
                .put("signer", block.signature() == null ? null : block.signature().key())
                .put("signature", block.signature() == null ? null : block.signature().value()).row();
    }

    /** @param hash over all rows before this one */
    static ExportRow end(long lines, String hash) {
        return new Cells(END).put("lines", lines).put("hash", hash).row();
    }

    String kind() {
        return text("row");
    }

    /** The cell, empty where it is. */
    String text(String column) {
        return cells.getOrDefault(column, "");
    }

    long number(String column) {
        return Long.parseLong(text(column));
    }

    Entry line() {
        return new Entry(text("id"), Instant.parse(text("at")), text("account"), text("name"), text("address"), text("action"), text("object"), text("unit"),
                text("before"), text("after"), Result.valueOf(text("result")), text("request"));
    }

    byte[] digest() {
        return HexFormat.of().parseHex(text("digest"));
    }

    Block block() {
        return new Block(number("block"), number("first"), Math.toIntExact(number("lines")), text("least"), text("greatest"), Instant.parse(text("newest")),
                Instant.parse(text("sealed")), text("late").equals("true"), text("previous"), text("root"), text("hash"),
                text("signature").isEmpty() ? null : new Signature(Math.toIntExact(number("signer")), text("signature")));
    }

    /** What the end of the file is reckoned from. */
    byte[] content() {
        var content = new Canonical();
        COLUMNS.stream().filter(column -> !SIGNATURE.contains(column) || !text(column).isEmpty()).forEach(column -> content.field(text(column)));
        return content.digest();
    }

    private static final class Cells {

        private final Map<String, String> cells = new LinkedHashMap<>();

        Cells(String kind) {
            cells.put("row", kind);
        }

        Cells put(String column, Object value) {
            if (value != null && !value.toString().isEmpty()) {
                cells.put(column, value.toString());
            }
            return this;
        }

        ExportRow row() {
            return new ExportRow(cells);
        }
    }
}
