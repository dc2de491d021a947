package org.linli.rest;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The places at which a version of a module works on requests: so many and no more, so that a module that is stuck keeps its own places busy and
 * nobody else's.
 */
final class Workplaces {

    /** How many may stand in line for a place, and how long: a short burst is served late rather than turned away. */
    private static final int LINE = 64;
    private static final long WAIT_MS = 2000;
    private static final int EVERYBODY = 1 << 20;

    private final ModuleLimits limits;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Set<Work> busy = ConcurrentHashMap.newKeySet();
    private final LongAdder turnedAway = new LongAdder();

    Workplaces(ModuleLimits limits) {
        this.limits = limits;
        this.free = new Semaphore(limits.requests());
    }

    /** Takes a place for the calling thread, if there is one soon. @return null when there isn't */
    Work take(Call call) {
        if (!free.tryAcquire() && !queue()) {
            turnedAway.increment();
            return null;
        }
        var work = new Work(call);
        busy.add(work);
        return work;
    }

    private boolean queue() {
        try {
            return waiting.incrementAndGet() <= LINE && free.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void leave(Work work) {
        busy.remove(work);
        work.end();
        free.release();
    }

    /** Lets all who stand in line go on at once, because nobody works here any more. */
    void close() {
        free.release(EVERYBODY);
    }

    /** What is done here just now. */
    Set<Work> busy() {
        return busy;
    }

    /** What has taken longer than it may. */
    List<Work> overdue() {
        return busy.stream().filter(work -> work.longerThan(limits.longest())).toList();
    }

    ModuleLimits limits() {
        return limits;
    }

    /** How many were sent away because all places were taken. */
    long turnedAway() {
        return turnedAway.sum();
    }
}
