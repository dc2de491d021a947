package org.linli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A distribution under measurement, with what it takes to speak to it. */
final class Server implements AutoCloseable {

    private static final String PASSWORD = "Bench-" + Long.toString(System.nanoTime(), 36);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final String url;
    private final double startSeconds;

    private Server(Process process, String url, double startSeconds) {
        this.process = process;
        this.url = url;
        this.startSeconds = startSeconds;
    }

    /** Starts it and returns when it is ready. */
    static Server start(Path distribution, Path data, boolean demo, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        int port = freePort();
        var command = new ArrayList<>(List.of("sh", distribution + "/bin/linli", "--port", String.valueOf(port), "--data", data.toString()));
        if (!demo) {
            command.add("--empty");
        }
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(data.resolveSibling(data.getFileName() + ".out").toFile());
        builder.environment().put("LINLI_ADMIN_PASSWORD", PASSWORD);
        // all the load comes from one account or address
        builder.environment().put("LINLI_LIMITS_RATE_ACCOUNT", "0");
        builder.environment().put("LINLI_LIMITS_RATE_ADDRESS", "0");
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        String url = "http://127.0.0.1:" + port;
        HttpClient http = HttpClient.newHttpClient();
        while (!answers(http, url + "/health/ready")) {
            if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(3)) {
                throw new IOException("the server did not start; see " + data + ".out");
            }
            Thread.sleep(20);
        }
        return new Server(process, url, (System.nanoTime() - begin) / 1e9);
    }

    private static boolean answers(HttpClient http, String url) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return URI.create(url).getPort();
    }

    /** The Java process. */
    long pid() {
        return process.toHandle().descendants().filter(one -> one.info().command().orElse("").endsWith("java")).map(ProcessHandle::pid)
                .max(Comparator.naturalOrder()).orElse(process.pid());
    }

    double startSeconds() {
        return startSeconds;
    }

    String url() {
        return url;
    }

    Map<String, String> basic() {
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    /** What the administrator signs in with, as JSON. */
    String nameAndPassword() {
        return "{\"name\":\"admin\",\"password\":\"" + PASSWORD + "\"}";
    }

    /** What all its threads have used. */
    Duration processorTime() {
        return ProcessHandle.of(pid()).flatMap(java -> java.info().totalCpuDuration()).orElseThrow();
    }

    /** Resident memory of the Java process in MB. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid() + "/status"))) {
            if (line.startsWith("VmRSS")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("no VmRSS of " + pid());
    }

    JsonNode post(String path, String type, BodyPublisherOf body) throws IOException, InterruptedException {
        return send(request(path, type).POST(body.publisher()));
    }

    JsonNode put(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path, type).PUT(BodyPublishers.ofString(body)));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path, "application/json").GET());
    }

    /** Posts what goes on as a job, and returns at once. @param type null for no body */
    JsonNode postForChange(String path, String type, byte[] body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path, type == null ? "application/json" : type).POST(BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new IOException(path + ": " + response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body());
    }

    /** Posts what goes on as a job, and waits until it is done. */
    void postForEnd(String path, String type, byte[] body) throws IOException, InterruptedException {
        send(request(path, type).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Posts JSON. */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return post(path, "application/json", () -> BodyPublishers.ofString(body));
    }

    /** Imports a gzipped CSV file and waits until its job is done. @return seconds from the first byte to the end */
    double importFile(String path, Path gzipped) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var request = request(path, "text/csv").header("Content-Encoding", "gzip").POST(BodyPublishers.ofFile(gzipped));
        JsonNode outcome = send(request);
        if (outcome.path("rejected").asInt() > 0) {
            throw new IOException(path + ": " + outcome);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private HttpRequest.Builder request(String path, String type) {
        var builder = HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", type);
        basic().forEach(builder::header);
        return builder;
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new IOException(request.build().uri() + ": " + response.statusCode() + " " + response.body());
        }
        JsonNode body = response.body().isEmpty() ? json.createObjectNode() : json.readTree(response.body());
        return response.statusCode() == 202 ? ended(response.headers().firstValue("Location").orElseThrow()) : body;
    }

    private JsonNode ended(String location) throws IOException, InterruptedException {
        String path = location.startsWith("http") ? URI.create(location).getPath() : location;
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE) {
            JsonNode job = get(path);
            switch (job.get("state").asText()) {
                case "DONE" -> {
                    return job.path("result");
                }
                case "FAILED" -> throw new IOException(path + ": " + job);
                default -> Thread.sleep(20);
            }
        }
        throw new IOException(path + " did not end");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException("the server did not stop within a minute");
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A body that can be sent. */
    interface BodyPublisherOf {
        HttpRequest.BodyPublisher publisher() throws IOException;
    }
}
