package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent twice is done once: requests with the same key, the same file, rows handed back and sent again. */
@OnBothEngines
class IdempotencyIT {

    @Test
    void aProgramThatIsCreatedTwiceWithTheSameKeyIsOneProgram(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        Map<String, Object> wanted = Map.of("rulebook", town.rulebook(), "unit", town.committee(), "period", "2026");
        Http once = town.http().with("Idempotency-Key", LinliServer.unique("program"));
        Answer first = once.post("/api/party-points/programs", wanted).expect(201);
        Answer second = once.post("/api/party-points/programs", wanted).expect(201);
        assertEquals(first.body(), second.body());
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(first.header("ETag"), second.header("ETag"));
        assertEquals(1, town.http().get("/api/party-points/programs?unit=" + town.committee()).json().path("items").size());
        Answer other = once.post("/api/party-points/programs", Map.of("rulebook", town.rulebook(), "unit", town.committee(), "period", "2027")).expect(422);
        assertEquals("idempotency-other-body", other.json().path("code").asText());
        assertEquals(1, town.http().get("/api/party-points/programs?unit=" + town.committee()).json().path("items").size());
    }

    @Test
    void aRefusedRequestMayBeMendedUnderItsKey(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        Http once = town.http().with("Idempotency-Key", LinliServer.unique("program"));
        once.post("/api/party-points/programs", Map.of("rulebook", town.rulebook(), "unit", "nowhere", "period", "2026")).expect(422);
        once.post("/api/party-points/programs", Map.of("rulebook", town.rulebook(), "unit", town.committee(), "period", "2026")).expect(201);
    }

    @Test
    void anEntryThatIsSentTwiceIsOneEntry(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear();
        Map<String, Object> entry = town.entry(town.person("M001"), "meeting", "2026-05-01", "by-hand");
        JsonNode first = town.http().post(program + "/entries", entry).expect(201).json();
        assertEquals(first, town.http().post(program + "/entries", entry).expect(201).json());
        entry.remove("key");
        assertEquals(first, town.http().with("Idempotency-Key", "by-hand").post(program + "/entries", entry).expect(201).json(), "the header is the key too");
        entry.put("occurredOn", "2026-05-02");
        assertEquals("key-used", town.http().with("Idempotency-Key", "by-hand").post(program + "/entries", entry).expect(422).json().path("code").asText());
        assertEquals(1012, town.http().get(program + "/integrity").json().path("entries").asInt());
    }

    @Test
    void aReversalThatIsSentTwiceIsOneReversal(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear();
        Http once = town.http().with("Idempotency-Key", "mend");
        Map<String, Object> mend = Map.of("reason", "应为二月十日", "right", Map.of("subject", town.person("M001"), "item", "meeting", "occurredOn", "2026-02-10"));
        JsonNode meeting = town.http().get(program + "/entries?limit=1&item=meeting&subject=" + town.person("M001")).json().at("/items/0");
        JsonNode first = once.post(program + "/entries/" + meeting.path("seq") + "/reversal", mend).expect(200).json();
        assertEquals(2, first.size());
        assertEquals(first, once.post(program + "/entries/" + meeting.path("seq") + "/reversal", mend).expect(200).json());
        JsonNode integrity = town.http().get(program + "/integrity").json();
        assertEquals(1013, integrity.path("entries").asInt());
        assertTrue(integrity.path("faults").isEmpty(), integrity::toString);
    }

    @Test
    void anObjectionThatIsSentTwiceIsOneObjection(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear("appraisals");
        town.order(program, "PRELIMINARY").expect(200);
        town.publish(program).expect(200);
        Map<String, Object> objection = Map.of("subject", town.person("M009"), "text", "评议分偏低");
        Http once = town.http().with("Idempotency-Key", LinliServer.unique("objection"));
        assertEquals(once.post(program + "/objections", objection).expect(201).body(), once.post(program + "/objections", objection).expect(201).body());
        assertEquals(422, once.post(program + "/objections", Map.of("subject", town.person("M010"), "text", "评议分偏低")).status());
        assertEquals(1, town.http().get(program + "/objections").json().path("items").size());
    }

