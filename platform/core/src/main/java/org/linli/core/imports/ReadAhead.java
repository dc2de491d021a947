package org.linli.core.imports;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;

/** The parts of a file in order; while one is worked on, the next is read already. */
final class ReadAhead {

    private final IntFunction<List<FileLine>> reader;
    private final int parts;
    private int part;
    private CompletableFuture<List<FileLine>> next;

    /** @param reader reads a part, on another thread */
    ReadAhead(int first, int parts, IntFunction<List<FileLine>> reader) {
        this.reader = reader;
        this.parts = parts;
        this.part = first;
        begin();
    }

    /** The lines of the next part, none behind the last. Waits for them even when interrupted: whoever stops a job does so between parts. */
    List<FileLine> next() {
        if (next == null) {
            return List.of();
        }
        try {
            List<FileLine> lines = next.join();
            part++;
            begin();
            return lines;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void begin() {
        int now = part;
        next = now < parts ? CompletableFuture.supplyAsync(() -> reader.apply(now), work -> new Thread(work, "import read-ahead").start()) : null;
    }
}
