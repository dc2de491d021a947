package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Accounts on the real distribution: invited, at work inside their subtree and refused outside it, disabled; and separation of duties. */
@OnBothEngines
class AccountsIT {

    private static final String ACCOUNTS = "/api/core/accounts";
    private static final String SECRET = "Autumn-2026";

    @Test
    void whoIsInvitedWorksInItsSubtreeUntilItIsDisabled(LinliServer linli) {
        PartyTown here = PartyTown.on(linli.http());
        PartyTown elsewhere = PartyTown.on(linli.http());
        String ours = here.program("2026");
        String theirs = elsewhere.program("2026");
        String account = created(here, "head", "STAFF", null);
        give(linli, account, "HEAD", here.committee());
        Http head = accepted(linli, account);
        JsonNode me = head.get("/api/core/me").expect(200).json();
        assertEquals("HEAD", me.at("/roles/0").asText());
        assertEquals(here.committee(), me.at("/posts/0/unit").asText());
        Answer program = head.get(ours).expect(200);
        head.with("If-Match", program.header("ETag").orElseThrow()).put(ours, Map.of("title", "改名")).expect(200);
        head.get(theirs).expect(403);
        String tag = linli.http().get(theirs).expect(200).header("ETag").orElseThrow();
        head.with("If-Match", tag).put(theirs, Map.of("title", "改名")).expect(403);
        head.get(ACCOUNTS).expect(403);
        head.post("/api/core/units", Map.of("code", here.person("X"), "name", "新", "parent", here.branch(), "level", "PARTY_GROUP")).expect(403);

        String version = linli.http().get(ACCOUNTS + "/" + account).expect(200).header("ETag").orElseThrow();
        Http admin = linli.http().with("If-Match", version);
        assertTrue(admin.post(ACCOUNTS + "/" + account + "/disable", Map.of()).expect(200).json().path("disabled").asBoolean());
        admin.post(ACCOUNTS + "/" + account + "/enable", Map.of()).expect(412);
        head.get(ours).expect(401);
        JsonNode lines = linli.http().get("/api/core/audit?object=" + account).expect(200).json().path("items");
        assertEquals(List.of("sign-in.failed", "account.disabled", "sign-in.basic", "invitation.accepted", "account.invited", "post.given", "account.created"),
                StreamSupport.stream(lines.spliterator(), false).map(line -> line.path("action").asText()).toList());
    }

    @Test
    void anAdministratorAloneChangesNoPointsAndAnAuditorNothing(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear("appraisals");
        String administrator = created(town, "it", "STAFF", null);
        give(linli, administrator, "ADMINISTRATOR", null);
        String auditor = created(town, "auditor", "STAFF", null);
        give(linli, auditor, "AUDITOR", null);
        linli.http().post(ACCOUNTS + "/" + auditor + "/posts", Map.of("role", "HEAD", "unit", town.committee())).expect(409);
        Http it = accepted(linli, administrator);
        Http watching = accepted(linli, auditor);
        for (Http each : List.of(it, watching)) {
            each.post(program + "/entries", town.entry(town.person("M001"), "meeting", "2026-05-01", "k")).expect(403);
            each.postCsv(program + "/imports/entries", "person,item,occurred_on,key\n" + town.person("M001") + ",meeting,2026-05-02,f\n").expect(403);
            each.post(program + "/settlements", Map.of("stage", "PRELIMINARY")).expect(403);
            each.post("/api/core/people/" + town.person("M001") + "/reveal", Map.of("reason", "看看")).expect(403);
        }
        it.get("/api/core/people/" + town.person("M001")).expect(403);
        it.get("/api/core/audit").expect(403);
        it.get(ACCOUNTS + "?limit=1").expect(200);
        watching.get("/api/core/audit?limit=1").expect(200);
        watching.get(program + "/entries").expect(200);
        watching.post(ACCOUNTS, Map.of("signIn", town.person("x"), "name", "x", "kind", "STAFF")).expect(403);
    }

    @Test
    void aMemberDeclaresAndReadsForItselfOnly(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear("appraisals");
        String person = town.person("M001");
        String other = town.person("M002");
        String account = created(town, "member", "MEMBER", person);
        give(linli, account, "MEMBER", town.committee());
        Http member = accepted(linli, account);
        assertEquals(person, member.get("/api/core/me").expect(200).json().path("person").asText());
        member.get(program).expect(200);
        String evidence = "/api/core/evidence?name=a.txt&unit=";
        JsonNode photo = member.send("POST", evidence + town.branch(), "text/plain", BodyPublishers.ofString("签到表")).expect(201).json();
        member.get("/api/core/evidence/" + photo.path("id").asText()).expect(200);
        member.send("POST", evidence + town.committee(), "text/plain", BodyPublishers.ofString("签到表")).expect(403);
        Map<String, Object> claim = Map.of("evidence", List.of(photo.path("id").asText()), "item", "hard-task", "occurredOn", "2026-05-01", "points", 2, "words", "抢险");
        JsonNode declared = member.post(program + "/declarations", with(claim, "person", person)).expect(201).json();
        member.post(program + "/declarations", with(claim, "person", other)).expect(403);
        assertEquals(1, member.get(program + "/declarations?person=" + person).expect(200).json().path("items").size());
        member.get(program + "/declarations?person=" + other).expect(403);
        member.get(program + "/declarations").expect(403);
        String confirmation = program + "/declarations/" + declared.path("id").asText() + "/confirmation";
        member.with("If-Match", "\"1\"").post(confirmation, Map.of()).expect(403);
        linli.http().with("If-Match", "\"1\"").post(confirmation, Map.of()).expect(200);
        assertEquals(1, member.get(program + "/entries?subject=" + person).expect(200).json().path("items").size());
        member.get(program + "/entries?subject=" + other).expect(403);
        member.get(program + "/standings/" + person).expect(200);
        member.get(program + "/standings/" + other).expect(403);
        member.get(program + "/results").expect(403);
        assertEquals(0, member.get("/api/core/people").expect(403).json().path("items").size());
    }