    @Test
    void theSameFileTwiceChangesNothingTheSecondTime(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear();
        String before = state(town, program);
        Table members = town.worked("members.csv");
        town.people(members);
        unchanged(town, "/api/core/imports/units", Table.with("code", "name", "parent", "level").row(town.committee(), "测试党委", "", "PARTY_COMMITTEE")
                .row(town.branch(), "第一党支部", town.committee(), "PARTY_BRANCH"));
        unchanged(town, program + "/imports/members", members);
        unchanged(town, program + "/imports/entries", town.worked("entries.csv"));
        unchanged(town, program + "/imports/appraisals", town.worked("appraisals.csv"));
        unchanged(town, program + "/imports/vetoes", town.worked("vetoes.csv"));
        assertEquals(before, state(town, program));
    }

    @Test
    void aPreviewChangesNothing(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear();
        String before = state(town, program);
        Table again = town.worked("entries.csv").each("key", key -> key + "-again");
        JsonNode preview = town.http().postCsv(program + "/imports/entries?mode=preview", again.csv()).expect(200).json();
        assertEquals(1011, preview.path("accepted").asInt());
        assertEquals(before, state(town, program));
    }

    @Test
    void blankCellsEraseNothing(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String number = town.person("P1");
        String columns = "person,name,id_type,id_no,gender,birth_date,phone,unit,household,address\n";
        String household = town.person("H1");
        town.http().postCsv("/api/core/imports/people", columns + number + ",甲示一,ID_CARD,11010519491231002X,F,1949-12-31,13800001234," + town.community() + ','
                + household + ",一号楼一单元\n").expect(200);
        JsonNode revealed = revealed(town, number);
        assertEquals(List.of("11010519491231002X", "13800001234", "一号楼一单元"),
                List.of(revealed.path("idNo").asText(), revealed.path("phone").asText(), revealed.path("address").asText()));
        String person = town.http().get("/api/core/people/" + number).expect(200).body();
        JsonNode outcome = town.http().postCsv("/api/core/imports/people", columns + number + ",,,,,,,,,\n").expect(200).json();
        assertEquals(1, outcome.path("unchanged").asInt(), outcome::toString);
        assertEquals(person, town.http().get("/api/core/people/" + number).expect(200).body());
        assertEquals(revealed, revealed(town, number));
        town.http().postCsv("/api/core/imports/people", "person,name,phone\n" + number + ",,13900001234\n").expect(200);
        assertEquals("13900001234", revealed(town, number).path("phone").asText());
        assertEquals("一号楼一单元", revealed(town, number).path("address").asText());
    }

    @Test
    void failedRowsAreHandedBackCorrectedAndSentAgain(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear();
        String member = town.person("M001");
        String file = "person,item,occurred_on,quantity,points,key\n" + member + ",meeting,2026-05-01,1,,good\n" + member + ",meetin,2026-05-02,1,,bad\n";
        JsonNode outcome = town.http().postCsv(program + "/imports/entries?mode=good-rows", file).expect(200).json();
        assertEquals(List.of(1, 1), List.of(outcome.path("accepted").asInt(), outcome.path("rejected").asInt()));
        String failed = town.http().with("Accept", "text/csv").get(outcome.path("failedRows").asText()).expect(200).body().replace("\uFEFF", "");
        List<String> lines = failed.lines().toList();
        assertEquals("person,item,occurred_on,quantity,points,key,error", lines.get(0));
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).startsWith(member + ",meetin,2026-05-02,1,,bad,"), failed);
        assertNotEquals("", lines.get(1).substring((member + ",meetin,2026-05-02,1,,bad,").length()), "says why");
        JsonNode again = town.http().postCsv(program + "/imports/entries", failed.replace(",meetin,", ",meeting,")).expect(200).json();
        assertEquals(List.of(1, 0), List.of(again.path("accepted").asInt(), again.path("rejected").asInt()));
        assertEquals(1013, town.http().get(program + "/integrity").json().path("entries").asInt());
    }

    private static void unchanged(PartyTown town, String path, Table table) {
        JsonNode outcome = town.imported(path, table);
        assertEquals(List.of(0, table.rows().size()), List.of(outcome.path("accepted").asInt(), outcome.path("unchanged").asInt()), path);
    }

    private static JsonNode revealed(PartyTown town, String number) {
        return town.http().post("/api/core/people/" + number + "/reveal", new HashMap<>(Map.of("reason", "核对"))).expect(200).json();
    }

    private static String state(PartyTown town, String program) {
        var state = new StringBuilder();
        for (String path : List.of("", "/participants", "/scores", "/vetoes", "/integrity", "/entries?limit=500")) {
            state.append(town.http().get(program + path).expect(200).body()).append('\n');
        }
        return state.append(town.http().get("/api/core/people?unit=" + town.community()).expect(200).body()).toString();
    }
}
