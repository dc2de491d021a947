package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AccountAdministration.Given;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.NewAccount;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.AccountAdministration.Post;
import org.linli.api.security.AccountAdministration.Wanted;
import org.linli.api.security.Invitations.Accepted;
import org.linli.api.security.Invitations.Invitation;
import org.linli.api.security.Role;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class AccountsResourceTest {

    private static final String READER = AccountAdministration.READ;
    private static final String WRITER = AccountAdministration.WRITE;
    private static final Known LI = new Known("a1", "li", "李四", Kind.STAFF, null, "ZB-01", false, true, List.of(), 3);

    private final TestPrograms services = TestPrograms.none();
    private TestStore store;
    private TestServer server;

    @BeforeEach
    void start() {
        store = TestStore.on(Engine.DERBY);
        server = new TestServer(store.transactions(), Map.of());
        server.publishCore(services);
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void accountsAreSearchedAndShownWithTheirVersion() {
        services.when("AccountAdministration.find", values -> {
            assertEquals(new Wanted("李", Kind.STAFF, Role.HEAD, null, "DW", false), values[0]);
            return new Page<>(List.of(LI), "li");
        });
        services.when("AccountAdministration.account", values -> LI);
        JsonNode page = TestServer.json(server.get("/api/core/accounts?text=%E6%9D%8E&kind=STAFF&role=HEAD&unit=DW&disabled=false", READER));
        assertEquals("li", page.at("/items/0/signIn").asText());
        assertEquals("\"3\"", server.get("/api/core/accounts/a1", READER).headers().firstValue("ETag").orElseThrow());
        assertEquals(403, server.get("/api/core/accounts", "core.units.read").statusCode());
        assertEquals(401, server.get("/api/core/accounts", null).statusCode());
    }

    @Test
    void anAccountIsCreatedOnceForAKeyAndChangedByItsVersion() {
        var created = new AtomicInteger();
        services.when("AccountAdministration.create", values -> {
            assertEquals(new NewAccount("li", "李四", Kind.STAFF, null, "ZB-01"), values[0]);
            created.incrementAndGet();
            return LI;
        });
        String body = "{\"signIn\":\"li\",\"name\":\"李四\",\"kind\":\"STAFF\",\"unit\":\"ZB-01\"}";
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = server.send(server.request("/api/core/accounts", WRITER).header("Content-Type", "application/json")
                .header("Idempotency-Key", "k").POST(BodyPublishers.ofString(body)));
            assertEquals(201, answer.statusCode(), answer.body());
            assertTrue(answer.headers().firstValue("Location").orElseThrow().endsWith("/api/core/accounts/a1"));
        }
        assertEquals(1, created.get());
        assertEquals(428, put("{\"name\":\"李四\"}", null).statusCode());
        services.when("AccountAdministration.change", values -> {
            assertEquals(3, values[2]);
            return LI;
        });
        assertEquals(200, put("{\"name\":\"李四\"}", "\"3\"").statusCode());
        assertEquals(422, put("{}", "\"3\"").statusCode());
    }

    @Test
    void aPostIsGivenWithWhatHasToBeSaid() {
        services.when("AccountAdministration.give", values -> {
            assertEquals(new NewPost(Role.HEAD, null, LocalDate.of(2026, 3, 2), null), values[1]);
            return new Given(new Post("p", Role.HEAD, null, LocalDate.of(2026, 3, 2), null, "admin", Instant.EPOCH), new Text("还有", "still"));
        });
        HttpResponse<String> answer = server.post("/api/core/accounts/a1/posts", WRITER, "{\"role\":\"HEAD\",\"from\":\"2026-03-02\"}");
        assertEquals(201, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("还有"), answer.body());
        assertEquals(422, server.post("/api/core/accounts/a1/posts", WRITER, "{}").statusCode());
        assertEquals(422, server.post("/api/core/accounts/a1/posts", WRITER, "{\"role\":\"KING\"}").statusCode());
    }

    @Test
    void whoWasInvitedNeedsNoSignIn() {
        services.when("Invitations.invite", values -> List.of(new Invitation("a1", "li", "李四", "ABCDE", Instant.EPOCH)));
        services.when("Invitations.accept", values -> {
            assertEquals(List.of("ABCDE", "Spring-2026", "127.0.0.1"), List.of(values));
            return new Accepted("li", "李四");
        });
        JsonNode codes = TestServer.json(server.post("/api/core/accounts/invitations", WRITER, "{\"accounts\":[\"a1\"]}"));
        assertEquals("ABCDE", codes.at("/0/code").asText());
        assertEquals(403, server.post("/api/core/accounts/invitations", READER, "{\"accounts\":[\"a1\"]}").statusCode());
        HttpResponse<String> answer = server.post("/api/core/invitations/accept", null, "{\"code\":\"ABCDE\",\"password\":\"Spring-2026\"}");
        assertEquals("{\"signIn\":\"li\",\"name\":\"李四\"}", answer.body());
        assertEquals(422, server.post("/api/core/invitations/accept", null, "{}").statusCode());
    }

    @Test
    void everybodySignedInSeesTheRoles() {
        JsonNode roles = TestServer.json(server.get("/api/core/roles", "somebody"));
        assertEquals(Role.values().length, roles.size());
        assertEquals("系统管理员", roles.at("/0/title/zh").asText(roles.at("/0/title").asText()));
    }

    private HttpResponse<String> put(String body, String version) {
        var request = server.request("/api/core/accounts/a1", WRITER).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
        return server.send(version == null ? request : request.header("If-Match", version));
    }
}
