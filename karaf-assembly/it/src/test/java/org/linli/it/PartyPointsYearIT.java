package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year of party-member points by P2, from members to the filed result and the next cycle. */
@OnBothEngines(rehearsing = true)
class PartyPointsYearIT {

    /** A Monday, the day of the year's last entries; seven days by M8 end on Monday, 2027-01-04. */
    private static final String PUBLISHED_ON = "2026-12-28";
    private static final String PUBLIC_UNTIL = "2027-01-04";
    private static final String AFTER_PUBLICITY = "2027-01-05";
    private static final Map<String, Object> MEETING = Map.of("stage", "APPROVED", "date", AFTER_PUBLICITY, "present", 20, "entitled", 22, "minutes",
            "支部党员大会通过");

    private PartyTown town;
    private String program;

    @BeforeEach
    void theWorkedYearIsRecorded(LinliServer linli) {
        town = PartyTown.on(linli.http());
        today(PUBLISHED_ON);
        program = town.workedYear();
    }

    @Test
    void theResultsOfTheWorkedYearAgreeToTheCent() {
        town.order(program, "PRELIMINARY").expect(200);
        assertEquals(expected(), results());
        assertEquals(true, http().post(program + "/reproduce", Map.of()).expect(200).json().path("same").asBoolean());
        JsonNode integrity = http().get(program + "/integrity").expect(200).json();
        assertEquals(1011, integrity.path("entries").asInt());
        assertTrue(integrity.path("faults").isEmpty(), integrity::toString);
    }

    @Test
    void deadlinesByM8AgreeWithTheWorkedTable() {
        for (Map<String, String> row : Table.of("/cases/M8/expected.csv").records()) {
            for (String count : List.of("calendar", "working")) {
                String query = "from=" + row.get("from") + "&days=" + row.get("days") + "&count=" + count;
                String deadline = http().anonymous().get("/api/core/calendar/deadline?" + query).expect(200).json().path("deadline").asText();
                assertEquals(row.get(count + "_deadline"), deadline, query);
            }
        }
    }

    @Test
    void theDrawByM9AgreesWithTheWorkedOneInOrder() {
        List<String> among = Table.of("/cases/M9/people.csv").records().stream().map(row -> row.get("person")).toList();
        String seed = Table.text("/cases/M9/seed.txt").strip();
        JsonNode drawn = http().post("/api/core/draws", Map.of("seed", seed, "take", 30, "among", among)).expect(200).json().path("drawn");
        assertEquals(Table.of("/cases/M9/expected.csv").records().stream().map(row -> row.get("person")).toList(), texts(drawn));
    }

    @Test
    void theWhyOfAMemberTiedAcrossTheCutNamesTheQuota() {
        town.order(program, "PRELIMINARY").expect(200);
        JsonNode why = why("M008");
        JsonNode quota = steps(why, "QUOTA").findFirst().orElseThrow(() -> new AssertionError("no quota: " + why));
        assertTrue(quota.at("/says/zh").asText().contains("15"), quota::toString);
        assertTrue(quota.at("/says/en").asText().contains("3"), quota::toString);
        assertTrue(steps(why("M022"), "QUOTA").findAny().isPresent());
        assertTrue(steps(why("M009"), "QUOTA").findAny().isEmpty(), "a quota above which nobody asks is no reason");
    }

    @Test
    void theWhyOfAResultLeadsToItsVetoItsCapsAndItsEntries() {
        town.order(program, "PRELIMINARY").expect(200);
        assertEquals(List.of("punished"), steps(why("M018"), "VETO").map(step -> step.path("id").asText()).toList());
        JsonNode help = steps(why("M003"), "ITEM").filter(step -> step.path("id").asText().equals("help-household")).findFirst().orElseThrow();
        JsonNode entries = http().get(help.path("entries").asText()).expect(200).json().path("items");
        assertEquals(help.path("raw").decimalValue(), sum(entries, "points"));
        assertTrue(steps(why("M003"), "CATEGORY").anyMatch(step -> step.path("raw").decimalValue().compareTo(step.path("counted").decimalValue()) > 0),
                "what the cap of a category cut off can be seen");
        http().get(program + "/results/" + town.person("M005") + "/why").expect(404);
    }

