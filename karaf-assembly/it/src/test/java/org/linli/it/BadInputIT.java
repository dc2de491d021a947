package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user gets wrong is refused with its own problem that says what, where and how to mend it, in both languages; nothing is half-written. */
@OnBothEngines(oneWillDo = true)
class BadInputIT {

    private static final int OVER_THE_LIMIT = (20 << 20) + 1000;
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private PartyTown town;
    private String program;
    private String member;
    private String before;

    @BeforeEach
    void aProgramWithTwoMembersAndAnEntry(LinliServer linli) {
        town = PartyTown.on(linli.http());
        Table members = Table.with("person", "name", "branch", "kind", "exempt")
                .row(town.person("M1"), "甲示一", town.branch(), "RETIRED", "").row(town.person("M2"), "乙示二", town.branch(), "EMPLOYED", "");
        town.people(members);
        program = town.program("2026");
        town.imported(program + "/imports/members", members);
        member = town.person("M1");
        town.http().post(program + "/entries", town.entry(member, "meeting", "2026-03-01", "first")).expect(201);
        before = state();
    }

    @AfterEach
    void nothingIsHalfWritten() {
        assertEquals(before, state());
    }

    @Test
    void aFileThatIsNoCsvIsRefusedWithTheLine() {
        String entries = program + "/imports/entries";
        refused(400, "import-quote", null, http -> http.postCsv(entries, "person,item,occurred_on\n\"" + member + ",meeting,2026-03-02\n"));
        refused(400, "import-cells", null, http -> http.postCsv(entries, "person,item,occurred_on\n" + member + ",meeting\n"));
        refused(400, "import-empty", null, http -> http.postCsv(entries, ""));
        refused(400, "import-not-utf8", null, http -> http.send("POST", entries, "text/csv",
                BodyPublishers.ofByteArray("person,item,occurred_on\nMü,x,2026-03-02\n".getBytes(StandardCharsets.ISO_8859_1))));
        refused(400, "import-xlsx", null, http -> http.send("POST", entries, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                BodyPublishers.ofString("no spreadsheet")));
        refused(422, "import-header", "colour", http -> http.postCsv(entries, "person,item,occurred_on,colour\n"));
        refused(422, "import-header", "item", http -> http.postCsv(entries, "person,occurred_on\n"));
        refused(422, "parameter", "mode", http -> http.postCsv(entries + "?mode=some", "person,item,occurred_on\n"));
        refused(404, "import-kind", null, http -> http.postCsv(program + "/imports/wishes", "person\n"));
    }

    @Test
    void rowsThatBreakARuleAreNamedWithColumnValueAndReason() {
        Table bad = Table.with("person", "item", "occurred_on", "quantity", "points", "key")
                .row("nobody", "meeting", "2026-03-02", "1", "", "a")
                .row(member, "dancing", "2026-03-02", "1", "", "b")
                .row(member, "meeting", "2027-03-02", "1", "", "c")
                .row(member, "hard-task", "2026-03-02", "1", "3.01", "d")
                .row(member, "post-duty", "2026-03-02", "1", "", "e")
                .row(member, "meeting", "2026-02-30", "1", "", "f")
                .row(member, "meeting", "2026-03-02", "many", "", "g")
                .row(member, "learning", "2026-03-02", "1", "0.555", "h")
                .row(member, "absent", "2026-03-02", "1", "", "first")
                .row(member, "meeting", "2026-03-02", "1", "", "good");
        JsonNode outcome = town.http().postCsv(program + "/imports/entries", bad.csv()).expect(200).json();
        assertEquals(List.of(0, 0, 9), List.of(outcome.path("accepted").asInt(), outcome.path("unchanged").asInt(), outcome.path("rejected").asInt()));
        assertEquals(before, state(), "all or nothing");
        List<String> faults = new ArrayList<>();
        outcome.path("errors").forEach(error -> {
            faults.add(error.path("row").asText() + " " + error.path("column").asText() + " " + error.path("value").asText());
            assertTrue(HAN.matcher(error.path("reason").asText()).find(), error::toString);
        });
        assertEquals(List.of("2 person nobody", "3 item dancing", "4 occurred_on 2027-03-02", "5 points 3.01", "6 item post-duty",
                "7 occurred_on 2026-02-30", "8 quantity many", "9 points 0.555", "10 key first"), faults);
        town.http().with("Accept-Language", "en").postCsv(program + "/imports/entries", bad.csv()).expect(200).json().path("errors")
                .forEach(error -> assertFalse(HAN.matcher(error.path("reason").asText()).find(), error::toString));
        JsonNode good = town.http().postCsv(program + "/imports/entries?mode=good-rows", bad.csv()).expect(200).json();
        assertEquals(1, good.path("accepted").asInt());
        assertEquals(2, town.http().get(program + "/entries").json().path("items").size());
        before = state();
    }

