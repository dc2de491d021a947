package org.linli.core.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.linli.api.Ids;

/** The name of this node, the same after a restart, so that it finds its own jobs again at once. */
final class Node {

    private Node() {
    }

    static String named(Path folder) {
        Path file = folder.resolve("node");
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            Files.createDirectories(folder);
            String name = Ids.next();
            Files.writeString(file, name);
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder must be writable: " + file, e);
        }
    }
}
