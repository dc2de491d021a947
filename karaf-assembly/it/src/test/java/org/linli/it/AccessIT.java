package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Who may do what: nobody anything without signing in but what is declared open, and every write leaves its line in the audit. */
@OnBothEngines
class AccessIT {

    /** What anybody may see; whoever adds to it adds here, and says why in {@code @Open}. */
    private static final Set<String> OPEN = Set.of("GET /api/core/board", "GET /api/core/board/{id}", "GET /api/core/calendar/deadline",
            "GET /api/core/schemas/rulebook", "GET /api/core/session/oidc", "GET /api/core/session/oidc/callback",
            "POST /api/core/invitations/accept", "POST /api/core/session");

    @Test
    void withoutSigningInEveryPathButTheOpenOnesIsRefused(LinliServer linli) {
        Set<String> open = new TreeSet<>();
        int refused = 0;
        for (JsonNode module : linli.http().get("/api").expect(200).json().path("modules")) {
            JsonNode paths = linli.http().get(module.at("/links/openapi").asText()).expect(200).json().path("paths");
            for (Map.Entry<String, JsonNode> path : paths.properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    String method = operation.getKey().toUpperCase();
                    if (operation.getValue().path("security").isEmpty()) {
                        open.add(method + " " + path.getKey());
                    } else {
                        Answer answer = anonymous(linli, method, path.getKey(), operation.getValue());
                        assertEquals(401, answer.status(), () -> method + " " + path.getKey() + ": " + answer.body());
                        refused++;
                    }
                }
            }
        }
        assertEquals(new TreeSet<>(OPEN), open);
        assertTrue(refused > 60, "all of " + refused);
    }

    private static Answer anonymous(LinliServer linli, String method, String path, JsonNode operation) {
        JsonNode content = operation.at("/requestBody/content");
        String type = content.isMissingNode() ? null : content.fieldNames().next();
        BodyPublisher body = type == null ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
        return linli.http().anonymous().send(method, path.replaceAll("\\{[^}]*}", "x"), type, body);
    }

    @Test
    void aTokenActsForItsAccountUntilItIsRevoked(LinliServer linli) {
        JsonNode issued = linli.http().post("/api/core/tokens", Map.of("title", "对接程序", "days", 30)).expect(201).json();
        Http bearer = linli.http().anonymous().with("Authorization", "Bearer " + issued.path("secret").asText());
        assertEquals("admin", bearer.get("/api/core/me").expect(200).json().path("name").asText());
        String id = issued.at("/token/id").asText();
        String listed = linli.http().get("/api/core/tokens").expect(200).body();
        assertTrue(listed.contains(id));
        assertFalse(listed.contains(issued.path("secret").asText()), "the secret is shown once");
        linli.http().delete("/api/core/tokens/" + id).expect(204);
        bearer.get("/api/core/me").expect(401);
        assertFalse(linli.http().get("/api/core/tokens").expect(200).body().contains(id));
        linli.http().post("/api/core/tokens", Map.of("title", "对接程序", "days", 367)).expect(422);
        linli.http().post("/api/core/tokens", Map.of("title", " ", "days", 1)).expect(422);
    }

    @Test
    void everyWriteLeavesItsLineInTheAudit(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        Http http = town.http();
        String program = town.workedYear("appraisals", "vetoes");
        String first = town.person("M001");
        String participant = program + "/participants/" + first;
        var writes = new LinkedHashMap<String, Supplier<Answer>>();
        units(town, writes);
        people(town, writes);
        writes.put("rulebook", () -> http.putYaml("/api/party-points/rulebooks", town.rulebookText().replace("version: 1", "version: 2")));
        writes.put("program", () -> http.post("/api/party-points/programs", Map.of("rulebook", town.rulebook(), "unit", town.committee(), "period", "2027")));
        writes.put("program's title", () -> http.with("If-Match", tag(http, program)).put(program, Map.of("title", "新名")));
        writes.put("participant", () -> http.with("If-Match", tag(http, participant)).put(participant, Map.of("unit", town.branch(), "kind", "MOBILE")));
        writes.put("exemption", () -> http.with("If-Match", tag(http, participant)).post(participant + "/exemption", Map.of("reason", "OLD", "note", "年迈")));
        writes.put("exemption agreed", () -> http.with("If-Match", tag(http, participant)).post(participant + "/exemption/decision", Map.of("agreed", true, "decision", "同意")));
        writes.put("exemption ended", () -> http.with("If-Match", tag(http, participant)).post(participant + "/exemption/end", Map.of("reason", "康复")));
        writes.put("entry", () -> http.post(program + "/entries", town.entry(first, "meeting", "2026-05-01", "by-hand")));
        writes.put("reversal", () -> http.post(program + "/entries/1/reversal", Map.of("reason", "误记")));
        writes.put("entries", () -> http.postCsv(program + "/imports/entries", "person,item,occurred_on,key\n" + first + ",meeting,2026-05-02,file\n"));
        writes.put("score", () -> http.post(program + "/scores", Map.of("scores", List.of(Map.of("subject", first, "component", "appraisal", "score", 70)))));
        writes.put("veto", () -> http.post(program + "/vetoes", Map.of("subject", first, "veto", "punished", "occurredOn", "2026-05-01", "facts", "警告")));
        writes.put("veto lifted", () -> http.post(program + "/vetoes/" + veto(http, program, first) + "/lift", Map.of("reason", "申诉成立")));
        writes.put("settlement", () -> town.order(program, "PRELIMINARY"));
        writes.put("publication", () -> town.publish(program));
        writes.put("objection", () -> http.post(program + "/objections", Map.of("subject", first, "text", "评议分偏低")));
        writes.put("decision", () -> decide(http, program));
        writes.put("measure", () -> http.post(program + "/measures", Map.of("person", town.person("M006"), "kind", "PERSUADE", "reasons", "不合格")));
        writes.put("draw", () -> http.post("/api/core/draws", Map.of("seed", "s", "take", 1, "among", List.of("a", "b"))));
        writes.put("token", () -> http.post("/api/core/tokens", Map.of("title", "t", "days", 1)));
        writes.put("token revoked", () -> http.delete("/api/core/tokens/" + http.get("/api/core/tokens").json().get(0).path("id").asText()));
        writes.put("evidence", () -> http.send("POST", "/api/core/evidence?name=a.txt&unit=" + town.branch(), "text/plain", BodyPublishers.ofString("签到表")));
        String me = http.get("/api/core/me").json().path("account").asText();
        Set<String> actions = new HashSet<>();
        writes.forEach((what, write) -> {
            String before = newest(http).path("id").asText();
            Answer answer = write.get();
            assertTrue(answer.status() >= 200 && answer.status() < 300, () -> what + ": " + answer);
            JsonNode line = newest(http);
            assertNotEquals(before, line.path("id").asText(), what);
            assertEquals(me, line.path("account").asText(), what);
            assertFalse(line.path("address").asText().isBlank(), what);
            assertFalse(line.path("object").asText().isBlank(), () -> what + ": " + line);
            actions.add(line.path("action").asText());
        });
        assertTrue(actions.size() > 20, actions::toString);
    }

    @Test
    void theAuditIsVerifiedAndTakenAwayWithItsProofAndThatIsInItToo(LinliServer linli) {
        Http http = linli.http();
        JsonNode verified = http.post("/api/core/audit/verifications", Map.of()).expect(200).json();
        assertTrue(verified.path("intact").asBoolean(), verified::toString);
        assertTrue(verified.path("lines").asLong() > 0 && verified.at("/summary/zh").asText().startsWith("审计记录自"), verified::toString);
        assertEquals("audit.verified", newest(http).path("action").asText());
        assertFalse(newest(http).path("request").asText().isBlank(), () -> newest(http).toString());
        String head = "block=" + verified.at("/head/block").asText() + "&hash=" + verified.at("/head/hash").asText();
        assertTrue(http.post("/api/core/audit/verifications?" + head, Map.of()).expect(200).json().path("intact").asBoolean());
        assertFalse(http.post("/api/core/audit/verifications?block=1&hash=" + "0".repeat(64), Map.of()).expect(200).json().path("intact").asBoolean());
        List<String> lines = http.get("/api/core/audit/export.jsonl?action=audit.").expect(200).body().lines().toList();
        assertTrue(lines.get(0).startsWith("{\"row\":\"export\"") && lines.get(lines.size() - 1).startsWith("{\"row\":\"end\""), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.contains("\"action\":\"audit.exported\"")), "its own line is in it");
        assertTrue(http.get("/api/core/audit/export.csv").expect(200).body().startsWith("row,number,id,at,account,"));
        assertEquals("audit.export-ended", newest(http).path("action").asText());
        assertEquals(422, http.get("/api/core/audit?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z").status());
    }

    @Test
    void theAuditHoldsNoPersonalNumberAndASecretNever(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String number = town.person("P1");
        town.http().post("/api/core/people", Map.of("number", number, "name", "甲示一", "unit", town.community(), "idType", "ID_CARD", "idNo", "440524188001010014",
                "phone", "13800005678")).expect(201);
        town.http().post("/api/core/people/" + number + "/reveal", Map.of("reason", "核对身份")).expect(200);
        String secret = town.http().post("/api/core/tokens", Map.of("title", "t", "days", 1)).expect(201).json().path("secret").asText();
        String lines = town.http().get("/api/core/audit?limit=50").expect(200).body();
        assertTrue(lines.contains("核对身份"), "why it was revealed");
        assertFalse(lines.contains("440524188001010014"));
        assertFalse(lines.contains("13800005678"));
        assertFalse(lines.contains(secret));
        assertFalse(town.http().get("/api/core/people/" + number).expect(200).body().contains("440524188001010014"), "masked where no reason is given");
    }

    private static void units(PartyTown town, Map<String, Supplier<Answer>> writes) {
        Http http = town.http();
        String unit = "/api/core/units/" + town.person("U1");
        writes.put("unit", () -> http.post("/api/core/units", Map.of("code", town.person("U1"), "name", "新支部", "parent", town.committee(), "level", "PARTY_GROUP")));
        writes.put("unit's name", () -> http.with("If-Match", tag(http, unit)).put(unit, Map.of("name", "改名")));
        writes.put("unit moved", () -> http.with("If-Match", tag(http, unit)).post(unit + "/move", Map.of("parent", town.branch())));
        writes.put("second unit", () -> http.post("/api/core/units", Map.of("code", town.person("U2"), "name", "又一支部", "parent", town.branch(), "level",
                "PARTY_GROUP")));
        writes.put("unit merged", () -> http.with("If-Match", tag(http, unit)).post(unit + "/merge", Map.of("into", town.person("U2"))));
        writes.put("units", () -> http.postCsv("/api/core/imports/units", "code,name,parent,level\n" + town.person("U3") + ",三," + town.branch() + ",PARTY_GROUP\n"));
    }

    private static void people(PartyTown town, Map<String, Supplier<Answer>> writes) {
        Http http = town.http();
        String person = "/api/core/people/" + town.person("P1");
        writes.put("person", () -> http.post("/api/core/people", Map.of("number", town.person("P1"), "name", "甲示一", "unit", town.community())));
        writes.put("person's phone", () -> http.with("If-Match", tag(http, person)).put(person, Map.of("phone", "13800001234")));
        writes.put("reveal", () -> http.post(person + "/reveal", Map.of("reason", "核对")));
        writes.put("people", () -> http.postCsv("/api/core/imports/people", "person,name,unit\n" + town.person("P2") + ",甲示一," + town.community() + "\n"));
        var merge = new ArrayList<String>();
        writes.put("merge", () -> {
            Answer merged = http.post("/api/core/merges", Map.of("stays", town.person("P1"), "goes", town.person("P2"), "reason", "同一人"));
            merge.add(merged.header("Location").orElse("/api/core/merges/none"));
            return merged;
        });
        writes.put("unmerge", () -> http.delete(merge.get(0)));
    }

    private static Answer decide(Http http, String program) {
        JsonNode objection = http.get(program + "/objections").json().at("/items/0");
        return http.with("If-Match", '"' + objection.path("version").asText() + '"')
                .post(program + "/objections/" + objection.path("id").asText() + "/decision", Map.of("upheld", false, "answer", "核对无误"));
    }

    private static String veto(Http http, String program, String subject) {
        return StreamSupport.stream(http.get(program + "/vetoes").json().path("items").spliterator(), false)
                .filter(veto -> veto.path("subject").asText().equals(subject)).findFirst().orElseThrow().path("id").asText();
    }

    private static String tag(Http http, String path) {
        return http.get(path).expect(200).header("ETag").orElseThrow();
    }

    private static JsonNode newest(Http http) {
        return http.get("/api/core/audit?limit=1").expect(200).json().at("/items/0");
    }
}
