package org.linli.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.api.data.Transactions;
import org.linli.runtime.file.Bounded;
import org.linli.runtime.file.Kar;

/** The files of modules on this node, made from the database where they are missing. */
final class Library {

    private final Path folder;
    /** For what isn't complete or not yet known; what a killed server left there is deleted. */
    private final Path coming;
    private final Transactions transactions;
    private final ModuleStore store;

    Library(Path folder, Transactions transactions, ModuleStore store) {
        this.folder = folder;
        this.coming = folder.resolve("coming");
        this.transactions = transactions;
        this.store = store;
        try {
            Files.createDirectories(coming);
            clear(coming, Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder must be writable: " + folder, e);
        }
    }

    /** A file that has just come, or that came in a kar; not yet known to be a module. @param checksum SHA-256 in hexadecimal */
    record Arrival(Path path, String checksum) {
    }

    /** Writes what comes into a file of its own. */
    Arrival take(InputStream content) throws IOException {
        Path file = Files.createTempFile(coming, "module-", ".jar");
        try {
            DiskSpace.require(folder, 0);
            Bounded.copy(content, file);
            DiskSpace.require(folder, Files.size(file));
            Kar.unpack(file);
            return new Arrival(file, checksum(file));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** The file of a version; read from the database if this node hasn't got it. */
    Path file(ModuleVersion version) {
        Path file = folder.resolve(version.fileName());
        try {
            if (Files.exists(file) && checksum(file).equals(version.checksum())) {
                return file;
            }
            Path part = Files.createTempFile(coming, "module-", ".jar");
            try {
                fetch(version, part);
                return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fetch(ModuleVersion version, Path part) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            transactions.read(db -> {
                store.write(db, version, out);
                return null;
            });
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(version.checksum())) {
            throw new IllegalStateException("the file of " + version.module() + " " + version.version() + " in the database is not what was put there: "
                    + found + " instead of " + version.checksum());
        }
    }

    void forget(ModuleVersion version) {
        try {
            Files.deleteIfExists(folder.resolve(version.fileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the files of versions that nobody needs. @param needed names of files */
    void tidy(Set<String> needed) {
        try {
            clear(folder, needed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Path folder, Set<String> needed) throws IOException {
        try (Stream<Path> files = Files.list(folder).filter(Files::isRegularFile)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!needed.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    static String checksum(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
