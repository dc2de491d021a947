package org.linli.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * So many requests a second for each account or address and a burst at first: a bucket of tokens for each, kept as the time at which it will be full
 * again, in the memory of this node alone.
 */
final class RateLimit {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** From here on those whose bucket is full are forgotten. */
    private static final int MANY = 10_000;
    /** From here on somebody new shares a bucket with all others that are new, so that a flood of names can't fill the memory. */
    private static final int TOO_MANY = 200_000;
    private static final String ALL_OTHERS = "";

    private final long each;
    private final long burst;
    private final LongSupplier nanoTime;
    private final Map<String, AtomicLong> full = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong();
    private final LongAdder refused = new LongAdder();

    /** @param rate requests a second, 0 for no limit; @param burst how many may come at once */
    RateLimit(int rate, int burst, LongSupplier nanoTime) {
        if (rate < 0 || rate > 0 && burst < 1) {
            throw new IllegalArgumentException("a rate is not negative, and its burst at least 1");
        }
        this.each = rate == 0 ? 0 : SECOND / rate;
        this.burst = each * burst;
        this.nanoTime = nanoTime;
    }

    /** Takes a token. @return 0 if there was one, otherwise the seconds until there will be */
    long take(String who) {
        if (each == 0) {
            return 0;
        }
        long now = nanoTime.getAsLong();
        sweep(now);
        AtomicLong bucket = full.get(who);
        if (bucket == null) {
            bucket = full.computeIfAbsent(full.size() < TOO_MANY ? who : ALL_OTHERS, name -> new AtomicLong(now));
        }
        while (true) {
            long before = bucket.get();
            long after = (before - now < 0 ? now : before) + each;
            if (after - now > burst) {
                refused.increment();
                return Math.max(1, (after - now - burst + SECOND - 1) / SECOND);
            }
            if (bucket.compareAndSet(before, after)) {
                return 0;
            }
        }
    }

    /** Gives back a token that was taken. */
    void giveBack(String who) {
        AtomicLong bucket = full.get(who);
        if (bucket != null) {
            bucket.addAndGet(-each);
        }
    }

    /** At most once a second, by whoever comes then. */
    private void sweep(long now) {
        long last = swept.get();
        if (full.size() > MANY && now - last > SECOND && swept.compareAndSet(last, now)) {
            full.values().removeIf(bucket -> bucket.get() - now <= 0);
        }
    }

    /** How many were refused. */
    long refused() {
        return refused.sum();
    }

    /** Of how many it knows that they came. */
    int known() {
        return full.size();
    }
}
