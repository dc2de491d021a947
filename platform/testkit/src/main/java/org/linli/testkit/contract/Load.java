package org.linli.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.linli.testkit.platform.Client;

/** Clients that ask a module without a pause and never try again. */
final class Load implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final long BETWEEN_LOOKS = 1_000_000;

    private final AtomicLong answered = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> usual = new ConcurrentHashMap<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean over;

    Load(Subject module) {
        Client client = module.linli().admin();
        List<String> paths = Stream.concat(Stream.of(module.base() + "/openapi.json"),
                Operation.of(module).stream().filter(Operation::plainRead).map(Operation::path)).distinct().toList();
        paths.forEach(path -> usual.put(path, client.get(path).status()));
        for (int i = 0; i < CLIENTS; i++) {
            Thread thread = new Thread(() -> ask(client, paths), "contract-load-" + i);
            thread.setDaemon(true);
            clients.add(thread);
            thread.start();
        }
    }

    private void ask(Client client, List<String> paths) {
        for (int i = 0; !over; i = (i + 1) % paths.size()) {
            String path = paths.get(i);
            try {
                int status = client.get(path).status();
                if (status != usual.get(path)) {
                    failures.add("GET " + path + " answered " + status + " instead of " + usual.get(path));
                }
            } catch (RuntimeException e) {
                failures.add("GET " + path + " broke off: " + e);
            }
            answered.incrementAndGet();
        }
    }

    /** Returns after so many more answers. */
    void await(int more) {
        long until = answered.get() + more;
        while (answered.get() < until) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    long answered() {
        return answered.get();
    }

    /** Requests that didn't get the answer that they got before. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        over = true;
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
