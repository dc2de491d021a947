package org.linli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;

/**
 * An answer as it was given, to be given again.
 *
 * @param bodyHash SHA-256 of the request's body
 * @param headers  as JSON
 * @param body     null without one
 */
record KeptAnswer(String bodyHash, int status, String headers, byte[] body) {

    private static final ObjectMapper JSON = Json.mapper();

    /** @param answered what a resource method answered: a response, a body, or null */
    static KeptAnswer of(Object answered, String bodyHash) {
        if (!(answered instanceof Response response)) {
            return new KeptAnswer(bodyHash, answered == null ? 204 : 200, "{}", bytes(answered));
        }
        var headers = new TreeMap<>(response.getStringHeaders());
        headers.remove(HttpHeaders.DATE);
        try {
            return new KeptAnswer(bodyHash, response.getStatus(), JSON.writeValueAsString(headers), bytes(response.getEntity()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers are always JSON", e);
        }
    }

    Response response() {
        Response.ResponseBuilder answer = Response.status(status).entity(body);
        try {
            JSON.readValue(headers, new TypeReference<Map<String, List<String>>>() { })
                .forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer's headers can't be read", e);
        }
        return answer.build();
    }

    private static byte[] bytes(Object body) {
        try {
            if (body instanceof StreamingOutput stream) {
                var bytes = new ByteArrayOutputStream();
                stream.write(bytes);
                return bytes.toByteArray();
            }
            if (body instanceof InputStream stream) {
                try (stream) {
                    return stream.readAllBytes();
                }
            }
            return body == null || body instanceof byte[] ? (byte[]) body : body.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
