package org.linli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.ws.rs.core.GenericEntity;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.linli.api.Versioned;
import org.linli.api.security.Caller;

/** Makes what resource methods return into bytes before anything is sent, so that a fault in it can still be answered. */
final class Answers {

    private final ObjectWriter forAnybody;
    private final ObjectWriter forTheSignedIn;

    Answers(ObjectMapper mapper) {
        forAnybody = mapper.writer();
        forTheSignedIn = mapper.writer().withAttribute(AccountNames.SIGNED_IN, true);
    }

    /** The answer with a body of bytes, a text or a stream; null for none; a text by itself is its bytes in UTF-8. */
    Object of(Object returned, Caller caller) {
        if (returned instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (isBody(returned)) {
            return returned;
        }
        ObjectWriter json = caller == null ? forAnybody : forTheSignedIn;
        if (!(returned instanceof Response response)) {
            return complete(Response.ok(json(json, returned), MediaType.APPLICATION_JSON_TYPE), returned);
        }
        Object body = response.getEntity() instanceof GenericEntity<?> generic ? generic.getEntity() : response.getEntity();
        if (isBody(body)) {
            return response;
        }
        Response.ResponseBuilder answer = Response.fromResponse(response).entity(json(json, body));
        return complete(response.getHeaders().containsKey(HttpHeaders.CONTENT_TYPE) ? answer : answer.type(MediaType.APPLICATION_JSON_TYPE), body);
    }

    private static Response complete(Response.ResponseBuilder answer, Object body) {
        answer.header(HttpHeaders.DATE, HttpDate.now());
        return (body instanceof Versioned edited ? answer.tag(String.valueOf(edited.version())) : answer).build();
    }

    private static boolean isBody(Object value) {
        return value == null || value instanceof byte[] || value instanceof String || value instanceof InputStream
            || value instanceof StreamingOutput;
    }

    private static byte[] json(ObjectWriter json, Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of " + value.getClass().getName() + " can't be shown as JSON", e);
        }
    }
}
