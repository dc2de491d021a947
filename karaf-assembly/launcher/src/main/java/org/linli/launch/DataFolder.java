package org.linli.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder with everything that belongs to one town, held by one process at a time.
 *
 * <p>{@code version} is the format of the folder, {@code db} the embedded database, {@code keys} the secrets, {@code etc} the operator's own settings,
 * {@code karaf} what can be deleted at any time: bundle cache, logs, working settings.</p>
 */
final class DataFolder implements AutoCloseable {
    /** The format this program writes and reads. */
    static final int FORMAT = 1;
    private static final Set<String> BEFORE_FIRST_START = Set.of("etc", "keys", "lock", "lost+found");

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Takes the folder, making it if need be; the operating system lets go of the lock even if this process is killed. */
    static DataFolder take(Path root) throws Refusal {
        try {
            boolean foreign = Files.isDirectory(root) && !Files.exists(root.resolve("version")) && hasForeignFiles(root);
            if (foreign) {
                throw Refusal.fault("data.foreign", root);
            }
            Files.createDirectories(root);
            FileChannel channel = lock(root.resolve("lock"), root);
            try {
                checkFormat(root.resolve("version"), root);
                setUnfinishedDatabaseAside(root.resolve("db"));
            } catch (Refusal | IOException e) {
                channel.close();
                throw e;
            }
            return new DataFolder(root, channel);
        } catch (FileSystemException e) {
            throw Refusal.fault("data.unwritable", root, reason(e));
        } catch (IOException e) {
            throw Refusal.fault("data.unwritable", root, e.getMessage());
        }
    }

    /** The operator's own settings, laid over the distribution's. */
    Path settings() {
        return root.resolve("etc");
    }

    /** What the container makes for itself and can make again. */
    Path karaf() {
        return root.resolve("karaf");
    }

    Path root() {
        return root;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean hasForeignFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).anyMatch(name -> !name.startsWith(".") && !BEFORE_FIRST_START.contains(name));
        }
    }

    private static FileChannel lock(Path file, Path root) throws IOException, Refusal {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw Refusal.fault("data.in-use", root, holder);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static void checkFormat(Path file, Path root) throws IOException, Refusal {
        if (!Files.exists(file)) {
            Files.writeString(file, FORMAT + "\n");
            return;
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9]{1,9}")) {
            throw Refusal.fault("data.version-unreadable", file, text);
        }
        if (Integer.parseInt(text) > FORMAT) {
            throw Refusal.fault("data.newer", root, text, String.valueOf(FORMAT));
        }
    }

    /** Derby writes service.properties last: a database without it is what a killed first start left, and Derby would neither open nor replace it. */
    private static void setUnfinishedDatabaseAside(Path database) throws IOException {
        if (Files.isDirectory(database) && !Files.exists(database.resolve("service.properties"))) {
            Path aside = database.resolveSibling("db-unfinished-" + System.currentTimeMillis());
            Files.move(database, aside);
            System.err.println(Texts.line("data.unfinished", aside));
        }
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }
}