    @Test
    void accountsComeInAFileAndAreInvitedTogether(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String one = town.person("li");
        String two = town.person("wang");
        String csv = "sign_in,name,person,role,unit,from,until\n" + one + ",李四,,记分员," + town.branch() + ",,\n" + two + ",王五,,KING,,,\n";
        JsonNode refused = linli.http().postCsv("/api/core/imports/accounts", csv).expect(200).json();
        assertEquals("role", refused.at("/errors/0/column").asText(), refused::toString);
        assertEquals(0, refused.path("accepted").asInt());
        String mended = csv.replace("KING", "REVIEWER");
        assertEquals(2, linli.http().postCsv("/api/core/imports/accounts", mended).expect(200).json().path("accepted").asInt());
        assertEquals(2, linli.http().postCsv("/api/core/imports/accounts", mended).expect(200).json().path("unchanged").asInt());
        JsonNode found = linli.http().get(ACCOUNTS + "?unit=" + town.branch()).expect(200).json().path("items");
        assertEquals(one, found.at("/0/signIn").asText());
        List<String> ids = List.of(found.at("/0/id").asText(), linli.http().get(ACCOUNTS + "?text=" + two).json().at("/items/0/id").asText());
        JsonNode codes = linli.http().post(ACCOUNTS + "/invitations", Map.of("accounts", ids)).expect(200).json();
        assertEquals(2, codes.size());
        accept(linli, codes.at("/1/code").asText()).expect(200);
        assertEquals("REVIEWER", linli.http().as(two, SECRET).get("/api/core/me").expect(200).json().at("/roles/0").asText());
        accept(linli, codes.at("/1/code").asText()).expect(401);
    }

    @Test
    void everyPermissionOfAnEndpointBelongsToSomeRole(LinliServer linli) {
        List<String> patterns = new ArrayList<>();
        linli.http().get("/api/core/roles").expect(200).json().forEach(role -> role.path("gives").forEach(gives -> patterns.add(gives.asText())));
        assertFalse(patterns.isEmpty());
        for (JsonNode module : linli.http().get("/api").expect(200).json().path("modules")) {
            JsonNode paths = linli.http().get(module.at("/links/openapi").asText()).expect(200).json().path("paths");
            paths.forEach(path -> path.forEach(operation -> {
                String permission = operation.path("x-permission").asText("");
                boolean general = permission.isEmpty() || !permission.contains(".");
                assertTrue(general || patterns.stream().anyMatch(pattern -> stands(pattern, permission)), permission);
            }));
        }
    }

    private static boolean stands(String pattern, String permission) {
        return pattern.equals(permission) || pattern.endsWith(".*") && permission.startsWith(pattern.substring(0, pattern.length() - 1))
                || pattern.startsWith("*.") && permission.endsWith(pattern.substring(1))
                || pattern.equals("modules:*") && !permission.startsWith("core.") && !permission.startsWith("platform.");
    }

    private static Map<String, Object> with(Map<String, Object> claim, String name, String value) {
        Map<String, Object> more = new HashMap<>(claim);
        more.put(name, value);
        return more;
    }

    private static String created(PartyTown town, String name, String kind, String person) {
        Map<String, Object> entered = new HashMap<>(Map.of("signIn", town.person(name), "name", name, "kind", kind, "unit", town.committee()));
        if (person != null) {
            entered.put("person", person);
        }
        return town.http().post(ACCOUNTS, entered).expect(201).json().path("id").asText();
    }

    private static void give(LinliServer linli, String account, String role, String unit) {
        linli.http().post(ACCOUNTS + "/" + account + "/posts", unit == null ? Map.of("role", role) : Map.of("role", role, "unit", unit)).expect(201);
    }

    /** The account accepts its invitation. */
    private static Http accepted(LinliServer linli, String account) {
        JsonNode invitation = linli.http().post(ACCOUNTS + "/invitations", Map.of("accounts", List.of(account))).expect(200).json().get(0);
        String signIn = accept(linli, invitation.path("code").asText()).expect(200).json().path("signIn").asText();
        return linli.http().anonymous().as(signIn, SECRET);
    }

    private static Answer accept(LinliServer linli, String code) {
        return linli.http().anonymous().post("/api/core/invitations/accept", Map.of("code", code, "password", SECRET));
    }
}
