package org.linli.testkit.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.linli.api.pages.Address;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;

/** Somebody who works with the town: by HTTP, or by the platform's services. It never changes; what it is given makes another one. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI base;
    private final Supplier<Caller> caller;
    private final Supplier<Guard> guard;
    private final Map<String, String> headers;

    Client(URI base, Supplier<Caller> caller, Supplier<Guard> guard, Map<String, String> headers) {
        this.base = base;
        this.caller = caller;
        this.guard = guard;
        this.headers = headers;
    }

    /** The same one, sending a header with each request, for example {@code Accept-Language} or {@code If-Match}. */
    public Client with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Client(base, caller, guard, more);
    }

    /** Asks for something. @param path from the first slash, such as {@code /api/noise/reports?unit=330106109} */
    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    /** Deletes something. */
    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    /** Posts something. @param body JSON as text, or what Jackson makes JSON of: a map, a list, a record */
    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", json(body));
    }

    /** Puts something. @param body as of {@link #post} */
    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", json(body));
    }

    /** Posts a file as imports take it: a line of column names, then a line for each row. */
    public Answer postCsv(String path, String csv) {
        return send("POST", path, "text/csv; charset=utf-8", BodyPublishers.ofString(csv));
    }

    /** Sends a form, as a page's button does. @param fields what stands in them, by name */
    public Answer postForm(String path, Map<String, String> fields) {
        return send("POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(fields.entrySet().stream()
                .map(field -> Address.escaped(field.getKey()) + "=" + Address.escaped(field.getValue())).collect(Collectors.joining("&"))));
    }

    /** Sends a body of any type. @param type null without a body */
    public Answer send(String method, String path, String type, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).method(method, body);
        headers.forEach(request::setHeader);
        if (type != null) {
            request.setHeader("Content-Type", type);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    /**
     * Does something with services on this one's behalf, with its permissions.
     *
     * @throws IllegalStateException for someone who hasn't signed in
     */
    public <T> T work(Supplier<T> work) {
        Caller self = caller.get();
        if (self == null) {
            throw new IllegalStateException("whoever isn't signed in has no services to work with");
        }
        return guard.get().as(self, work);
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON can be made of " + body, e);
        }
    }
}
