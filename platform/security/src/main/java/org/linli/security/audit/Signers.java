package org.linli.security.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Whose signatures count, and from which block on there has to be one: known from outside the database, as the file {@code keys/audit.public}.
 *
 * <p>The file opens and signs nothing; a copy of it elsewhere verifies exports.
 *
 * @param keys  the public keys by their versions, X.509 in Base64
 * @param first the first block that each signed, as far as known
 * @param taken the first block with a signature as the database had it when there was no file; 0 where that wasn't so
 */
record Signers(Map<Integer, String> keys, Map<Integer, Long> first, long taken) {

    /** None is known. */
    static final Signers NONE = new Signers(Map.of(), Map.of(), 0);
    private static final String TAKEN = "taken";
    private static final String NOT_YET = "-";
    private static final int WORDS = 3;

    /** From here on each block has to be signed. */
    long from() {
        return LongStream.concat(first.values().stream().mapToLong(Long::longValue), LongStream.of(taken).filter(block -> block > 0)).min()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether it is known from which block on. */
    boolean begun() {
        return from() < Long.MAX_VALUE;
    }

    /** Whether nothing outside the database says from which block on. */
    boolean byDatabaseAlone() {
        return taken > 0 || !begun();
    }

    /** These, and a block that is signed. */
    Signers and(int key, long block) {
        Map<Integer, Long> signed = new TreeMap<>(first);
        signed.putIfAbsent(key, block);
        return new Signers(keys, signed, taken);
    }

    /** These, and the keys that a node has. */
    Signers with(Map<Integer, String> held) {
        Map<Integer, String> all = new TreeMap<>(keys);
        all.putAll(held);
        return new Signers(all, first, taken);
    }

    /** What the file says; none where it isn't there. @throws IOException also for one that is damaged */
    static Signers read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        Map<Integer, String> keys = new TreeMap<>();
        Map<Integer, Long> first = new TreeMap<>();
        long taken = 0;
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split(" +");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (words.length == 2 && words[0].equals(TAKEN) && words[1].matches("[0-9]{1,18}")) {
                taken = Long.parseLong(words[1]);
            } else if (words.length == WORDS && words[0].matches("[0-9]{1,6}") && words[1].matches("-|[0-9]{1,18}")) {
                keys.put(Integer.valueOf(words[0]), words[2]);
                if (!words[1].equals(NOT_YET)) {
                    first.put(Integer.valueOf(words[0]), Long.valueOf(words[1]));
                }
            } else {
                throw new IOException(file + ": a line has not the form <version> <first block> <public key>");
            }
        }
        if (keys.isEmpty()) {
            throw new IOException(file + " holds no key: put it back from your copy");
        }
        return new Signers(keys, first, taken);
    }

    /** Writes them at once and for good, also across a power failure. */
    void write(Path file) throws IOException {
        var text = new StringBuilder("# Public keys of the audit: version, first block that it signed, key. Keep a copy elsewhere; it verifies exports\n");
        keys.forEach((version, key) -> {
            String block = first.containsKey(version) ? first.get(version).toString() : NOT_YET;
            text.append(version).append(' ').append(block).append(' ').append(key).append('\n');
        });
        if (taken > 0) {
            text.append("# The first block with a signature as the database alone had it, since this file was not there: put your copy of it back\n")
                    .append(TAKEN).append(' ').append(taken).append('\n');
        }
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(file.getParent());
    }

    /** The move is for good only when the folder is, which not every system can be told. */
    private static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
                open.force(true);
            }
        }
    }
}
