package org.linli.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.linli.api.Ids;
import org.linli.api.ThisNode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** This node by the name that it gave itself at its first start, so that it finds its own jobs again at once. */
@Component
public final class Node implements ThisNode {

    private final Path folder;
    private final String name;

    @Activate
    public Node() {
        this(DataFolder.path());
    }

    Node(Path folder) {
        this.folder = folder;
        this.name = named(folder);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path folder() {
        return folder;
    }

    private static String named(Path folder) {
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