    @Test
    void unitsThatStandUnderThemselvesInAFileAreNamed() {
        String a = LinliServer.unique("A");
        String b = LinliServer.unique("B");
        Table circle = Table.with("code", "name", "parent", "level").row(a, "甲", b, "PARTY_COMMITTEE").row(b, "乙", a, "PARTY_COMMITTEE")
                .row(LinliServer.unique("C"), "丙", "", "PARTY_COMMITTEE").row(LinliServer.unique("D"), "丁", "nowhere", "PARTY_BRANCH")
                .row("a b", "戊", "", "PARTY_COMMITTEE").row(LinliServer.unique("F"), "己", "", "PALACE");
        JsonNode outcome = town.http().postCsv("/api/core/imports/units", circle.csv()).expect(200).json();
        assertEquals(0, outcome.path("accepted").asInt(), outcome::toString);
        assertEquals(Set.of(2, 3, 5, 6, 7), new TreeSet<>(StreamSupport.stream(outcome.path("errors").spliterator(), false)
                .map(error -> error.path("row").asInt()).toList()), outcome::toString);
        circle.rows().forEach(row -> town.http().get("/api/core/units/" + row.get(0).replace(" ", "%20")).expect(404));
    }

    @Test
    void aRulebookIsRefusedWithEveryFaultAndItsPlace() {
        String path = "/api/party-points/rulebooks";
        refused(422, "rulebook-faulty", null, http -> http.putYaml(path, "rulebook: [x\nversion"));
        String faulty = town.rulebookText().replace("version: 1", "version: 2").replace("weight: 0.3", "weight: 0.2")
                .replace("from: 60", "from: 60, to: 69").replace("cycle: YEAR", "cycle: DECADE").replace("en: Excellent}", "}").replace("cap: 20", "capp: 20");
        refused(422, "rulebook-faulty", "tiers[2].to", http -> http.putYaml(path, faulty));
        Set<String> places = new TreeSet<>();
        town.http().putYaml(path, faulty).json().path("errors").forEach(error -> places.add(error.path("path").asText()));
        assertTrue(places.containsAll(Set.of("components", "cycle", "tiers[0].title.en", "components[0].points.categories[0].capp")), places::toString);
        refused(409, "rulebook-exists", null, http -> http.putYaml(path, town.rulebookText().replace("share: 0.15", "share: 0.2")));
        refused(422, "rulebook-module", null, http -> http.putYaml(path, town.rulebookText().replace("module: party-points", "module: safety")));
        refused(400, "not-utf8", null, http -> http.send("PUT", path, "application/yaml", BodyPublishers.ofByteArray(new byte[] {'a', (byte) 0xff})));
        assertEquals(1, town.http().get(path + "/" + town.rulebook()).expect(200).json().at("/identity/version").asInt());
    }

