package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class DispatcherTest {

    private static final String CLERK = "cards.cards.read+cards.cards.write";
    private static TestStore store;
    private static TestServer server;

    @BeforeAll
    static void start() {
        store = TestStore.on(Engine.DERBY);
        server = new TestServer(store.transactions(), Map.of("limits.body", 1000L, "limits.inflated", 100_000L));
        server.api().publish(new TestModule("cards", "1.0.0", new CardsResource()));
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @Test
    void anOpenMethodAnswersEverybodyInPlainJson() {
        HttpResponse<String> answer = server.get("/api/cards/cards?from=2026-09-29&stamp=red", null);
        assertEquals(200, answer.statusCode());
        assertEquals("{\"items\":[{\"number\":\"A\",\"on\":\"2026-09-29\",\"points\":100,\"stamp\":\"RED\"}],\"next\":\"A\"}", answer.body());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void aGuardedMethodWantsSomebodyWhoHoldsItsPermission() {
        HttpResponse<String> nobody = server.get("/api/cards/cards/7", null);
        assertEquals(401, nobody.statusCode());
        assertTrue(nobody.headers().firstValue("WWW-Authenticate").orElseThrow().startsWith("Basic"));
        HttpResponse<String> stranger = server.get("/api/cards/cards/7", "other.read");
        assertEquals(403, stranger.statusCode());
        assertEquals("cards.cards.read", TestServer.json(stranger).get("permission").asText());
        HttpResponse<String> clerk = server.get("/api/cards/cards/7", CLERK);
        assertEquals(200, clerk.statusCode());
        assertEquals("\"3\"", clerk.headers().firstValue("ETag").orElseThrow());
        assertEquals("{\"number\":\"7\",\"points\":0.50}", clerk.body());
    }

    @Test
    void headIsAsGetWithoutABody() {
        HttpResponse<String> answer = server.send(server.request("/api/cards/cards/7", CLERK).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void whatIsCreatedHasItsAddress() {
        HttpResponse<String> answer = server.post("/api/cards/cards", CLERK, "{\"number\":\"8\",\"points\":\"0.5\"}");
        assertEquals(201, answer.statusCode());
        assertEquals(server.at("/api/cards/cards/8").toString(), answer.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void everyRefusalIsAProblemDocument() {
        problem(server.get("/nothing", null), 404, "path");
        problem(server.get("/api/nothing/x", null), 404, "module");
        problem(server.get("/api/cards/nothing", null), 404, "path");
        HttpResponse<String> wrongMethod = server.send(server.request("/api/cards/cards/7", CLERK).DELETE());
        problem(wrongMethod, 405, "method");
        assertEquals("GET, HEAD", wrongMethod.headers().firstValue("Allow").orElseThrow());
        problem(server.send(server.request("/api/cards/cards/7", CLERK).header("Accept", "image/png")), 406, "accept");
        problem(server.send(server.request("/api/cards/cards", CLERK).header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("x"))), 415, "not-json");
        problem(server.send(server.request("/api/cards/cards/file", CLERK).header("Content-Type", "image/png")
            .PUT(HttpRequest.BodyPublishers.ofString("x"))), 415, "content-type");
        problem(server.send(server.request("/api/cards/cards", CLERK).header("Content-Type", "application/json; charset=klingon")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))), 415, "charset", "Content-Type");
        problem(server.get("/api/cards/cards?from=2026-13-45", null), 422, "parameter", "from");
        problem(server.get("/api/cards/cards?limit=many", null), 422, "parameter", "limit");
        problem(server.get("/api/cards/cards?stamp=green", null), 422, "parameter", "stamp");
        problem(server.get("/api/cards/cards/7", "clerk:wrong"), 401, "credentials");
        problem(server.get("/api/cards/cards?stamp=%00", null), 422, "nul");
    }

    @Test
    void aParameterWithoutAValueCountsAsNotGivenOrIsRefused() {
        assertEquals(200, server.get("/api/cards/cards?stamp=&from=", null).statusCode());
        problem(server.get("/api/cards/cards?limit=", null), 422, "parameter", "limit");
    }

    @Test
    void aBrokenEscapeIsTheCallersMistake() {
        for (String query : List.of("stamp=%zz", "stamp=%E4%", "stamp=%E4%B8", "stamp=%FF", "stamp=%4")) {
            String answer = raw("GET /api/cards/cards?" + query + " HTTP/1.1\r\nHost: linli\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 400 ") && answer.contains("\"code\":\"escape\""), answer);
        }
        problem(server.get("/api/cards/cards?stamp=%E7%BA%A2", null), 422, "parameter", "stamp");
    }

    @Test
    void whatTheWebServerRefusesItselfIsAProblemToo() {
        assertEquals(200, server.get("/health/live", null).statusCode());
        Map<String, String> refused = Map.of(
            "GET /api/% HTTP/1.1\r\nHost: linli\r\nConnection: close\r\n\r\n", "400",
            "GET /api HTTP/1.1\r\nHost: linli\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n", "431",
            "GET /api?" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: linli\r\n\r\n", "414",
            "nonsense\r\n\r\n", "400");
        refused.forEach((request, status) -> {
            String answer = raw(request);
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
            assertTrue(answer.contains("application/problem+json") && answer.contains("\"mend\"") && !answer.contains("<"), answer);
        });
    }

    @Test
    void aQueryNamesOnlyWhatTheMethodKnows() {
        JsonNode misspelt = problem(server.get("/api/cards/cards?limit=1&stmap=RED&colour=", null), 422, "query-unknown", "stmap");
        assertTrue(misspelt.get("mend").asText().contains("from, limit, stamp"), misspelt.toString());
        assertEquals(List.of("stmap", "colour"), List.of(misspelt.at("/errors/0/path").asText(), misspelt.at("/errors/1/path").asText()));
        problem(server.get("/api/cards/cards/7?number=7", CLERK), 422, "query-none", "number");
        problem(server.get("/api/cards/cards/7?number=7", null), 401, "sign-in");
        assertEquals(200, server.get("/api/cards/cards?&limit=1&", null).statusCode());
    }

    @Test
    void aDayLiesInYearsThatATownCanHaveToDoWith() {
        problem(server.get("/api/cards/cards?from=%2B10000-01-01", null), 422, "parameter", "from");
        problem(server.get("/api/cards/cards?from=0001-01-01", null), 422, "parameter", "from");
        problem(server.post("/api/cards/cards", CLERK, "{\"number\":\"1\",\"on\":\"9999-12-31\"}"), 422, "json-value", "on");
        assertEquals(200, server.get("/api/cards/cards?from=1921-07-01&limit=1", null).statusCode());
    }

    @Test
    void optionsNamesTheMethodsThatThePathTakes() {
        HttpResponse<String> card = server.send(server.request("/api/cards/cards/7", null).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertEquals(204, card.statusCode());
        assertEquals("GET, HEAD", card.headers().firstValue("Allow").orElseThrow());
        problem(server.send(server.request("/api/cards/nothing", null).method("OPTIONS", HttpRequest.BodyPublishers.noBody())), 404, "path");
    }

    @Test
    void whoDidSomethingIsNamedToThoseWhoAreSignedInAndToNobodyElse() {
        assertEquals("{\"by\":\"7\",\"byName\":\"Clerk 7\",\"note\":\"ok\"}", server.get("/api/cards/cards/stamped", CLERK).body());
        assertEquals("{\"note\":\"ok\"}", server.get("/api/cards/cards/stamped", null).body());
        assertEquals("{\"by\":\"nobody\",\"note\":\"ok\"}", server.get("/api/cards/cards/stamped?by=nobody", CLERK).body());
        JsonNode schema = TestServer.json(server.get("/api/cards/openapi.json", CLERK)).at("/components/schemas/CardsResource.Stamped/properties");
        assertTrue(schema.has("byName"), schema.toString());
    }

    @Test
    void everythingWrongInABodyIsToldAtOnce() {
        JsonNode all = problem(server.post("/api/cards/cards", CLERK,
            "{\"colour\":{\"a\":1},\"number\":\"1\",\"on\":\"2026-02-30\",\"count\":[1],\"stamp\":\"GREEN\",\"points\":\"x\"}"), 422, "json-faults");
        var paths = new TreeSet<String>();
        all.get("errors").forEach(error -> paths.add(error.get("path").asText()));
        assertEquals(Set.of("colour", "on", "count", "stamp", "points"), paths, all::toString);
        problem(server.post("/api/cards/cards/several", CLERK, "{\"cards\":[{},{\"colour\":1}]}"), 422, "json-unknown", "cards[1].colour");
    }

    @Test
    void aMemberGivenTwiceIsRefused() {
        problem(server.post("/api/cards/cards", CLERK, "{\"number\":\"1\",\"number\":\"2\"}"), 422, "json-twice", "number");
        problem(server.post("/api/cards/cards/several", CLERK, "{\"cards\":[{\"on\":null,\"on\":null}]}"), 422, "json-twice", "cards[0].on");
    }

    @Test
    void aListWithAGapIsRefusedAtItsPlace() {
        problem(server.post("/api/cards/cards/several", CLERK, "{\"cards\":[{\"number\":\"1\"},null]}"), 422, "json-type");
        problem(server.post("/api/cards/cards/several", CLERK, "{\"numbers\":[null]}"), 422, "json-type");
        assertEquals("{\"cards\":[{\"number\":\"1\"}],\"numbers\":[\"1\"]}",
            server.post("/api/cards/cards/several", CLERK, "{\"cards\":[{\"number\":\"1\"}],\"numbers\":[\"1\"]}").body());
    }

    @Test
    void aBodyThatIsWrongIsRefusedWithItsPlace() {
        JsonNode broken = problem(server.post("/api/cards/cards", CLERK, "{\"number\":\n x}"), 400, "json-malformed");
        assertEquals(2, broken.get("line").asInt());
        problem(server.post("/api/cards/cards", CLERK, ""), 400, "body-missing");
        problem(server.post("/api/cards/cards", CLERK, "null"), 400, "body-missing");
        problem(server.post("/api/cards/cards", CLERK, "{\"number\":\"1\"} x"), 400, "json-malformed");
        problem(server.post("/api/cards/cards", CLERK, "{\"number\":\"1\",\"colour\":1}"), 422, "json-unknown", "colour");
        problem(server.post("/api/cards/cards", CLERK, "{\"number\":\"1\",\"on\":\"yesterday\"}"), 422, "json-value", "on");
        problem(server.post("/api/cards/cards", CLERK, "{\"number\":\"1\",\"count\":{}}"), 422, "json-type", "count");
        problem(server.post("/api/cards/cards", CLERK, "{\"number\":\" \"}"), 422, "json-refused");
        problem(server.post("/api/cards/cards", CLERK, "[1]"), 422, "json-type");
    }

    @Test
    void aNumberThatCanNotBeWrittenOutIsRefused() {
        for (String number : List.of("1e999999999", "1e-999999999", "0e-999999999", "\"1e999999999\"", "1" + "0".repeat(40))) {
            problem(server.post("/api/cards/cards", CLERK, "{\"number\":\"1\",\"points\":" + number + "}"), 422, "json-value", "points");
        }
        assertEquals(201, server.post("/api/cards/cards", CLERK, "{\"number\":\"1\",\"points\":1e3}").statusCode());
    }

    @Test
    void aMemberWithoutANameIsRefusedLikeAnyOther() {
        problem(server.post("/api/cards/cards", CLERK, "{\"number\":\"1\",\"\":1}"), 422, "json-unknown", "$");
        problem(server.post("/api/cards/cards", CLERK, "{\"\":{\"\":[]},\"number\":\"1\"}"), 422, "json-unknown", "$");
    }

    @Test
    void aBodyNestedWithoutEndIsRefused() {
        String deep = "[".repeat(400) + "]".repeat(400);
        problem(server.post("/api/cards/cards", CLERK, "{\"number\":" + deep + "}"), 422, "json-type", "number");
        problem(server.post("/api/cards/cards", CLERK, "{\"number\":\"1\",\"colour\":" + deep + "}"), 422, "json-limits");
    }

    @Test
    void aBodyOfSeveralPartsIsTakenNowhere() {
        HttpRequest.Builder parts = server.request("/api/cards/cards", CLERK).header("Content-Type", "Multipart/related; boundary=a")
            .POST(HttpRequest.BodyPublishers.ofString("--a\r\nX: y\r\n\r\n--a--"));
        problem(server.send(parts), 415, "content-type", "Content-Type");
    }

    @Test
    void textThatNotEveryDatabaseKeepsIsRefused() {
        for (String text : List.of("A\\u0000", "\\u0000", "A\\ud83d", "\\ude00\\ud83d")) {
            problem(server.post("/api/cards/cards", CLERK, "{\"number\":\"" + text + "\"}"), 422, "json-text", "number");
        }
        assertEquals(201, server.post("/api/cards/cards", CLERK, "{\"number\":\"\\ud83d\\ude00\",\"points\":\"1\"}").statusCode());
    }

    @Test
    void aProblemOfAServiceSaysWhatWhereAndHowToMendItInTheLanguageAskedFor() {
        JsonNode zh = problem(server.post("/api/cards/cards/refused", CLERK, "{}"), 409, "card-taken", "number");
        assertEquals("不行", zh.get("detail").asText());
        assertEquals("不行", zh.get("errors").get(0).get("text").asText());
        JsonNode en = problem(server.post("/api/cards/cards/refused", CLERK, "{}", "Accept-Language", "en-GB,zh;q=0.5"), 409, "card-taken");
        assertEquals("not possible", en.get("mend").asText());
    }

    @Test
    void aFaultHasANumberAndSaysNothingElse() {
        HttpResponse<String> answer = server.get("/api/cards/cards/broken", null);
        JsonNode document = problem(answer, 500, "fault");
        assertTrue(document.get("detail").asText().contains(answer.headers().firstValue("X-Request-Id").orElseThrow()));
        assertFalse(answer.body().contains("on purpose"));
    }

    @Test
    void whileTheDatabaseIsAwayEverybodyIsAskedToComeBackSoon() {
        HttpResponse<String> answer = server.get("/api/cards/cards/away", null);
        problem(answer, 503, "database-away");
        assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
        assertFalse(answer.body().contains("on purpose"));
    }

    @Test
    void aBodyOverTheLimitIsRefusedHoweverItIsSent() throws IOException {
        var long1 = "{\"number\":\"" + "1".repeat(2000) + "\"}";
        problem(server.post("/api/cards/cards", CLERK, long1), 413, "too-large");
        problem(server.send(server.request("/api/cards/cards", CLERK).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(long1.getBytes())))), 413, "too-large");
        problem(server.send(server.request("/api/cards/cards", null).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(long1.getBytes())))), 401, "sign-in");
        problem(upload("/api/cards/cards", "application/json", "POST", gzip(long1.getBytes())), 413, "too-large");
        problem(upload("/api/cards/cards/imports/cards", "text/csv", "PUT", gzip(new byte[200_000])), 413, "too-large");
    }

    @Test
    void aTableToImportMayBeSentCompressed() throws IOException {
        String imports = "/api/cards/cards/imports/cards";
        assertEquals(50_000, TestServer.json(upload(imports, "text/csv", "PUT", gzip(new byte[50_000]))).get("bytes").asInt());
        problem(upload(imports, Upload.XLSX, "PUT", gzip(new byte[50_000])), 413, "too-large");
        problem(upload("/api/cards/cards/file", "text/csv", "PUT", gzip(new byte[50_000])), 413, "too-large");
        problem(upload("/api/cards/cards/file", "text/csv", "PUT", new byte[] {1, 2, 3}), 400, "gzip");
    }

    @Test
    void theCallerChoosesBetweenJsonAndCsv() {
        assertEquals("[\"A\"]", server.get("/api/cards/cards/table", null).body());
        HttpResponse<String> csv = server.send(server.request("/api/cards/cards/table", null).header("Accept", "text/csv"));
        assertEquals("card\r\nA\r\n", csv.body());
        assertTrue(csv.headers().firstValue("Content-Type").orElseThrow().startsWith("text/csv"));
    }

    @Test
    void whatIsInstalledIsShownWithVersionsToThoseSignedIn() {
        assertFalse(server.get("/api", null).body().contains("1.0.0"));
        JsonNode module = TestServer.json(server.get("/api", CLERK)).get("modules").get(0);
        assertEquals("1.0.0", module.get("version").asText());
        assertEquals("SERVING", module.get("state").asText());
    }

    @Test
    void metricsAreForThoseWhoMayReadThem() {
        problem(server.get("/metrics", null), 401, "sign-in");
        problem(server.get("/metrics", CLERK), 403, "permission");
        server.get("/api/cards/cards", null);
        assertTrue(server.get("/metrics", "platform.metrics.read").body().contains("linli_requests_total{module=\"cards\",status=\"200\"}"));
    }

    private static HttpResponse<String> upload(String path, String type, String method, byte[] body) {
        return server.send(server.request(path, CLERK).header("Content-Type", type).header("Content-Encoding", "gzip")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Says what no client would say. */
    private String raw(String request) {
        try (var socket = new Socket("127.0.0.1", server.at("/").getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code, String where) {
        JsonNode document = problem(answer, status, code);
        assertEquals(where, document.path("where").asText(), answer.body());
        return document;
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElse(null), answer.body());
        JsonNode document = TestServer.json(answer);
        assertEquals(code, document.get("code").asText(), answer.body());
        assertEquals("urn:linli:problem:" + code, document.get("type").asText());
        assertEquals(status, document.get("status").asInt());
        assertTrue(document.hasNonNull("title") && document.hasNonNull("detail") && document.hasNonNull("mend"), answer.body());
        return document;
    }
}
