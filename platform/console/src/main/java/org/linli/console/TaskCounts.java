package org.linli.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.linli.api.security.Caller;

/** How much everybody has to do, kept for a minute: each page shows it, and to count it all modules are asked. */
final class TaskCounts {

    private static final long KEPT = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 1000;

    /** Whoever gets or loses a post is counted for anew. */
    private record Asked(Caller caller, String unit) {
    }

    private record Kept(TaskCount count, long since) {
    }

    private final LongSupplier nanos;
    /** The oldest first. */
    private final Map<Asked, Kept> all = new LinkedHashMap<>();

    /** @param nanos the machine's running time */
    TaskCounts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @param counted asked only where nothing is kept */
    TaskCount of(Caller caller, String unit, Supplier<TaskCount> counted) {
        var asked = new Asked(caller, unit);
        TaskCount kept = kept(asked);
        if (kept != null) {
            return kept;
        }
        TaskCount count = counted.get();
        keep(asked, count);
        return count;
    }

    private synchronized TaskCount kept(Asked asked) {
        long now = nanos.getAsLong();
        all.values().removeIf(one -> now - one.since() >= KEPT);
        Kept kept = all.get(asked);
        return kept == null ? null : kept.count();
    }

    private synchronized void keep(Asked asked, TaskCount count) {
        all.remove(asked);
        if (all.size() >= MOST) {
            all.remove(all.keySet().iterator().next());
        }
        all.put(asked, new Kept(count, nanos.getAsLong()));
    }
}
