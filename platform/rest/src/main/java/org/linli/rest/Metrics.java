package org.linli.rest;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests and shows the counts as Prometheus reads them. */
final class Metrics {

    private static final int[] BOUNDS_MS = {5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000};

    private record Key(String module, int status) {
    }

    /** Durations of a module's requests: how many took at most each bound, and all together. */
    private static final class Durations {

        private final LongAdder[] upTo = new LongAdder[BOUNDS_MS.length + 1];
        private final LongAdder nanos = new LongAdder();

        Durations() {
            for (int i = 0; i < upTo.length; i++) {
                upTo[i] = new LongAdder();
            }
        }

        void add(long duration) {
            int bucket = 0;
            while (bucket < BOUNDS_MS.length && duration > BOUNDS_MS[bucket] * 1_000_000L) {
                bucket++;
            }
            upTo[bucket].increment();
            nanos.add(duration);
        }
    }

    private final Map<Key, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, Durations> durations = new ConcurrentHashMap<>();

    void count(String module, int status, long nanos) {
        requests.computeIfAbsent(new Key(module, status), key -> new LongAdder()).increment();
        durations.computeIfAbsent(module, key -> new Durations()).add(nanos);
    }

    String text(Collection<Generation> generations) {
        var text = new StringBuilder(4096);
        type(text, "linli_requests_total", "counter");
        requests.forEach((key, count) -> line(text, "linli_requests_total{module=\"" + key.module() + "\",status=\"" + key.status() + "\"}",
            String.valueOf(count.sum())));
        type(text, "linli_request_seconds", "histogram");
        durations.forEach((module, measured) -> histogram(text, module, measured));
        type(text, "linli_requests_in_flight", "gauge");
        generations.stream().filter(generation -> generation.refusal() == null).forEach(generation -> line(text,
            "linli_requests_in_flight{module=\"" + generation.id() + "\",version=\"" + generation.version() + "\"}",
            String.valueOf(generation.inFlight())));
        type(text, "linli_requests_turned_away_total", "counter");
        generations.stream().filter(generation -> generation.refusal() == null).map(generation -> generation.publication(false)).forEach(one -> line(text,
            "linli_requests_turned_away_total{module=\"" + one.module() + "\",version=\"" + one.version() + "\"}", String.valueOf(one.turnedAway())));
        machine(text);
        return text.toString();
    }

    private static void histogram(StringBuilder text, String module, Durations measured) {
        long sum = 0;
        for (int i = 0; i < measured.upTo.length; i++) {
            sum += measured.upTo[i].sum();
            String bound = i == BOUNDS_MS.length ? "+Inf" : seconds(BOUNDS_MS[i] * 1_000_000L);
            line(text, "linli_request_seconds_bucket{module=\"" + module + "\",le=\"" + bound + "\"}", String.valueOf(sum));
        }
        line(text, "linli_request_seconds_sum{module=\"" + module + "\"}", seconds(measured.nanos.sum()));
        line(text, "linli_request_seconds_count{module=\"" + module + "\"}", String.valueOf(sum));
    }

    private static void machine(StringBuilder text) {
        var memory = ManagementFactory.getMemoryMXBean();
        type(text, "jvm_memory_used_bytes", "gauge");
        line(text, "jvm_memory_used_bytes{area=\"heap\"}", String.valueOf(memory.getHeapMemoryUsage().getUsed()));
        line(text, "jvm_memory_used_bytes{area=\"nonheap\"}", String.valueOf(memory.getNonHeapMemoryUsage().getUsed()));
        type(text, "jvm_memory_max_bytes", "gauge");
        line(text, "jvm_memory_max_bytes{area=\"heap\"}", String.valueOf(memory.getHeapMemoryUsage().getMax()));
        type(text, "jvm_threads_current", "gauge");
        line(text, "jvm_threads_current", String.valueOf(ManagementFactory.getThreadMXBean().getThreadCount()));
        type(text, "process_uptime_seconds", "gauge");
        line(text, "process_uptime_seconds", seconds(ManagementFactory.getRuntimeMXBean().getUptime() * 1_000_000L));
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%d.%06d", nanos / 1_000_000_000L, nanos % 1_000_000_000L / 1000);
    }

    private static void type(StringBuilder text, String name, String type) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
