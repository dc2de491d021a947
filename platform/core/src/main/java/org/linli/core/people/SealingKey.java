package org.linli.core.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret file of the data folder: 32 bytes for sealing and 32 for keyed hashes, readable by the owner alone. */
final class SealingKey {

    private static final int LENGTH = 64;

    private SealingKey() {
    }

    static boolean exists(Path folder) {
        return Files.exists(file(folder));
    }

    static byte[] read(Path folder) {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file(folder)).strip());
            if (key.length != LENGTH) {
                throw new IllegalStateException(file(folder) + " must hold " + LENGTH + " bytes in Base64");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("the key of personal data can't be read", e);
        }
    }

    static byte[] create(Path folder) {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        try {
            Path file = file(folder);
            Files.createDirectories(file.getParent());
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("the key of personal data can't be written", e);
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("keys").resolve("personal-data.key");
    }
}
