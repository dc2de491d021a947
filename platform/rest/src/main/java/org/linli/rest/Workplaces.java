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
 * nobody else's; half of them at most for those who aren't signed in, so that strangers keep each other waiting and nobody else.
 */
final class Workplaces {

    /** How many may stand in line for a place, and how long: a short burst is served late rather than turned away. */
    private static final int LINE = 64;
    private static final long WAIT_MS = 2000;
    private static final int EVERYBODY = 1 << 20;

    /** Places with a line before them. */
    private static final class Places {

        private final Semaphore free;
        private final AtomicInteger waiting = new AtomicInteger();

        Places(int many) {
            free = new Semaphore(many);
        }

        boolean take() {
            return free.tryAcquire() || queue();
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

        void leave() {
            free.release();
        }

        void close() {
            free.release(EVERYBODY);
        }
    }

    private final ModuleLimits limits;
    private final Places all;
    private final Places ofStrangers;
    private final Set<Work> busy = ConcurrentHashMap.newKeySet();
    private final LongAdder turnedAway = new LongAdder();

    Workplaces(ModuleLimits limits) {
        this.limits = limits;
        this.all = new Places(limits.requests());
        this.ofStrangers = new Places(Math.max(1, limits.requests() / 2));
    }

    /** Takes a place for the calling thread, if there is one soon. @return null when there isn't */
    Work take(Call call) {
        if (!taken(call.behind() == null)) {
            turnedAway.increment();
            return null;
        }
        var work = new Work(call);
        busy.add(work);
        return work;
    }

    private boolean taken(boolean stranger) {
        if (!stranger) {
            return all.take();
        }
        if (!ofStrangers.take()) {
            return false;
        }
        if (!all.take()) {
            ofStrangers.leave();
            return false;
        }
        return true;
    }

    void leave(Work work) {
        busy.remove(work);
        work.end();
        all.leave();
        if (work.ofStranger()) {
            ofStrangers.leave();
        }
    }

    /** Lets all who stand in line go on at once, because nobody works here any more. */
    void close() {
        ofStrangers.close();
        all.close();
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