    @Test
    void aMemberSeesAQuarterFromTheTalliesAndTheBranchPassesIt() {
        today("2026-04-10");
        String statement = program + "/quarters/2026-Q1/" + town.branch();
        JsonNode preliminary = http().get(statement).expect(200).json();
        assertEquals(24, preliminary.path("members").size());
        JsonNode standing = http().get(program + "/standings/" + town.person("M001") + "?part=2026-Q1").expect(200).json();
        // meetings 2 + 4, learning 1.5, volunteering 6, helping 9, two absences −4
        assertEquals(0, new BigDecimal("18.5").compareTo(component(standing, "daily")), standing::toString);
        var passing = new HashMap<String, Object>(Map.of("quarter", "2026-Q1", "branch", town.branch(), "date", "2026-04-09", "present", 9, "entitled", 22,
                "minutes", "一季度积分公布"));
        http().post(program + "/quarters", passing).expect(422);
        passing.put("present", 20);
        JsonNode passed = http().post(program + "/quarters", passing).expect(201).json();
        http().post(program + "/quarters", passing).expect(409);
        assertEquals(preliminary.path("members"), http().get(statement).expect(200).json().path("members"));
        assertBoardIsDecent(passed.path("notice").asText());
        assertEquals("statement:" + passed.path("id").asText(), http().get("/api/core/filings/" + passed.path("filing").asText()).expect(200).json()
                .path("about").asText());
    }

    @Test
    void theBoardShowsMaskedNamesAndNeitherLowerTiersNorDeductions() {
        town.order(program, "PRELIMINARY").expect(200);
        http().anonymous().get("/api/core/board?unit=" + town.committee()).expect(200).json().path("items").forEach(notice -> {
            throw new AssertionError("nothing hangs before it is published: " + notice);
        });
        town.publish(program).expect(200);
        JsonNode notice = onTheBoard();
        assertEquals(PUBLIC_UNTIL, notice.path("until").asText());
        JsonNode sheet = http().anonymous().get("/api/core/board/" + notice.path("id").asText()).expect(200).json();
        List<String> upper = expected().values().stream().map(row -> row.get("tier")).filter(Set.of("excellent", "qualified")::contains).toList();
        assertEquals(upper.size(), sheet.path("rows").size());
        sheet.path("rows").forEach(row -> {
            assertEquals(3, row.size(), row::toString);
            assertTrue(row.get(0).asText().matches("党\\*+\\d"), row::toString);
            assertTrue(Set.of("优秀", "合格").contains(row.get(2).asText()), row::toString);
        });
        assertBoardIsDecent(notice.path("id").asText());
        today(AFTER_PUBLICITY);
        assertTrue(http().anonymous().get("/api/core/board?unit=" + town.committee()).expect(200).json().path("items").isEmpty(), "it comes down by itself");
        http().anonymous().get("/api/core/board/" + notice.path("id").asText()).expect(404);
        http().get("/api/core/board/" + notice.path("id").asText()).expect(200);
    }

    @Test
    void whatHasNotHappenedAndQuartersThatNobodyPassedStayOffTheBoard() {
        today("2026-12-21");
        town.order(program, "PRELIMINARY").expect(200);
        JsonNode ahead = town.publish(program).expect(409).json();
        assertEquals("entries-ahead", ahead.path("code").asText());
        assertEquals(25, ahead.path("entries").asInt());
        http().post(program + "/entries", town.entry(town.person("M001"), "meeting", "2026-12-22", "early")).expect(422);
        today(PUBLISHED_ON);
        Answer lacking = town.order(program, "PUBLISHED").expect(409);
        assertEquals("publication-lacks", lacking.json().path("code").asText());
        assertTrue(lacking.body().contains("2026年第1季度、2026年第2季度、2026年第3季度"), lacking::body);
        town.publish(program).expect(200);
        JsonNode step = http().get(program + "/steps").expect(200).json().at("/items/2");
        assertEquals("本年度未按季度开会", step.path("note").asText());
        assertTrue(step.at("/says/en").asText().contains("Q3 2026"), step::toString);
    }

