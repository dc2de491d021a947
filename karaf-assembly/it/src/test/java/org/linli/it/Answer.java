package org.linli.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came back for a request. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json() {
        return read(body);
    }

    /** The items of an array. */
    List<JsonNode> list() {
        List<JsonNode> items = new ArrayList<>();
        json().forEach(items::add);
        return items;
    }

    /** A text as JSON. */
    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** This answer, if it has the status; the body is shown if not. */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("expected " + wanted + ", got " + status + ": " + body);
        }
        return this;
    }
}
