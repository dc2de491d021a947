package org.linli.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** Whether what went wrong is that there is no room for a file. */
final class DiskSpace {

    private static final Messages MESSAGES = Messages.beside(DiskSpace.class);
    /** A file is kept three times: as it came, in the database, and by the framework. */
    private static final int COPIES = 3;
    private static final long RESERVE = 16L << 20;

    private DiskSpace() {
    }

    /** @throws Problem {@code UNAVAILABLE} when a file of that size doesn't fit into the folder with what will be made of it */
    static void require(Path folder, long size) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < COPIES * size + RESERVE) {
            throw full(folder, free);
        }
    }

    /** The problem behind a failure to write; null when it is another. */
    static Problem problem(Throwable thrown, Path near) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.contains("No space left") || said.contains("File too large") || said.contains("quota")) {
                return full(near, 0);
            }
        }
        return null;
    }

    private static Problem full(Path folder, long free) {
        return MESSAGES.problem(Problem.Kind.UNAVAILABLE, "disk-full", folder.getParent() == null ? folder.toString() : folder.getFileName().toString(),
                String.valueOf(free >> 20));
    }
}