    @Test
    void publishedResultsAreFrozen() {
        town.order(program, "PRELIMINARY").expect(200);
        town.publish(program).expect(200);
        Map<String, Map<String, String>> before = results();
        String member = town.person("M001");
        http().post(program + "/entries", town.entry(member, "meeting", "2026-12-01", "late")).expect(409);
        http().postCsv(program + "/imports/entries", town.worked("entries.csv").each("key", key -> key + "-again").csv()).expect(409);
        http().postCsv(program + "/imports/appraisals", town.worked("appraisals.csv").each("score", score -> "60").csv()).expect(409);
        http().post(program + "/scores", Map.of("scores", List.of(Map.of("subject", member, "component", "appraisal", "score", 60)))).expect(409);
        http().post(program + "/vetoes", Map.of("subject", member, "veto", "punished", "occurredOn", "2026-12-01", "facts", "警告")).expect(409);
        String participant = program + "/participants/" + member;
        http().delete(participant).expect(428);
        Http changing = http().with("If-Match", http().get(participant).expect(200).header("ETag").orElseThrow());
        changing.delete(participant).expect(409);
        changing.post(participant + "/exemption", Map.of("reason", "OLD")).expect(409);
        long reversed = entry("M001", "absent").path("seq").asLong();
        http().post(program + "/entries/" + reversed + "/reversal", Map.of("reason", "误记")).expect(409);
        town.order(program, "PRELIMINARY").expect(409);
        town.order(program, "OPEN").expect(409);
        assertEquals(before, results());
        assertEquals(1011, http().get(program + "/integrity").expect(200).json().path("entries").asInt());
    }

    @Test
    void anObjectionUpheldWithinItsTimeCorrectsTheResultTheBoardAndTheFile() {
        town.order(program, "PRELIMINARY").expect(200);
        town.publish(program).expect(200);
        JsonNode former = onTheBoard();
        today("2026-12-30");
        Answer entered = http().post(program + "/objections", Map.of("subject", town.person("M024"), "text", "十月四日本人因公请假,不应记缺席")).expect(201);
        JsonNode objection = entered.json();
        // seven working days after 30 December 2026: 1 January is off
        assertEquals(http().get("/api/core/calendar/deadline?from=2026-12-30&days=7&count=working").json().path("deadline"), objection.path("answerBy"));
        String address = entered.header("Location").orElseThrow() + "/decision";
        Map<String, Object> decision = Map.of("upheld", true, "answer", "经查属实,予以更正", "corrections",
                List.of(Map.of("reverse", entry("M024", "absent").path("seq").asLong())));
        http().post(address, decision).expect(428);
        http().with("If-Match", "\"77\"").post(address, decision).expect(412);
        JsonNode decided = http().with("If-Match", entered.header("ETag").orElseThrow()).post(address, decision).expect(200).json();
        assertEquals("UPHELD", decided.path("state").asText());
        http().with("If-Match", '"' + decided.path("version").asText() + '"').post(address, decision).expect(409);
        Map<String, String> corrected = results().get("M024");
        // 0.7 × 88 + 0.3 × 94, which is before M007
        assertEquals(Map.of("daily", "88.00", "final", "89.80", "rank", "7"), Map.of("daily", corrected.get("daily"), "final", corrected.get("final"),
                "rank", corrected.get("rank")));
        JsonNode now = onTheBoard();
        assertNotEquals(former.path("digest"), now.path("digest"));
        assertEquals(PUBLIC_UNTIL, now.path("until").asText(), "the days go on");
        assertTrue(rows(now).contains(List.of("党***4", "89.80", "合格")), () -> rows(now).toString());
        assertTrue(filings().stream().anyMatch(filing -> filing.path("about").asText().equals("objection:" + objection.path("id").asText())));
        assertEquals("PUBLISHED", http().get(program).expect(200).json().path("stage").asText());
        assertTrue(http().get(program + "/integrity").expect(200).json().path("faults").isEmpty());
    }

    @Test
    void anObjectionRejectedChangesNothing() {
        town.order(program, "PRELIMINARY").expect(200);
        town.publish(program).expect(200);
        Answer entered = http().post(program + "/objections", Map.of("subject", town.person("M009"), "text", "评议分偏低")).expect(201);
        Http deciding = http().with("If-Match", entered.header("ETag").orElseThrow());
        String address = entered.header("Location").orElseThrow() + "/decision";
        deciding.post(address, Map.of("upheld", false, "answer", "")).expect(422);
        deciding.post(address, Map.of("upheld", false, "answer", "票数核对无误", "corrections",
                List.of(Map.of("reverse", entry("M009", "meeting").path("seq").asLong())))).expect(422);
        assertEquals("REJECTED", deciding.post(address, Map.of("upheld", false, "answer", "票数核对无误")).expect(200).json().path("state").asText());
        assertEquals(expected(), results());
    }

