package org.linli.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.bench.SteadyLoad;

/** The assembled distribution on a data folder, started by run.sh as an operator would; {@link #close()} stops it and looks through its log. */
public final class LinliServer implements AutoCloseable {

    /** The administrator's password on every server of the tests. */
    public static final String PASSWORD = "Black-box-2026";

    private static final Path RUN = Path.of("..", "run.sh").toAbsolutePath().normalize();
    /** By how much this machine is slower than one on which nothing else runs. */
    public static final int SLOWER = Integer.getInteger("linli.it.slower", 1);
    /** Less than a test has, so that one that doesn't start is seen at work. */
    private static final long SECONDS_TO_START = 90L * SLOWER;
    private static final long SECONDS_TO_LOAD_THE_TOWN = 150L * SLOWER;
    private static final long SECONDS_TO_STOP = 60L * SLOWER;
    private static final int LINES_SHOWN = 40;
    private static final Pattern OWN_FRAME = Pattern.compile("at org\\.(linli|apache\\.felix\\.scr|apache\\.karaf\\.features)\\.");
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final int LAST_PORT = 32_000;
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(16_000 + (int) (ProcessHandle.current().pid() % 75) * 200);

    private final Path data;
    /** A server of a test doesn't live long enough for what the second compiler costs: its start takes half the processor's time without it. */
    private final Map<String, String> environment = new LinkedHashMap<>(Map.of("LINLI_ADMIN_PASSWORD", PASSWORD, "LINLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1"));
    private final List<String> options = new ArrayList<>();
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private final int port = freePort();
    private Process process;
    private CompletableFuture<Void> ready;
    private Thread reader;
    private int logRead;
    private long secondsToStart = SECONDS_TO_START;
    private final List<String> expected = new ArrayList<>();

    private LinliServer(Path data) {
        this.data = data;
    }

    /** A server that isn't started yet, with no demo town, on this data folder. */
    public static LinliServer at(Path data) {
        return new LinliServer(data).with("--empty");
    }

    /** A server that isn't started yet and loads the demo town, on this data folder. */
    public static LinliServer withDemoTown(Path data) {
        var server = new LinliServer(data);
        server.secondsToStart += SECONDS_TO_LOAD_THE_TOWN;
        return server;
    }

    public LinliServer with(String... moreOptions) {
        options.addAll(List.of(moreOptions));
        return this;
    }

    public LinliServer environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts it on a free port and returns once it says that it is ready. */
    public LinliServer start() {
        return launch(List.of()).awaitReady();
    }

    /** Starts it and returns at once, behind a command that executes it, such as {@code setsid}. */
    public LinliServer launch(List<String> behind) {
        List<String> command = new ArrayList<>(behind);
        command.addAll(List.of("sh", RUN.toString(), "--port", String.valueOf(port), "--data", data.toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LINLI_"));
        builder.environment().putAll(environment);
        output.clear();
        ready = new CompletableFuture<>();
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process started = process;
        CompletableFuture<Void> announced = ready;
        reader = new Thread(() -> read(started, announced), "output-of-linli");
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    /** Returns once it says that it is ready. */
    public LinliServer awaitReady() {
        try {
            ready.get(secondsToStart, TimeUnit.SECONDS);
            return this;
        } catch (ExecutionException | TimeoutException e) {
            String seen = String.join("\n", health(), String.join("\n", output()), String.join("\n", endOfLog()), threads());
            process.destroyForcibly();
            throw new AssertionError("it did not start:\n" + seen, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What each of its threads that is in code of its own or makes components does at this moment; empty if it has ended. */
    private String threads() {
        if (!process.isAlive()) {
            return "";
        }
        try {
            Process dump = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jstack").toString(), String.valueOf(process.pid()))
                    .redirectErrorStream(true).start();
            String all = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.split("\n\n")).filter(OWN_FRAME.asPredicate()).collect(Collectors.joining("\n\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says is missing, or why it doesn't say. */
    private String health() {
        try {
            return http().get("/health/ready").body();
        } catch (RuntimeException silent) {
            return silent.toString();
        }
    }

    private void read(Process started, CompletableFuture<Void> announced) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith("Linli: http://")) {
                    announced.complete(null);
                }
            }
        } catch (IOException killed) {
            output.add(killed.toString());
        }
        announced.completeExceptionally(new IllegalStateException("it ended"));
    }

    /** The administrator's program. */
    public Http http() {
        return new Http("http://localhost:" + port, Map.of()).as("admin", PASSWORD);
    }

    /** Load of the administrator's, not yet begun. */
    SteadyLoad load() {
        byte[] pair = ("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return new SteadyLoad(port, Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    public Process process() {
        return process;
    }

    /** What it printed since it was started last. */
    public List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    /** Its whole log; empty if it never got so far. */
    public List<String> log() {
        Path file = data.resolve("karaf/log/linli.log");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> endOfLog() {
        List<String> log = log();
        return log.subList(Math.max(0, log.size() - LINES_SHOWN), log.size());
    }

    /** Waits until the process has ended by itself. @return its exit status */
    public int awaitEnd() {
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                throw new AssertionError("it did not end:\n" + String.join("\n", output()));
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops it as a service manager does. @return its exit status */
    public int stop() {
        process.destroy();
        return awaitEnd();
    }

    /** Ends it at once, as a power failure would. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts it again on the same data. */
    public LinliServer restart() {
        if (process.isAlive()) {
            stop();
        }
        return start();
    }

    /** Stops it; fails if it didn't stop in order or if its log holds a surprise. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            int status = stop();
            if (status != 0) {
                throw new AssertionError("it stopped with status " + status + ":\n" + String.join("\n", output()));
            }
        }
        assertQuietLog();
        assertNoTraces(output());
    }

    /** Says that a warning or an error with these words is what the test is about. */
    LinliServer expecting(String words) {
        expected.add(words);
        return this;
    }

    /** Fails if there is an unexpected WARN or ERROR since it was asked last. */
    public void assertQuietLog() {
        List<String> log = log();
        List<String> fresh = log.subList(Math.min(logRead, log.size()), log.size());
        List<String> surprises = ExpectedLog.surprises(fresh).stream()
                .filter(line -> expected.stream().noneMatch(line::contains)).toList();
        logRead = log.size();
        assertNoTraces(fresh);
        if (!surprises.isEmpty()) {
            int first = log.indexOf(surprises.get(0));
            throw new AssertionError("unexpected in the log:\n" + String.join("\n", surprises) + "\nthe first of them in full:\n"
                    + String.join("\n", log.subList(first, Math.min(first + LINES_SHOWN, log.size()))));
        }
    }

    /** Fails if somebody's personal data stand there. */
    private static void assertNoTraces(List<String> lines) {
        List<String> traces = PersonalTraces.in(lines);
        if (!traces.isEmpty()) {
            throw new AssertionError("personal data in the log:\n" + String.join("\n", traces.subList(0, Math.min(traces.size(), LINES_SHOWN))));
        }
    }

    /** A name or code that no other test of this run has. */
    public static String unique(String prefix) {
        return prefix + Long.toString(System.currentTimeMillis() / 1000, 36).toUpperCase() + COUNTER.incrementAndGet();
    }

    /** One that nobody listens at, below those that the system gives to connections, and away from those of another process of tests. */
    static int freePort() {
        for (int port = NEXT_PORT.getAndIncrement(); port < LAST_PORT; port = NEXT_PORT.getAndIncrement()) {
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("no port is free");
    }
}
