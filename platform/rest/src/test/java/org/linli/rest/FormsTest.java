package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.linli.api.security.Open;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class FormsTest {

    /** A form. */
    @Path("forms")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class FormsResource {

        /** How many fields there are. */
        public record Count(int fields) {
        }

        /** Counts. */
        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        @Open("for tests")
        public Count count(MultivaluedMap<String, String> form) {
            return new Count(form.size());
        }
    }

    @Test
    void aFormOfThousandsOfFieldsIsRefusedBeforeTheModuleSeesIt() {
        try (TestStore store = TestStore.on(Engine.DERBY); var server = new TestServer(store.transactions(), Map.of())) {
            server.api().publish(new TestModule("forms", "1.0.0", new FormsResource()));
            HttpResponse<String> few = form(server, 100);
            assertEquals(200, few.statusCode(), few::body);
            assertEquals(100, TestServer.json(few).path("fields").asInt());
            HttpResponse<String> many = form(server, 5_000);
            assertEquals(413, many.statusCode(), many::body);
            assertEquals("application/problem+json", many.headers().firstValue("Content-Type").orElse(null));
        }
    }

    private static HttpResponse<String> form(TestServer server, int fields) {
        String body = IntStream.range(0, fields).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
        return server.send(server.request("/api/forms/forms", null).header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED).POST(BodyPublishers.ofString(body)));
    }
}
