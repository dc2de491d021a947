package org.linli.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The container's working folder: settings copied from the distribution with the operator's laid over them, and a bundle cache that is used again
 * only if the same build left it behind in good order.
 */
final class Workspace {
    /** Certificates and keys of https are read where they lie: keys have no need of copies. */
    private static final String TLS = "tls";

    private final Path home;
    private final Path folder;
    private final Path settings;
    private final OperatorShell shell;
    private String started;

    Workspace(Path home, DataFolder data, OperatorShell shell) {
        this.home = home;
        this.shell = shell;
        this.folder = data.karaf();
        this.settings = data.settings();
    }

    Path etc() {
        return folder.resolve("etc");
    }

    Path log() {
        return folder.resolve("log");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    Path folder() {
        return folder;
    }

    /** Makes the folder ready for a start. From here until {@link #leaveInOrder()} the cache counts as broken, so that a killed process leaves none behind. */
    void prepare() throws IOException {
        delete(etc());
        delete(temporary());
        copy(home.resolve("etc"), etc());
        if (Files.isDirectory(settings)) {
            copy(settings, etc());
        }
        shell.prepare(folder, etc());
        started = build();
        if (!started.equals(buildOfCache())) {
            delete(folder.resolve("cache"));
        }
        Files.deleteIfExists(marker());
        Files.createDirectories(log());
        Files.createDirectories(temporary());
    }

    /** Says that the cache belongs to the build and the settings that were started, whatever the container wrote since. */
    void leaveInOrder() throws IOException {
        Files.writeString(marker(), started);
    }

    private Path marker() {
        return folder.resolve("build");
    }

    private String buildOfCache() throws IOException {
        return Files.exists(marker()) ? Files.readString(marker()) : "";
    }

    /** Changes whenever a file of the distribution or a setting is replaced. */
    private String build() throws IOException {
        CRC32 sum = new CRC32();
        for (Path part : new Path[] {home.resolve("lib"), home.resolve("system"), etc()}) {
            try (Stream<Path> files = Files.walk(part)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                    sum.update(file.toString().getBytes(StandardCharsets.UTF_8));
                    sum.update(part.equals(etc()) ? Files.readAllBytes(file) : stamp(file));
                }
            }
        }
        return Long.toHexString(sum.getValue()) + System.getProperty("linli.shell.features");
    }

    private static byte[] stamp(Path file) throws IOException {
        return (Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis()).getBytes(StandardCharsets.US_ASCII);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.getFileName().toString().startsWith(TLS)) {
                    return FileVisitResult.CONTINUE;
                }
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
