package org.linli.security.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.linli.api.security.AuditTrail.Entry;

/** What a block keeps of a line: its id and the SHA-256 of all that the line says. */
record LineDigest(String id, byte[] digest) {

    private static final int ID = 16;
    private static final int DIGEST = 32;

    static LineDigest of(String town, Entry line) {
        return new LineDigest(line.id(), new Canonical().field("line").field(town).field(line.id()).field(line.at()).field(line.account())
                .field(line.name()).field(line.address()).field(line.action()).field(line.object()).field(line.unit()).field(line.before())
                .field(line.after()).field(line.result().name()).field(line.request()).digest());
    }

    boolean fits(String town, Entry line) {
        return Arrays.equals(digest, of(town, line).digest);
    }

    String hex() {
        return HexFormat.of().formatHex(digest);
    }

    /** The hash over the digests of a block's lines in their order. */
    static String root(List<LineDigest> lines) {
        MessageDigest sha256 = Canonical.sha256();
        lines.forEach(line -> sha256.update(line.digest));
        return HexFormat.of().formatHex(sha256.digest());
    }

    static byte[] pack(List<LineDigest> lines) {
        ByteBuffer packed = ByteBuffer.allocate(lines.size() * (ID + DIGEST));
        for (LineDigest line : lines) {
            UUID id = UUID.fromString(line.id);
            packed.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).put(line.digest);
        }
        return packed.array();
    }

    /** What doesn't come out even is left out: then there are too few, and the root doesn't fit either. */
    static List<LineDigest> unpack(byte[] packed) {
        ByteBuffer rest = ByteBuffer.wrap(packed);
        List<LineDigest> lines = new ArrayList<>(packed.length / (ID + DIGEST));
        while (rest.remaining() >= ID + DIGEST) {
            String id = new UUID(rest.getLong(), rest.getLong()).toString();
            byte[] digest = new byte[DIGEST];
            rest.get(digest);
            lines.add(new LineDigest(id, digest));
        }
        return lines;
    }
}
