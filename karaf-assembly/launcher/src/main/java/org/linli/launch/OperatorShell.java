package org.linli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The container's shell for operators of this machine: off unless a port is given; one user, whose password lies in the working folder. */
final class OperatorShell {
    /** A stage of their own before the platform, which has commands for them. */
    private static final String FEATURES = "(ssh, bundle, feature, log, service, system), ";

    private final int port;

    OperatorShell(int port) {
        this.port = port;
    }

    void prepare(Path folder, Path etc) throws IOException {
        System.setProperty("linli.shell.features", port == 0 ? "" : FEATURES);
        if (port == 0) {
            return;
        }
        Path settings = etc.resolve("org.apache.karaf.shell.cfg");
        Files.writeString(settings, Files.readString(settings).replaceFirst("(?m)^sshPort *=.*$", "sshPort = " + port));
        Path users = secret(etc.resolve("users.properties"));
        Files.writeString(users, "linli = " + password(folder.resolve("shell.password")) + ",_g_:admingroup\n"
                + "_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh\n");
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            Files.writeString(secret(file), HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }

    /** An empty file that nobody else reads, where the file system can say so. */
    private static Path secret(Path file) throws IOException {
        Files.deleteIfExists(file);
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createFile(file);
    }
}
