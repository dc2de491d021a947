package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The rights of people over their data, and the keys that these are sealed with. */
@OnBothEngines
class PersonalDataIT {

    private static final String CARD = "440524188001010014";
    private static final String RIGHTS = "/api/core/personal-data/people/";

    @Test
    void aNewKeyOfAnotherKindComesIntoUseWhileTheServerServes(LinliServer linli) throws Exception {
        PartyTown town = PartyTown.on(linli.http());
        Http http = town.http();
        String person = person(town, "K1");
        JsonNode before = http.get("/api/platform/keys").expect(200).json();
        int newest = before.path("versions").size();
        assertEquals("DONE", http.ended(http.post("/api/platform/keys", Map.of("algorithm", "SM4")).expect(202)).path("state").asText());
        JsonNode ring = http.get("/api/platform/keys").expect(200).json();
        JsonNode added = ring.path("versions").get(newest);
        assertEquals("SM4 DONE", added.path("algorithm").asText() + " " + added.path("state").asText());
        assertTrue(added.path("rows").asLong() > 0 && ring.path("versions").get(newest - 1).path("rows").asLong() == 0, ring::toString);
        assertEquals(newest + 1, ring.path("nodes").get(0).path("sealsWith").asInt());
        JsonNode phone = http.post("/api/core/people/" + person + "/reveal", Map.of("field", "PHONE", "reason", "案件 2026-17")).expect(200).json();
        assertEquals("13800005678", phone.path("phone").asText());
        assertTrue(phone.path("idNo").isMissingNode(), "nothing but what was asked for");
        for (String line : Files.readAllLines(linli.data().resolve("keys/personal-data.key"))) {
            assertFalse(line.contains(" ") && ring.toString().contains(line.substring(line.lastIndexOf(' ') + 1)), "the key itself is never shown");
        }
        assertEquals("DONE", http.ended(http.post("/api/platform/keys", Map.of()).expect(202)).path("state").asText());
        http.post("/api/platform/keys", Map.of("algorithm", "ROT13")).expect(422);
    }

    @Test
    void aPersonIsToldEverythingAndErasedOnceNothingHoldsIt(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        Http http = town.http();
        String program = town.workedYear("vetoes");
        String member = town.person("M001");
        http.post(program + "/entries", town.entry(member, "meeting", "2026-05-01", "by-hand")).expect(201);
        http.post("/api/core/people/" + member + "/reveal", Map.of("reason", "核对身份")).expect(200);
        http.post(RIGHTS + member + "/consents", Map.of("purpose", "location", "textVersion", "2026-05")).expect(201);
        JsonNode file = http.post(RIGHTS + member + "/disclosure", Map.of("reason", "本人申请")).expect(200).json();
        List<String> tables = StreamSupport.stream(file.path("sections").spliterator(), false).map(one -> one.path("table").asText()).toList();
        assertTrue(tables.containsAll(List.of("people", "memberships", "participants", "entries", "tallies", "reveals", "consents")), tables::toString);
        String table = http.with("Accept", "text/csv").post(RIGHTS + member + "/disclosure", Map.of("reason", "本人申请")).expect(200).body();
        assertTrue(table.contains("reveals,1,reason,\"核对身份\""), table);
        JsonNode held = http.post(RIGHTS + member + "/erasure", Map.of("reason", "本人申请")).expect(409).json();
        assertTrue(held.toString().contains(program.substring(program.lastIndexOf('/') + 1)), held::toString);
        String other = person(town, "E1");
        http.post(RIGHTS + other + "/erasure", Map.of("reason", "本人申请")).expect(204);
        assertEquals("（已删除）", http.get("/api/core/people/" + other).expect(200).json().path("name").asText());
        assertFalse(http.post(RIGHTS + other + "/disclosure", Map.of("reason", "核查")).expect(200).body().contains(CARD));
        assertEquals("person.disclosed", http.get("/api/core/audit?object=" + other + "&limit=1").expect(200).json().at("/items/0/action").asText());
    }

    @Test
    void theRegisterNamesTheFieldsOfThePlatformAndOfModules(LinliServer linli) {
        JsonNode fields = linli.http().get("/api/core/personal-data/fields").expect(200).json();
        List<String> columns = StreamSupport.stream(fields.spliterator(), false).map(one -> one.path("table").asText() + "." + one.path("column").asText()).toList();
        assertTrue(columns.containsAll(List.of("people.id_sealed", "entries.note", "party_points_declarations.words")), columns::toString);
        assertEquals(6, linli.http().get("/api/core/personal-data/retention").expect(200).json().size());
        JsonNode run = linli.http().ended(linli.http().post("/api/core/personal-data/retention", Map.of()).expect(202));
        assertEquals("DONE", run.path("state").asText(), run::toString);
    }

    private static String person(PartyTown town, String number) {
        String person = town.person(number);
        town.http().post("/api/core/people", Map.of("number", person, "name", "甲示一", "unit", town.community(), "idType", "PASSPORT", "idNo", CARD + person,
                "phone", "13800005678")).expect(201);
        return person;
    }
}