    @Test
    void afterThePublicityNobodyObjects() {
        town.order(program, "PRELIMINARY").expect(200);
        http().post(program + "/objections", Map.of("subject", town.person("M009"), "text", "评议分偏低")).expect(409);
        town.publish(program).expect(200);
        http().post(program + "/objections", Map.of("subject", "nobody", "text", "评议分偏低")).expect(422);
        today(PUBLIC_UNTIL);
        http().post(program + "/objections", Map.of("subject", town.person("M009"), "text", "最后一天")).expect(201);
        today(AFTER_PUBLICITY);
        http().post(program + "/objections", Map.of("subject", town.person("M010"), "text", "过期")).expect(409);
    }

    @Test
    void theYearIsApprovedByAMeetingFiledAndTheNextStartsFromZero() {
        town.order(program, "PRELIMINARY").expect(200);
        town.publish(program).expect(200);
        http().post(program + "/settlements", MEETING).expect(409);
        Answer objection = http().post(program + "/objections", Map.of("subject", town.person("M009"), "text", "评议分偏低")).expect(201);
        today(AFTER_PUBLICITY);
        http().post(program + "/settlements", MEETING).expect(409);
        http().with("If-Match", objection.header("ETag").orElseThrow()).post(objection.header("Location").orElseThrow() + "/decision",
                Map.of("upheld", false, "answer", "票数核对无误")).expect(200);
        Answer incomplete = http().post(program + "/settlements", Map.of("stage", "APPROVED", "present", 23, "entitled", 22)).expect(422);
        assertEquals(Set.of("date", "entitled", "minutes"), paths(incomplete));
        Map<String, Object> half = new HashMap<>(MEETING);
        half.put("present", 11);
        assertEquals(Set.of("present"), paths(http().post(program + "/settlements", half).expect(422)));
        town.order(program, "FILED").expect(409);
        http().post(program + "/settlements", MEETING).expect(200);
        town.order(program, "FILED").expect(200);
        JsonNode filed = filings().stream().filter(filing -> filing.path("about").asText().startsWith("settlement:")).findFirst().orElseThrow();
        JsonNode received = http().post("/api/core/filings/" + filed.path("id").asText() + "/receipt", Map.of()).expect(200).json();
        assertEquals(http().get("/api/core/me").expect(200).json().path("account"), received.path("received"));
        http().post("/api/core/filings/" + filed.path("id").asText() + "/receipt", Map.of()).expect(409);
        town.order(program, "CLOSED").expect(200);
        List<String> steps = new ArrayList<>();
        http().get(program + "/steps").expect(200).json().path("items").forEach(step -> steps.add(step.path("stage").asText()));
        assertEquals(List.of("OPEN", "PRELIMINARY", "PUBLISHED", "APPROVED", "FILED", "CLOSED"), steps);

        today("2027-01-06");
        String next = town.program(Map.of("rulebook", town.rulebook(), "unit", town.committee(), "period", "2027", "previous",
                program.substring(program.lastIndexOf('/') + 1)));
        assertEquals(24, http().get(next + "/participants?limit=100").expect(200).json().path("items").size());
        assertTrue(http().get(next + "/entries").expect(200).json().path("items").isEmpty());
        JsonNode standing = http().get(next + "/standings/" + town.person("M003")).expect(200).json();
        assertEquals(0, new BigDecimal("45").compareTo(component(standing, "daily")), "base only: " + standing);
        assertEquals(expected(), results(), "the former year stays as it was");
    }

    @Test
    void theExcellentAreCandidatesAndTheUnqualifiedGetAMeasureThatTheCommitteeApproves() {
        town.order(program, "PRELIMINARY").expect(200);
        Map<String, Object> proposal = Map.of("person", town.person("M006"), "kind", "RECTIFY", "reasons", "全年积分不合格", "deadline", "2027-06-30");
        http().post(program + "/measures", proposal).expect(409);
        town.publish(program).expect(200);
        assertEquals(List.of("M003", "M021"), subjects(program + "/candidates/honours"));
        assertEquals(List.of("M006", "M010", "M012", "M018", "M019"), subjects(program + "/candidates/talks"));
        var ofQualified = new HashMap<>(proposal);
        ofQualified.put("person", town.person("M009"));
        http().post(program + "/measures", ofQualified).expect(409);
        Answer proposed = http().post(program + "/measures", proposal).expect(201);
        Http deciding = http().with("If-Match", proposed.header("ETag").orElseThrow());
        String decision = proposed.header("Location").orElseThrow() + "/decision";
        deciding.post(decision, Map.of("approved", true, "decision", "同意")).expect(409);
        today(AFTER_PUBLICITY);
        http().post(program + "/settlements", MEETING).expect(200);
        JsonNode approved = deciding.post(decision, Map.of("approved", true, "decision", "同意")).expect(200).json();
        assertEquals("APPROVED", approved.path("state").asText());
        assertFalse(approved.path("filing").asText().isEmpty());
    }