    @Test
    void unknownAndDuplicateUnitsAreRefused() {
        String units = "/api/core/units";
        refused(404, "unit-not-found", null, http -> http.get(units + "/nowhere"));
        refused(409, "unit-exists", null, http -> http.post(units, unit(town.branch(), town.committee(), "PARTY_BRANCH")));
        refused(422, "unit-parent-unknown", null, http -> http.post(units, unit("X1", "nowhere", "PARTY_BRANCH")));
        refused(422, "unit-code", null, http -> http.post(units, unit("no code", town.committee(), "PARTY_BRANCH")));
        refused(422, "unit-level", null, http -> http.post(units, unit("X1", town.branch(), "PARTY_COMMITTEE")));
        refused(422, "json-value", "level", http -> http.post(units, unit("X1", town.committee(), "PALACE")));
        refused(422, "missing", "name", http -> http.post(units, Map.of("code", "X1", "level", "TOWN")));
    }

    @Test
    void aUnitDoesNotGoUnderItselfAndNobodyChangesWhatHeHasNotSeen() {
        String unit = "/api/core/units/" + town.committee();
        String tag = town.http().get(unit).expect(200).header("ETag").orElseThrow();
        refused(422, "unit-under-itself", null, http -> http.with("If-Match", tag).post(unit + "/move", Map.of("parent", town.committee())));
        refused(422, "unit-under-itself", null, http -> http.with("If-Match", tag).post(unit + "/move", Map.of("parent", town.branch())));
        refused(428, "if-match-missing", "If-Match", http -> http.put(unit, Map.of("name", "新名")));
        refused(400, "if-match-malformed", "If-Match", http -> http.with("If-Match", "newest").put(unit, Map.of("name", "新名")));
        refused(412, "unit-stale", null, http -> http.with("If-Match", "\"99\"").put(unit, Map.of("name", "新名")));
        refused(428, "if-match-missing", "If-Match", http -> http.put(program, Map.of("title", "新名")));
        assertEquals(412, town.http().with("If-Match", "\"99\"").put(program, Map.of("title", "新名")).status());
        town.http().with("If-Match", tag).put(unit, Map.of("name", "新名")).expect(200);
        before = state();
        refused(412, "unit-stale", null, http -> http.with("If-Match", tag).put(unit, Map.of("name", "又改")));
    }

    @Test
    void anEntryThatBreaksARuleIsRefusedWithThePlace() {
        refusedEntry("subject", town.entry("nobody", "meeting", "2026-03-02", "k1"));
        refusedEntry("item", town.entry(member, "dancing", "2026-03-02", "k1"));
        refusedEntry("item", town.entry(member, "post-duty", "2026-03-02", "k1"));
        refusedEntry("occurredOn", town.entry(member, "meeting", "2027-01-01", "k1"));
        refusedEntry("points", with(town.entry(member, "hard-task", "2026-03-02", "k1"), "points", 3.5));
        refusedEntry("points", town.entry(member, "hard-task", "2026-03-02", "k1"));
        refusedEntry("points", with(town.entry(member, "meeting", "2026-03-02", "k1"), "points", 5));
        refusedEntry("quantity", with(town.entry(member, "meeting", "2026-03-02", "k1"), "quantity", 0));
        refused(422, "json-value", "occurredOn", http -> http.post(program + "/entries", town.entry(member, "meeting", "2026-02-30", "k1")));
        refused(404, "entry-unknown", null, http -> http.post(program + "/entries/99/reversal", Map.of("reason", "误记")));
        refused(404, "program-unknown", null, http -> http.post("/api/party-points/programs/none/entries", town.entry(member, "meeting", "2026-03-02", "k1")));
    }

    @Test
    void scoresAndVetoesThatDoNotHoldAreRefused() {
        refused(422, "score-faulty", "score", http -> http.post(program + "/scores", scores(member, "appraisal", 100.5)));
        refused(422, "score-faulty", "component", http -> http.post(program + "/scores", scores(member, "daily", 50)));
        refused(422, "score-faulty", "subject", http -> http.post(program + "/scores", scores("nobody", "appraisal", 50)));
        refused(422, "veto-faulty", "veto", http -> http.post(program + "/vetoes", veto("late", "2026-03-01")));
        refused(422, "veto-faulty", "occurredOn", http -> http.post(program + "/vetoes", veto("punished", "2025-12-31")));
    }

