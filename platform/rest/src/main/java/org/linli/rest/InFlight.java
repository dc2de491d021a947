package org.linli.rest;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests under way in a generation and lets it be closed when the last has ended. */
final class InFlight {

    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger state = new AtomicInteger();
    private final CountDownLatch empty = new CountDownLatch(1);

    /** Counts a request in; false once closed, and then it isn't counted. */
    boolean enter() {
        int now = state.get();
        while (now >= 0) {
            if (state.compareAndSet(now, now + 1)) {
                return true;
            }
            now = state.get();
        }
        return false;
    }

    void leave() {
        if (state.decrementAndGet() == CLOSED) {
            empty.countDown();
        }
    }

    int count() {
        return state.get() & Integer.MAX_VALUE;
    }

    boolean closed() {
        return state.get() < 0;
    }

    void close() {
        if (state.getAndUpdate(now -> now | CLOSED) == 0) {
            empty.countDown();
        }
    }

    /** Waits until the last request has left, after {@link #close}. @return whether it has */
    boolean drained(Duration most) {
        try {
            return empty.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return count() == 0;
        }
    }
}
