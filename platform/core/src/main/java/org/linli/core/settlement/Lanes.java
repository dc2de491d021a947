package org.linli.core.settlement;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does pieces of work side by side and takes what comes out in the order of the pieces; only a few are under way at a time. */
final class Lanes implements AutoCloseable {

    private final int width;
    private final ThreadPoolExecutor threads;

    private Lanes(int width, ThreadPoolExecutor threads) {
        this.width = width;
        this.threads = threads;
    }

    /** The caller's thread alone, and so its transaction. */
    static Lanes one() {
        return new Lanes(1, null);
    }

    /** Threads of their own, with transactions of their own. */
    static Lanes several(int width, String name) {
        return new Lanes(width, new ThreadPoolExecutor(width, width, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        }));
    }

    /**
     * Does all pieces.
     *
     * @param pieces gives the next piece, null after the last; called in this thread
     * @param taker  takes what came out, in this thread and in order
     */
    <T> void run(Supplier<Supplier<T>> pieces, Consumer<T> taker) {
        Deque<Future<T>> underWay = new ArrayDeque<>();
        for (Supplier<T> piece = pieces.get(); piece != null; piece = pieces.get()) {
            if (threads == null) {
                taker.accept(piece.get());
                continue;
            }
            if (underWay.size() == 2 * width) {
                taker.accept(result(underWay.remove()));
            }
            underWay.add(threads.submit(piece::get));
        }
        while (!underWay.isEmpty()) {
            taker.accept(result(underWay.remove()));
        }
    }

    private static <T> T result(Future<T> piece) {
        try {
            return piece.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a piece of work failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Takes back what hasn't begun and returns when none of it is under way any more; nothing is interrupted, because it may be writing. */
    @Override
    public void close() {
        if (threads == null) {
            return;
        }
        threads.getQueue().clear();
        threads.shutdown();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
