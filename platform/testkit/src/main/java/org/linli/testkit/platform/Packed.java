package org.linli.testkit.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A bundle of the class path as the file that a server is given. */
final class Packed {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private Packed() {
    }

    /** @param folder where the jar is put @return the jar */
    static Path jar(FoundBundle bundle, Path folder) {
        Path jar = folder.resolve(bundle.name() + ".jar");
        try {
            if (Files.isDirectory(bundle.place())) {
                pack(bundle, jar);
            } else {
                Files.copy(bundle.place(), jar);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(FoundBundle bundle, Path jar) throws IOException {
        Path root = bundle.place();
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, bundle.manifest());
                Stream<Path> found = Files.walk(root)) {
            for (Path one : (Iterable<Path>) found.filter(Files::isRegularFile).sorted()::iterator) {
                String name = root.relativize(one).toString().replace('\\', '/');
                if (!name.equals(MANIFEST)) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(one, out);
                }
            }
        }
    }
}
