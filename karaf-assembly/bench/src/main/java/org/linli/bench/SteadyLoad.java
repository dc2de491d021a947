package org.linli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Load at a fixed rate, whether or not the server keeps up, over connections that stay open; no request is ever sent twice.
 *
 * <p>A request is good when a whole answer with a status below 300 has come; everything else is a failure: refused, reset, late, or another status.
 * Its time counts from the moment when it was due.
 */
public final class SteadyLoad implements AutoCloseable {

    /** How long a request may take, and how long one that is due may wait for a free connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int port;
    private final String head;
    private final List<Stream> streams = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private long begun;

    /** @param headers sent with each request */
    public SteadyLoad(int port, Map<String, String> headers) {
        this.port = port;
        var all = new StringBuilder("Host: localhost:" + port + "\r\n");
        headers.forEach((name, value) -> all.append(name).append(": ").append(value).append("\r\n"));
        this.head = all.toString();
    }

    /**
     * A request.
     *
     * @param body null for none
     * @param hold how long the second half of the body is kept back, so that the request is under way for so long; zero for not at all
     */
    public record Request(String method, String path, String body, Duration hold) {

        public static Request get(String path) {
            return new Request("GET", path, null, Duration.ZERO);
        }

        public static Request post(String path, String json) {
            return new Request("POST", path, json, Duration.ZERO);
        }

        public Request holding(Duration time) {
            return new Request(method, path, body, time);
        }
    }

    /** What became of a request. @param at seconds after the beginning at which it was due @param failure null when it was good */
    public record Outcome(long number, double at, double millis, String failure) {
    }

    /** Requests of one kind, so many a second. @param requests from their running number */
    public SteadyLoad each(String name, double perSecond, int connections, LongFunction<Request> requests) {
        streams.add(new Stream(name, perSecond, connections, requests));
        return this;
    }

    /** So many requests under way at every moment. */
    public SteadyLoad always(String name, int inFlight, LongFunction<Request> requests) {
        streams.add(new Stream(name, 0, inFlight, requests));
        return this;
    }

    public SteadyLoad start() {
        begun = System.nanoTime();
        streams.forEach(Stream::start);
        return this;
    }

    /** Seconds since the beginning. */
    public double now() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Lets the requests under way end; then nothing more is sent. */
    @Override
    public void close() {
        over.set(true);
        streams.forEach(Stream::join);
    }

    /** What became of all requests of a kind, in the order in which they were due. */
    public List<Outcome> outcomes(String name) {
        return streams.stream().filter(stream -> stream.name.equals(name)).flatMap(stream -> stream.sorted().stream()).toList();
    }

    /** What became of all requests. */
    public List<Outcome> outcomes() {
        return streams.stream().flatMap(stream -> stream.sorted().stream()).toList();
    }

    /** The failures, each with its kind and number. */
    public List<String> failures() {
        return streams.stream().flatMap(stream -> stream.sorted().stream().filter(one -> one.failure() != null)
                .map(one -> stream.name + " " + one.number() + " at " + Math.round(one.at() * 1000) + " ms: " + one.failure())).toList();
    }

    /** The 99th percentile in milliseconds. */
    public static double p99(List<Outcome> outcomes) {
        double[] millis = outcomes.stream().mapToDouble(Outcome::millis).sorted().toArray();
        return millis.length == 0 ? 0 : millis[(int) (millis.length * 0.99)];
    }

    private final class Stream {

        private final String name;
        private final double perSecond;
        private final LongFunction<Request> requests;
        private final AtomicLong next = new AtomicLong();
        private final List<Thread> threads = new ArrayList<>();
        private final List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());

        Stream(String name, double perSecond, int connections, LongFunction<Request> requests) {
            this.name = name;
            this.perSecond = perSecond;
            this.requests = requests;
            for (int i = 0; i < connections; i++) {
                threads.add(new Thread(this::work, "load-" + name + "-" + i));
            }
        }

        void start() {
            threads.forEach(Thread::start);
        }

        void join() {
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        List<Outcome> sorted() {
            synchronized (outcomes) {
                return outcomes.stream().sorted(Comparator.comparingLong(Outcome::number)).toList();
            }
        }

        private void work() {
            try (var connection = new Connection(port, head, PATIENCE)) {
                while (!over.get()) {
                    long number = next.getAndIncrement();
                    long due = perSecond == 0 ? System.nanoTime() : begun + (long) (number * 1e9 / perSecond);
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    String failure = System.nanoTime() - due > PATIENCE.toNanos() ? "not sent: no connection was free" : connection.send(requests.apply(number));
                    outcomes.add(new Outcome(number, (due - begun) / 1e9, (System.nanoTime() - due) / 1e6, failure));
                }
            }
        }
    }
}
