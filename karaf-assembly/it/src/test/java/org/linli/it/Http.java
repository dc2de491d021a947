package org.linli.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program that speaks with a server: one base address, the same headers on every request. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REQUEST_WITHIN = Duration.ofMinutes(2);
    private static final long JOB_WITHIN = TimeUnit.MINUTES.toNanos(5);
    private static final long BETWEEN_LOOKS_AT_A_JOB = TimeUnit.MILLISECONDS.toNanos(50);

    private final String base;
    private final Map<String, String> headers;

    Http(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** The same program, sending one more header. */
    public Http with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Http(base, more);
    }

    /** Somebody else, by name and password. */
    public Http as(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** A browser that somebody has signed in at. */
    public Http signedIn(String user, String password) {
        return going(anonymous().post("/api/core/session", Map.of("name", user, "password", password)).expect(200));
    }

    /** A browser that goes on with the session of this answer. */
    Http going(Answer opened) {
        JsonNode session = opened.json().has("session") ? opened.json().path("session") : opened.json();
        String cookie = opened.header("Set-Cookie").orElseThrow(() -> new AssertionError("no session: " + opened));
        return anonymous().with("Cookie", cookie.substring(0, cookie.indexOf(';'))).with("X-CSRF-Token", session.path("csrf").asText());
    }

    /** The same program, with the same headers, at the server of another one. */
    Http at(Http other) {
        return new Http(other.base, headers);
    }

    /** Nobody: the same program without any header. */
    public Http anonymous() {
        return new Http(base, Map.of());
    }

    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    /** Posts an object as JSON. */
    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", json(body));
    }

    /** Puts an object as JSON. */
    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", json(body));
    }

    public Answer postCsv(String path, String csv) {
        return send("POST", path, "text/csv; charset=utf-8", BodyPublishers.ofString(csv));
    }

    public Answer putYaml(String path, String yaml) {
        return send("PUT", path, "application/yaml", BodyPublishers.ofString(yaml));
    }

    /** Sends a body of any type, null for none. */
    public Answer send(String method, String path, String type, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base).resolve(path)).timeout(REQUEST_WITHIN).method(method, body);
        headers.forEach(request::setHeader);
        if (type != null) {
            request.setHeader("Content-Type", type);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The job that a 202 pointed to, once it is DONE or FAILED. */
    public JsonNode ended(Answer accepted) {
        String location = accepted.expect(202).header("Location").orElseThrow(() -> new AssertionError("202 without Location: " + accepted));
        String path = URI.create(location).getPath();
        long end = System.nanoTime() + JOB_WITHIN;
        while (System.nanoTime() < end) {
            JsonNode job = get(path).expect(200).json();
            String state = job.path("state").asText();
            if (state.equals("DONE") || state.equals("FAILED")) {
                return job;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_AT_A_JOB);
        }
        throw new AssertionError(path + " did not end");
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
