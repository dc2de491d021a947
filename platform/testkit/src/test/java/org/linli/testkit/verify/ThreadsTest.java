package org.linli.testkit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs by itself has to be stopped when the module goes. */
class ThreadsTest {

    private static final String WORK = "static void work() { }\n";

    @ParameterizedTest
    @ValueSource(strings = {
        "void begin() { new Thread(Part::work).start(); }",
        "static class Poller extends Thread { } void begin() { new Poller().start(); }",
        "void begin() { new Timer().schedule(null, 1000); }",
        "final ExecutorService pool = Executors.newCachedThreadPool();",
        "static final ExecutorService POOL = Executors.newFixedThreadPool(4);",
        "final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1); void close() { clock.shutdown(); }",
        "void run() { new ForkJoinPool().submit(Part::work); }",
        "final Supplier<ExecutorService> pools = Executors::newCachedThreadPool;",
    })
    void whatNobodyStopsIsFound(String members) {
        assertEquals(List.of("thread"), new BuiltModule().members(WORK + members).rules());
    }

    @Test
    void anotherComponentThatStopsItsOwnDoesNotMakeUpForIt() {
        assertEquals(List.of("thread"), new BuiltModule().source("Part", """
                import java.util.concurrent.*;
                import org.osgi.service.component.annotations.*;
                @Component(service = Part.class)
                public class Part {
                    private final ExecutorService one = Executors.newCachedThreadPool();
                    private final ExecutorService two = Executors.newCachedThreadPool();
                    @Deactivate void end() { one.shutdownNow(); }
                }
                """).rules());
    }

    @Test
    void whatADeactivateMethodStopsIsFine() {
        assertEquals(List.of(), new BuiltModule().source("Part", """
                import java.util.*;
                import java.util.concurrent.*;
                import org.osgi.service.component.annotations.*;
                @Component(service = Part.class)
                public class Part {
                    private final ExecutorService pool;
                    private final Poller poller = new Poller();
                    private final Timer timer = new Timer(true);
                    @Activate public Part() { pool = Executors.newFixedThreadPool(2, work -> new Thread(work, "noise")); }
                    @Deactivate public void goes() { pool.shutdownNow(); end(); }
                    private void end() { Optional.of(poller).ifPresent(one -> one.close()); timer.cancel(); }
                }
                """).source("Poller", """
                class Poller implements AutoCloseable {
                    private final Thread thread = new Thread(() -> { }, "noise");
                    @Override public void close() { thread.interrupt(); }
                }
                """).rules());
    }

    @Test
    void whatIsHandedOnToSomethingThatIsStoppedIsFine() {
        assertEquals(List.of(), new BuiltModule().source("Part", """
                import java.util.concurrent.*;
                import org.osgi.service.component.annotations.*;
                @Component(service = Part.class)
                public class Part {
                    private final Worker worker = new Worker(Executors.newCachedThreadPool());
                    @Deactivate public void goes() { worker.close(); }
                    static class Worker {
                        private final ExecutorService pool;
                        Worker(ExecutorService pool) { this.pool = pool; }
                        void close() { pool.shutdown(); }
                    }
                }
                """).rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "void run() throws Exception { var one = new Thread(Part::work); one.start(); one.join(); }",
        "void run() { var pool = Executors.newFixedThreadPool(4); try { pool.submit(Part::work); } finally { pool.shutdown(); } }",
    })
    void whatEndsInTheVeryMethodIsFine(String members) {
        assertEquals(List.of(), new BuiltModule().members(WORK + members).rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "void run() { CompletableFuture.runAsync(Part::work); }",
        "Object run() { return CompletableFuture.completedFuture(\"\").thenApplyAsync(String::strip); }",
        "Object pool() { return ForkJoinPool.commonPool(); }",
    })
    void workForTheThreadsOfAllOfJavaIsFound(String members) {
        assertEquals(List.of("common-pool"), new BuiltModule().members(WORK + members).rules());
    }

    @Test
    void workForAnExecutorThatIsNamedIsFine() {
        assertEquals(List.of(), new BuiltModule().members(WORK + "void run(Executor own) { CompletableFuture.runAsync(Part::work, own); }").rules());
    }

    @Test
    void aParallelStreamIsAWarning() {
        assertEquals(List.of("parallel-stream?"), new BuiltModule().members("long count(List<String> all) { return all.parallelStream().count(); }").rules());
        assertEquals(List.of("parallel-stream?"), new BuiltModule().members("long count() { return IntStream.range(0, 9).parallel().count(); }").rules());
    }
}
