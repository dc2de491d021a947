package org.linli.runtime.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.linli.api.Problem;

/** Copies what comes from outside, and no more of it than a module may have. */
public final class Bounded {

    private static final int PIECE = 64 << 10;

    private Bounded() {
    }

    /** @throws Problem {@code TOO_LARGE} when there is more; what has been written so far is the caller's to delete */
    public static void copy(InputStream content, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            long left = ModuleRules.MOST_BYTES;
            byte[] piece = new byte[PIECE];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                left -= read;
                if (left < 0) {
                    throw ModuleFile.MESSAGES.problem(Problem.Kind.TOO_LARGE, "too-large", String.valueOf(ModuleRules.MOST_BYTES >> 20));
                }
                out.write(piece, 0, read);
            }
        }
    }
}