    @Test
    void stagesGoInOrder() {
        refused(409, "stage-order", null, http -> town(http, "PUBLISHED"));
        refused(409, "stage-order", null, http -> town(http, "FILED"));
        refused(422, "json-value", "stage", http -> town(http, "FAMOUS"));
        refused(409, "program-exists", null, http -> http.post("/api/party-points/programs",
                Map.of("rulebook", town.rulebook(), "unit", town.committee(), "period", "2026")));
        refused(422, "period-malformed", "period", http -> http.post("/api/party-points/programs",
                Map.of("rulebook", town.rulebook(), "unit", town.committee(), "period", "26")));
        refused(422, "period-length", "period", http -> http.post("/api/party-points/programs",
                Map.of("rulebook", town.rulebook(), "unit", town.committee(), "period", "2026-Q1")));
    }

    @Test
    void aPersonsDocumentIsCheckedAndTheNumberIsTakenOnce() {
        String people = "/api/core/people";
        refused(409, "person-exists", null, http -> http.post(people, Map.of("number", member, "name", "丙示三", "unit", town.community())));
        refused(422, "person-faulty", "idNo", http -> http.post(people,
                Map.of("number", town.person("M9"), "name", "丙示三", "unit", town.community(), "idType", "ID_CARD", "idNo", "110105194912310021")));
        refused(422, "person-faulty", "unit", http -> http.post(people, Map.of("number", town.person("M9"), "name", "丙示三", "unit", "nowhere")));
        refused(404, "person-not-found", null, http -> http.get(people + "/" + town.person("M9")));
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherItSaysItsLengthOrNot() {
        byte[] blank = " ".repeat(OVER_THE_LIMIT).getBytes(StandardCharsets.US_ASCII);
        String row = "nobody,meeting,2026-03-02\n";
        byte[] rows = ("person,item,occurred_on\n" + row.repeat(OVER_THE_LIMIT / row.length())).getBytes(StandardCharsets.US_ASCII);
        for (boolean chunked : new boolean[] {false, true}) {
            refused(413, "too-large", null, http -> http.send("POST", program + "/entries", "application/json", body(blank, chunked)));
            refused(413, "too-large", null, http -> http.send("POST", program + "/imports/entries", "text/csv", body(rows, chunked)));
            refused(413, "too-large", null, http -> http.send("PUT", "/api/party-points/rulebooks", "application/yaml", body(blank, chunked)));
        }
    }

    private static BodyPublisher body(byte[] bytes, boolean chunked) {
        return chunked ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)) : BodyPublishers.ofByteArray(bytes);
    }

    @Test
    void aRequestThatCannotBeUnderstoodIsRefused() {
        String entries = program + "/entries";
        refused(400, "json-malformed", null, http -> http.send("POST", entries, "application/json", BodyPublishers.ofString("{\"subject\": }")));
        refused(400, "body-missing", null, http -> http.send("POST", entries, "application/json", BodyPublishers.noBody()));
        refused(422, "json-unknown", "colour", http -> http.post(entries, with(town.entry(member, "meeting", "2026-03-02", "k1"), "colour", "red")));
        refused(422, "json-type", "quantity", http -> http.post(entries, with(town.entry(member, "meeting", "2026-03-02", "k1"), "quantity", List.of())));
        refused(415, "not-json", null, http -> http.send("POST", entries, "text/plain", BodyPublishers.ofString("meeting")));
        refused(415, "content-type", null, http -> http.send("POST", program + "/imports/entries", "application/json", BodyPublishers.ofString("{}")));
        refused(406, "accept", null, http -> http.with("Accept", "image/png").get(entries));
        refused(422, "parameter", "limit", http -> http.get(entries + "?limit=ten"));
        refused(404, "path", null, http -> http.get(program + "/wishes"));
        refused(404, "module", null, http -> http.get("/api/palace/wishes"));
        Answer page = town.http().get("/nothing").expect(404);
        assertEquals("text/html", page.header("Content-Type").orElseThrow().split(";")[0], "where people go, they get a page");
        refused(405, "method", null, http -> http.delete(entries));
        assertTrue(town.http().delete(entries).header("Allow").orElseThrow().contains("POST"));
    }

    @Test
    void whoIsNotKnownIsAskedToSignIn() {
        refused(401, "sign-in", null, http -> anonymous(http).get(program));
        assertTrue(town.http().anonymous().get(program).header("WWW-Authenticate").orElseThrow().startsWith("Basic"));
        refused(401, "sign-in", null, http -> http.as("admin", "not the password").get(program));
        refused(401, "sign-in", null, http -> http.as("nobody", "any").get(program));
        refused(401, "sign-in", null, http -> http.with("Authorization", "Bearer linli_none").get(program));
    }

    /** Sends it in both languages and checks the problem. @param where a place that it must name; null for none in particular */
    private void refused(int status, String code, String where, Function<Http, Answer> request) {
        for (boolean english : new boolean[] {false, true}) {
            Answer answer = request.apply(english ? town.http().with("Accept-Language", "en") : town.http());
            assertEquals(status + " " + code, answer.status() + " " + answer.json().path("code").asText(), answer::body);
            assertEquals("application/problem+json", answer.header("Content-Type").orElseThrow().split(";")[0]);
            JsonNode problem = answer.json();
            assertEquals("urn:linli:problem:" + code, problem.path("type").asText());
            assertEquals(status, problem.path("status").asInt());
            for (String text : List.of("title", "detail", "mend")) {
                assertFalse(problem.path(text).asText().isBlank(), answer::body);
                assertTrue(text.equals("detail") && english || HAN.matcher(problem.path(text).asText()).find() != english, answer::body);
            }
            if (where != null) {
                assertTrue(places(problem).stream().anyMatch(place -> place.equals(where)), answer::body);
            }
        }
    }

    private static List<String> places(JsonNode problem) {
        List<String> places = new ArrayList<>(List.of(problem.path("where").asText()));
        problem.path("errors").forEach(error -> places.add(error.path("path").asText()));
        return places;
    }

    private void refusedEntry(String where, Map<String, Object> entry) {
        refused(422, "entry-faulty", where, http -> http.post(program + "/entries", entry));
    }

    private String state() {
        var state = new StringBuilder();
        for (String path : List.of("", "/entries", "/participants", "/scores", "/vetoes", "/steps", "/integrity")) {
            state.append(town.http().get(program + path).expect(200).body()).append('\n');
        }
        return state.append(town.http().get("/api/core/units/" + town.committee()).expect(200).body())
                .append(town.http().get("/api/core/units/" + town.committee() + "/children").expect(200).body())
                .append(town.http().get("/api/core/people?unit=" + town.community()).expect(200).body()).toString();
    }

    private Answer town(Http http, String stage) {
        return http.post(program + "/settlements", Map.of("stage", stage));
    }

    private static Http anonymous(Http http) {
        return http.with("Authorization", "");
    }

    private static Map<String, Object> unit(String code, String parent, String level) {
        return Map.of("code", code, "name", "新", "parent", parent, "level", level);
    }

    private static Map<String, Object> with(Map<String, Object> entry, String name, Object value) {
        entry.put(name, value);
        return entry;
    }

    private static Map<String, Object> scores(String subject, String component, double score) {
        return Map.of("scores", List.of(Map.of("subject", subject, "component", component, "score", score)));
    }

    private Map<String, Object> veto(String veto, String day) {
        return Map.of("subject", member, "veto", veto, "occurredOn", day, "facts", "警告");
    }
}