    @Test
    void aChangedRulebookIsTriedOnTheYearWithoutStoringAnything() {
        town.order(program, "PRELIMINARY").expect(200);
        String stricter = town.rulebookText().replace("version: 1", "version: 2").replace("share: 0.15", "share: 0.05");
        JsonNode preview = http().post(program + "/settlements", Map.of("preview", true, "rulebook", stricter)).expect(200).json();
        assertEquals(22, preview.path("assessed").asInt());
        assertEquals(Set.of("M003", "M021"), Set.copyOf(StreamSupport.stream(preview.path("moved").spliterator(), false)
                .map(moved -> town.untagged(moved.path("subject").asText())).toList()));
        assertEquals(expected(), results());
        assertEquals(1, http().get(program + "/settlements").expect(200).json().path("items").size());
    }

    private Http http() {
        return town.http();
    }

    private void today(String day) {
        http().put("/api/platform/clock", Map.of("today", day)).expect(200);
    }

    private static Map<String, Map<String, String>> expected() {
        return byPerson(Table.of("/cases/P2/expected.csv"));
    }

    private Map<String, Map<String, String>> results() {
        String csv = http().with("Accept", "text/csv").get(program + "/results").expect(200).body();
        return byPerson(Table.parse(csv).each("person", town::untagged).each("branch", code -> code.equals(town.branch()) ? "ZB-01" : code));
    }

    private static Map<String, Map<String, String>> byPerson(Table table) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        table.records().forEach(row -> rows.put(row.get("person"), row));
        return rows;
    }

    private JsonNode why(String member) {
        return http().get(program + "/results/" + town.person(member) + "/why").expect(200).json();
    }

    private static Stream<JsonNode> steps(JsonNode why, String kind) {
        Stream<JsonNode> below = StreamSupport.stream(why.path("parts").spliterator(), false).flatMap(part -> steps(part, kind));
        return why.path("kind").asText().equals(kind) ? Stream.concat(Stream.of(why), below) : below;
    }

    private static BigDecimal component(JsonNode why, String id) {
        return StreamSupport.stream(why.path("parts").spliterator(), false).filter(part -> part.path("id").asText().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError(why.toString())).path("counted").decimalValue();
    }

    private static BigDecimal sum(JsonNode rows, String column) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.path(column).decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private JsonNode entry(String member, String item) {
        return http().get(program + "/entries?limit=1&subject=" + town.person(member) + "&item=" + item).expect(200).json().at("/items/0");
    }

    private JsonNode onTheBoard() {
        JsonNode notices = http().anonymous().get("/api/core/board?unit=" + town.committee()).expect(200).json().path("items");
        assertEquals(1, notices.size(), notices::toString);
        return notices.get(0);
    }

    private List<List<String>> rows(JsonNode notice) {
        List<List<String>> rows = new ArrayList<>();
        http().anonymous().get("/api/core/board/" + notice.path("id").asText()).expect(200).json().path("rows").forEach(row -> rows.add(texts(row)));
        return rows;
    }

    private List<JsonNode> filings() {
        List<JsonNode> filings = new ArrayList<>();
        http().get("/api/core/filings?unit=" + town.committee()).expect(200).json().path("items").forEach(filings::add);
        return filings;
    }

    private void assertBoardIsDecent(String notice) {
        String sheet = http().anonymous().get("/api/core/board/" + notice).expect(200).body();
        assertFalse(sheet.contains(town.person("M001")), "a person number");
        assertFalse(sheet.contains("党员0"), "a whole name");
        assertFalse(sheet.contains("不合格"), "a lower tier");
        assertFalse(sheet.contains("\"-"), "a deduction");
        assertFalse(sheet.contains("VETO"), "a veto");
    }

    private List<String> subjects(String path) {
        return StreamSupport.stream(http().get(path).expect(200).json().path("items").spliterator(), false)
                .map(row -> town.untagged(row.path("subject").asText())).sorted().toList();
    }

    private static Set<String> paths(Answer problem) {
        return Set.copyOf(StreamSupport.stream(problem.json().path("errors").spliterator(), false).map(error -> error.path("path").asText()).toList());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
