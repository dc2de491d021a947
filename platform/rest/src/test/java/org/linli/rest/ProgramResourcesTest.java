package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Program;
import org.linli.api.programs.ProgramKind;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Rulebooks;
import org.linli.api.programs.Stage;
import org.linli.api.territory.UnitPath;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class ProgramResourcesTest {

    private static final String ALL = "party-points.programs.read+party-points.programs.write+party-points.rulebooks.write+party-points.rulebooks.read"
        + "+party-points.entries.write+party-points.entries.read+party-points.facts.write";
    private static final Text TITLE = new Text("积分", "Points");
    private final TestPrograms programs = new TestPrograms();
    private TestStore store;
    private TestServer server;

    /** A module that runs programs. */
    private static final class PartyPoints extends TestModule {

        private final List<String> rulebooks;

        PartyPoints(String... rulebooks) {
            super("party-points", "1.0.0");
            this.rulebooks = List.of(rulebooks);
        }

        @Override
        public List<ProgramKind> programKinds() {
            return List.of(new ProgramKind("person", "branch"));
        }

        @Override
        public List<String> rulebooks() {
            return rulebooks;
        }
    }

    /** An import that is only named. */
    private record Members() implements RowImport {

        @Override
        public String kind() {
            return "members";
        }

        @Override
        public String permission() {
            return "party-points.programs.write";
        }

        @Override
        public List<Column> columns() {
            return List.of(new Column("person", true));
        }

        @Override
        public Session open(String program) {
            throw new IllegalStateException("not expected");
        }
    }

    @BeforeEach
    void start() {
        store = TestStore.on(Engine.DERBY);
        programs.when("ProgramImports.of", values -> List.of(new Members()));
        server = new TestServer(store.transactions(), Map.of(), programs);
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private void publish(String... rulebooks) {
        server.api().publish(new PartyPoints(rulebooks));
    }

    @Test
    void theRulebooksThatAModuleBringsArePublishedWithIt() {
        var published = new AtomicReference<Object[]>();
        programs.when("Rulebooks.publish", values -> {
            published.set(values);
            return new Rulebooks.Published("party-points", "p2", 1, TITLE);
        });
        publish("rulebook: p2");
        assertEquals(List.of("party-points", "rulebook: p2"), List.of(published.get()));
        assertNotNull(server.api().generations().serving("party-points"));
    }

    @Test
    void aBrokenRulebookOfAModuleKeepsItOutAndATownsOwnVersionDoesNot() {
        programs.when("Rulebooks.publish", values -> {
            throw new Problem(Problem.Kind.INVALID, "rulebook", TITLE, TITLE);
        });
        publish("rulebook: broken");
        assertNull(server.api().generations().serving("party-points"));
        programs.when("Rulebooks.publish", values -> {
            throw new Problem(Problem.Kind.CONFLICT, "rulebook-version", TITLE, TITLE);
        });
        publish("rulebook: older");
        assertNotNull(server.api().generations().serving("party-points"));
    }

    @Test
    void aRulebookIsPublishedAsYamlWithAllItsFaultsInOneAnswer() {
        publish();
        programs.when("Rulebooks.publish", values -> {
            throw new Problem(Problem.Kind.INVALID, "rulebook", TITLE, TITLE).listing(List.of(new Problem.Fault("tiers[1].from", TITLE),
                new Problem.Fault("components", TITLE)));
        });
        HttpResponse<String> refused = put("/api/party-points/rulebooks", "rulebook: x", "application/yaml");
        assertEquals(422, refused.statusCode());
        assertEquals("tiers[1].from", TestServer.json(refused).get("errors").get(0).get("path").asText());
        programs.when("Rulebooks.publish", values -> new Rulebooks.Published("party-points", "p2.case", 3, TITLE));
        assertEquals(201, put("/api/party-points/rulebooks", "rulebook: x", "application/yaml").statusCode());
        programs.when("Rulebooks.yaml", values -> "rulebook: p2\n");
        HttpResponse<String> yaml = server.send(server.request("/api/party-points/rulebooks/p2.case?version=3", ALL).header("Accept", "application/yaml"));
        assertEquals("rulebook: p2\n", yaml.body());
    }

    @Test
    void aProgramIsCreatedWithItsIdAddressAndVersion() {
        publish();
        var order = new AtomicReference<Object[]>();
        programs.when("Programs.create", values -> {
            order.set(values);
            return program(Stage.OPEN);
        });
        HttpResponse<String> answer = server.post("/api/party-points/programs", ALL,
            "{\"rulebook\":\"p2\",\"version\":1,\"unit\":\"DW\",\"period\":\"2026\",\"title\":\"case\"}");
        assertEquals(201, answer.statusCode());
        assertEquals("/api/party-points/programs/7", answer.headers().firstValue("Location").orElseThrow());
        assertEquals("\"1\"", answer.headers().firstValue("ETag").orElseThrow());
        JsonNode program = TestServer.json(answer);
        assertEquals("7", program.get("id").asText());
        assertEquals("/DW/", program.get("path").asText());
        assertEquals("2026-01-01", program.get("from").asText());
        assertEquals("party-points", order.get()[0]);
        assertEquals(new Programs.NewProgram("p2", 1, "DW", "2026", "case", false, null), order.get()[1]);
        HttpResponse<String> without = server.post("/api/party-points/programs", ALL, "{\"rulebook\":\"p2\"}");
        assertEquals(422, without.statusCode());
        assertEquals("unit", TestServer.json(without).get("where").asText());
    }

    @Test
    void aChangeHasToSayWhichVersionItChanges() {
        publish();
        programs.when("Programs.rename", values -> {
            assertEquals(3, values[3]);
            return program(Stage.OPEN);
        });
        var rename = server.request("/api/party-points/programs/7", ALL).header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"title\":\"new\"}"));
        assertEquals(428, server.send(rename.copy()).statusCode());
        assertEquals(200, server.send(rename.copy().header("If-Match", "\"3\"")).statusCode());
    }

    @Test
    void whoChangesAParticipantHasToSayWhichVersion() {
        publish();
        var participant = new Participants.Participant("7", "M001", "张*三", "ZB-01", "RETIRED", null, 4);
        programs.when("Participants.decide", values -> {
            assertEquals(3, values[4]);
            return participant;
        });
        programs.when("Participants.name", values -> {
            assertNull(values[4]);
            return participant;
        });
        String path = "/api/party-points/programs/7/participants/M001";
        String committee = "party-points.programs.approve";
        String decision = "{\"agreed\":true}";
        assertEquals(428, server.post(path + "/exemption/decision", committee, decision).statusCode());
        assertEquals(200, server.post(path + "/exemption/decision", committee, decision, "If-Match", "\"3\"").statusCode());
        assertEquals(428, server.post(path + "/exemption", ALL, "{\"reason\":\"OLD\"}").statusCode());
        assertEquals(428, server.send(server.request(path, ALL).DELETE()).statusCode());
        assertEquals(200, put(path, "{\"unit\":\"ZB-01\",\"kind\":\"RETIRED\"}", "application/json").statusCode());
    }

    @Test
    void aSettlementIsDoneAtOnceOrByAJob() {
        publish();
        programs.when("Programs.order", values -> new Programs.Ordered(program(Stage.PRELIMINARY), null));
        HttpResponse<String> done = server.post("/api/party-points/programs/7/settlements", ALL, "{\"stage\":\"PRELIMINARY\"}");
        assertEquals("PRELIMINARY", TestServer.json(done).get("stage").asText());
        programs.when("Programs.order", values -> new Programs.Ordered(program(Stage.OPEN), "j1"));
        HttpResponse<String> job = server.post("/api/party-points/programs/7/settlements", ALL, "{\"stage\":\"PRELIMINARY\"}");
        assertEquals(202, job.statusCode());
        assertEquals("/api/core/jobs/j1", job.headers().firstValue("Location").orElseThrow());
        programs.when("Results.preview", values -> new Results.Preview(22, 0, Map.of("excellent", 3), List.of()));
        HttpResponse<String> preview = server.post("/api/party-points/programs/7/settlements", ALL,
            "{\"stage\":\"PRELIMINARY\",\"preview\":true,\"rulebook\":\"rulebook: other\"}");
        assertEquals(22, TestServer.json(preview).get("assessed").asInt());
        assertEquals(422, server.post("/api/party-points/programs/7/settlements", ALL, "{}").statusCode());
    }

    @Test
    void resultsAreAFileInTheColumnsOfTheCaseOrPagesOfTheSameMembers() {
        publish();
        var result = new Results.Result("M001", "张*三", "ZB-01", Map.of("daily", new BigDecimal("84"), "appraisal", new BigDecimal("90.5")),
            new BigDecimal("85.95"), 12, "qualified", List.of("QUOTA", "VETO:dues"));
        programs.when("Results.components", values -> List.of("daily", "appraisal"));
        programs.when("Results.settlement", values -> new Results.Settlement("s", "7", 1, 1, 10, 1, 0, "d", "a", Instant.EPOCH, null));
        programs.when("Results.each", values -> {
            consumer(values[1]).accept(result);
            return null;
        });
        programs.when("Results.list", values -> new org.linli.api.Page<>(List.of(result), "M001"));
        HttpResponse<String> csv = server.send(server.request("/api/party-points/programs/7/results", ALL).header("Accept", "text/csv"));
        assertEquals("person,branch,daily,appraisal,final,rank,tier,reason\r\nM001,ZB-01,84.00,90.50,85.95,12,qualified,QUOTA;VETO:dues\r\n", csv.body());
        JsonNode page = TestServer.json(server.get("/api/party-points/programs/7/results", ALL));
        assertEquals(0, new BigDecimal("84").compareTo(page.get("items").get(0).get("daily").decimalValue()));
        assertEquals("M001", page.get("next").asText());
    }

    @Test
    void anEntryIsCreatedOnceForItsKey() {
        publish();
        var recorded = new AtomicReference<Ledger.NewEntry>();
        var entry = new Ledger.Entry(5, "M001", "learning", LocalDate.of(2026, 1, 17), 1, new BigDecimal("0.50"), "k1", null, null, "clerk",
            Instant.EPOCH, null, null, "hash");
        programs.when("Ledger.record", values -> {
            boolean first = recorded.getAndSet((Ledger.NewEntry) values[1]) == null;
            return new Ledger.Recorded(entry, first);
        });
        String body = "{\"person\":\"M001\",\"item\":\"learning\",\"occurredOn\":\"2026-01-17\",\"points\":0.5}";
        HttpResponse<String> first = server.post("/api/party-points/programs/7/entries", ALL, body, "Idempotency-Key", "k1");
        assertEquals(201, first.statusCode());
        assertEquals("/api/party-points/programs/7/entries/5", first.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> again = server.post("/api/party-points/programs/7/entries", ALL, body, "Idempotency-Key", "k1");
        assertEquals(201, again.statusCode());
        assertEquals(first.body(), again.body());
        assertEquals("k1", recorded.get().key());
        assertEquals(new BigDecimal("0.5"), recorded.get().points());
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        publish();
        Map<String, List<String>> needed = Map.of(
            "/api/party-points/programs", List.of("rulebook", "unit", "period"),
            "/api/party-points/programs/7/entries", List.of("subject", "item", "occurredOn"),
            "/api/party-points/programs/7/entries/5/reversal", List.of("reason"),
            "/api/party-points/programs/7/vetoes", List.of("subject", "veto", "occurredOn", "facts"),
            "/api/party-points/programs/7/objections", List.of("subject", "text"));
        needed.forEach((path, names) -> {
            JsonNode missing = TestServer.json(server.post(path, ALL + "+party-points.objections.write", "{}"));
            assertEquals("missing", missing.get("code").asText(), missing::toString);
            assertEquals(names, missing.findValuesAsText("path"), missing::toString);
        });
        JsonNode reversal = TestServer.json(server.post("/api/party-points/programs/7/entries/5/reversal", ALL, "{\"right\":{\"item\":\"a\"}}"));
        assertEquals(List.of("reason", "right.subject", "right.occurredOn"), reversal.findValuesAsText("path"), reversal::toString);
    }

    @Test
    void anImportIsAnsweredWithItsOutcomeOrItsJobAndAsksForItsOwnPermission() {
        publish();
        var text = new AtomicReference<String>();
        programs.when("Imports.run", values -> {
            text.set(read((InputStream) values[2]));
            assertEquals(Imports.Mode.GOOD_ROWS, values[4]);
            return new Imports.Answer(new Imports.Outcome(1, 0, 0, List.of(), null), null);
        });
        String path = "/api/party-points/programs/7/imports/members?mode=good-rows";
        HttpResponse<String> done = post(path, ALL, "person\nM001\n", "text/csv; charset=utf-8");
        assertEquals(1, TestServer.json(done).get("accepted").asInt());
        assertEquals("person\nM001\n", text.get());
        assertEquals(403, post(path, "party-points.programs.read", "x", "text/csv").statusCode());
        assertEquals(415, post(path, ALL, "{}", "application/json").statusCode());
        assertEquals(404, post("/api/party-points/programs/7/imports/ballots", ALL, "x", "text/csv").statusCode());
        assertEquals(422, post("/api/party-points/programs/7/imports/members?mode=some", ALL, "x", "text/csv").statusCode());
    }

    @Test
    void theInterfaceDescribesItself() {
        publish();
        JsonNode openApi = TestServer.json(server.get("/api/party-points/openapi.json", ALL));
        JsonNode entries = openApi.get("paths").get("/api/party-points/programs/{program}/entries");
        assertEquals("party-points.entries.write", entries.get("post").get("x-permission").asText());
        assertEquals("#/components/schemas/EntriesResource.Entered",
            entries.at("/post/requestBody/content/application~1json/schema/$ref").asText());
        assertEquals("#/components/schemas/Ledger.Entry", entries.at("/get/responses/200/content/application~1json/schema/properties/items/items/$ref").asText());
        assertTrue(openApi.at("/components/schemas/Ledger.Entry/properties").has("occurredOn"));
        JsonNode results = openApi.get("paths").get("/api/party-points/programs/{program}/results").get("get").at("/responses/200/content");
        assertTrue(results.has("text/csv") && results.has("application/json"), results.toString());
    }

    @Test
    void everyTextHasBothLanguages() {
        for (Class<?> owner : List.of(Dispatcher.class, org.linli.rest.core.CoreModule.class, org.linli.rest.programs.ProgramResources.class)) {
            assertEquals(keys(owner, "zh"), keys(owner, "en"));
        }
        Messages kinds = Messages.beside(Problems.class);
        for (Problem.Kind kind : Problem.Kind.values()) {
            assertTrue(kinds.has("kind." + kind), kind.name());
        }
    }

    private static java.util.Set<Object> keys(Class<?> owner, String language) {
        var texts = new java.util.Properties();
        try (InputStream file = owner.getResourceAsStream("messages_" + language + ".properties")) {
            texts.load(new java.io.InputStreamReader(file, java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.keySet();
    }

    private HttpResponse<String> put(String path, String body, String type) {
        return server.send(server.request(path, ALL).header("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> post(String path, String user, String body, String type) {
        return server.send(server.request(path, user).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String read(InputStream file) {
        try {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Consumer<Results.Result> consumer(Object value) {
        return (Consumer<Results.Result>) value;
    }

    private static Program program(Stage stage) {
        return new Program("7", "party-points", "p2", 1, "DW", new UnitPath("/DW/"), "2026", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31),
            "case", stage, null, 1);
    }
}
