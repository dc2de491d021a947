package org.linli.core.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.linli.core.keys.KeyRing.Key;

/**
 * The secret file {@code keys/personal-data.key} of a data folder, readable by its owner alone.
 *
 * <p>A line {@code hash <algorithm> <key>}, then one {@code <version> <algorithm> <created> <key>} for each key that seals, keys in Base64. The
 * form before there were versions is read, too: 32 bytes of an AES key and 32 for hashes, on one line.
 */
public final class KeyFile {

    private static final int OLD_FORM = 64;
    private static final int HALF = 32;

    private final Path file;

    public KeyFile(Path folder) {
        this.file = folder.resolve("keys").resolve("personal-data.key");
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** When it was last written. */
    public Instant changed() {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /** The keys that it holds. */
    public KeyRing read() {
        try {
            List<String> lines = Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
            return lines.size() == 1 && !lines.get(0).contains(" ") ? oldForm(lines.get(0)) : ring(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of personal data can't be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " is damaged: put it back from your copy", e);
        }
    }

    private KeyRing oldForm(String line) {
        byte[] both = Base64.getDecoder().decode(line);
        if (both.length != OLD_FORM) {
            throw new IllegalArgumentException("it must hold " + OLD_FORM + " bytes in Base64");
        }
        return new KeyRing(Algorithm.AES, Arrays.copyOfRange(both, HALF, OLD_FORM),
                List.of(new Key(1, Algorithm.AES, changed().truncatedTo(ChronoUnit.SECONDS), Arrays.copyOf(both, HALF))));
    }

    private static KeyRing ring(List<String> lines) {
        Algorithm hashing = null;
        byte[] hashKey = {};
        List<Key> keys = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" +");
            if (words.length == 3 && words[0].equals("hash")) {
                hashing = Algorithm.valueOf(words[1]);
                hashKey = Base64.getDecoder().decode(words[2]);
            } else if (words.length == 4 && words[0].matches("[0-9]{1,6}")) {
                keys.add(new Key(Integer.parseInt(words[0]), Algorithm.valueOf(words[1]), instant(words[2]), Base64.getDecoder().decode(words[3])));
            } else {
                throw new IllegalArgumentException("a line has neither the form of a key nor of the hash");
            }
        }
        return new KeyRing(hashing, hashKey, keys);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no instant: " + text, e);
        }
    }

    /** Writes the first keys of a town. @throws UncheckedIOException also when there is a file already */
    public KeyRing create(Algorithm algorithm, Instant now) {
        KeyRing ring = KeyRing.fresh(algorithm, now.truncatedTo(ChronoUnit.SECONDS));
        write(ring, file, StandardOpenOption.CREATE_NEW);
        return ring;
    }

    /** Puts a ring in the place of the one before, at once and for good; the file before is kept beside it as {@code .before-<version>}. */
    public void replace(KeyRing ring, int version) {
        try {
            Path kept = kept(version);
            write(read(), kept, StandardOpenOption.CREATE);
            Path fresh = beside("new");
            Files.deleteIfExists(fresh);
            write(ring, fresh, StandardOpenOption.CREATE_NEW);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of personal data can't be written", e);
        }
    }

    /** The file that was kept from before that version isn't needed any more. */
    public void forget(int version) {
        try {
            Files.deleteIfExists(kept(version));
        } catch (IOException e) {
            throw new UncheckedIOException(kept(version) + " can't be deleted", e);
        }
    }

    private Path kept(int version) {
        return beside("before-" + version);
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + "." + ending);
    }

    private static void write(KeyRing ring, Path to, StandardOpenOption how) {
        var text = new StringBuilder("# Keys of personal data. Keep a copy outside this machine: without them nothing that is sealed opens again\n");
        text.append("hash ").append(ring.hashing()).append(' ').append(base64(ring.hashKey())).append('\n');
        for (Key key : ring.keys()) {
            text.append(key.version()).append(' ').append(key.algorithm()).append(' ').append(key.created()).append(' ').append(base64(key.secret()))
                    .append('\n');
        }
        try {
            Files.createDirectories(to.getParent());
            boolean posix = to.getFileSystem().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] mine = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[] {};
            try (FileChannel channel = FileChannel.open(to, Set.of(how, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING), mine)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of personal data can't be written", e);
        }
    }

    /** The move is for good only when the folder is, which not every system can be told. */
    private void syncFolder() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
