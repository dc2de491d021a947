package org.linli.security.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose signatures count, and from which block on there has to be one: known from outside the database, as the file {@code keys/audit.public}.
 *
 * <p>The file opens and signs nothing; a copy of it elsewhere verifies exports.
 *
 * @param keys  the public keys by their versions, X.509 in Base64
 * @param first the first block that each signed, as far as known
 */
record Signers(Map<Integer, String> keys, Map<Integer, Long> first) {

    /** None is known. */
    static final Signers NONE = new Signers(Map.of(), Map.of());
    private static final int WORDS = 3;

    /** From here on each block has to be signed. */
    long from() {
        return first.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    /** These, and a block that was just signed. */
    Signers and(int key, long block, Map<Integer, String> all) {
        Map<Integer, Long> signed = new TreeMap<>(first);
        signed.putIfAbsent(key, block);
        return new Signers(all, signed);
    }

    /** What the file says; none where it isn't there. @throws IOException also for one that is damaged */
    static Signers read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        Map<Integer, String> keys = new LinkedHashMap<>();
        Map<Integer, Long> first = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split(" +");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (words.length != WORDS || !words[0].matches("[0-9]{1,6}") || !words[1].matches("[0-9]{1,18}")) {
                throw new IOException(file + ": a line has not the form <version> <first block> <public key>");
            }
            keys.put(Integer.valueOf(words[0]), words[2]);
            first.put(Integer.valueOf(words[0]), Long.valueOf(words[1]));
        }
        return new Signers(keys, first);
    }

    /** Writes those that have signed. */
    void write(Path file) throws IOException {
        var text = new StringBuilder("# Public keys of the audit: version, first block that it signed, key. Keep a copy elsewhere; it verifies exports\n");
        first.forEach((key, block) -> text.append(key).append(' ').append(block).append(' ').append(keys.get(key)).append('\n'));
        Files.createDirectories(file.getParent());
        Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
