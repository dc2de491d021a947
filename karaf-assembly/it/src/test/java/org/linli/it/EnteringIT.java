package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Forms as somebody fills them in who goes back, sends again, leaves something out or types a name for a number. */
@OnBothEngines
class EnteringIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void whoGoesBackAndRecordsTheSameAgainIsAskedFirst(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear("appraisals");
        String entering = page(program) + "/entries/new";
        Map<String, String> meeting = Map.of("subject", town.person("M001"), "item", "meeting", "occurredOn", "2026-05-06", "note", "三楼会议室");
        String first = sent(town, entering, meeting, "_once", "a").expect(303).header("Location").orElseThrow();
        assertEquals(page(program) + "/entries/1", first);
        String again = sent(town, entering, meeting, "_once", "b").expect(422).body();
        assertEquals("1", asked(again, "again"), again);
        assertTrue(again.contains("三楼会议室") && again.contains("href=\"" + first + "\""), again);
        assertEquals(first, sent(town, entering, meeting, "_once", "a").expect(303).header("Location").orElseThrow(), "the same form sent twice counts once");
        sent(town, entering, meeting, "_once", "c", "again", "7").expect(422);
        assertEquals(1, entries(town, program));
        sent(town, entering, meeting, "_once", "d", "again", "1").expect(303);
        String third = sent(town, entering, meeting, "_once", "e", "again", "1", "more", "1").expect(422).body();
        assertEquals("2", asked(third, "again"), "what was meant beside one isn't meant beside another");
        assertTrue(sent(town, entering, meeting, "_once", "f", "again", "2", "more", "1").expect(303).header("Location").orElseThrow().contains("done=3"));
        sent(town, entering, meeting, "_once", "g", "quantity", "2").expect(303);
        sent(town, entering, meeting, "_once", "h", "occurredOn", "2026-05-07").expect(303);
        String mistaken = sent(town, entering, meeting, "_once", "i", "occurredOn", "2031-05-06", "again", "3").expect(422).body();
        assertFalse(mistaken.contains("name=\"again\""), "what is wrong with the day asks nothing else: " + mistaken);
        assertEquals(5, entries(town, program));
    }

    @Test
    void whatWasTakenBackIsRecordedAnewWithoutAQuestion(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear("appraisals");
        Map<String, String> meeting = Map.of("subject", town.person("M002"), "item", "meeting", "occurredOn", "2026-05-06");
        sent(town, page(program) + "/entries/new", meeting, "_once", "a").expect(303);
        sent(town, page(program) + "/entries/1/reversal", Map.of("reason", "误记"), "_once", "b").expect(303);
        sent(town, page(program) + "/entries/new", meeting, "_once", "c").expect(303);
    }

    @Test
    void whoDeclaresTheSameItemAndDayAgainIsAskedFirst(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear("appraisals");
        String declarations = "/app/party-points/programs/" + id(program) + "/declarations";
        Map<String, String> claim = Map.of("person", town.person("M003"), "item", "hard-task", "occurredOn", "2026-05-06", "points", "2", "words", "扫雪");
        String first = sent(town, declarations, claim, "_once", "a").expect(303).header("Location").orElseThrow();
        String asked = sent(town, declarations, claim, "_once", "b", "words", "在三号楼前扫雪").expect(409).body();
        assertEquals(first, declarations + "/" + asked(asked, "beside"));
        assertTrue(asked.contains("在三号楼前扫雪") && asked.contains("href=\"" + first + "\""), asked);
        assertEquals(first, sent(town, declarations, claim, "_once", "a").expect(303).header("Location").orElseThrow());
        sent(town, declarations, claim, "_once", "c", "words", "在三号楼前扫雪", "beside", asked(asked, "beside")).expect(303);
        String same = sent(town, declarations, claim, "_once", "d").expect(409).body();
        assertTrue(same.contains("href=\"" + first + "\"") && !same.contains("name=\"beside\""), "the very same is not declared twice, and nothing is to be ticked: " + same);
        assertEquals(2, town.http().get(program + "/declarations?person=" + town.person("M003")).expect(200).json().path("items").size());
    }

    @Test
    void anItemThatAsksForEvidenceIsNotEnteredByHandWithoutAny(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        town.workedYear("appraisals");
        String proven = town.rulebook() + "-proven";
        town.http().putYaml("/api/party-points/rulebooks", town.rulebookText().replace(town.rulebook(), proven).replace("declarable: true", "declarable: true, evidence: REQUIRED"))
                .expect(201);
        String program = town.program(Map.of("rulebook", proven, "unit", town.committee(), "period", "2026"));
        town.imported(program + "/imports/members", town.worked("members.csv"));
        String entering = page(program) + "/entries/new";
        Map<String, String> task = Map.of("subject", town.person("M001"), "item", "hard-task", "occurredOn", "2026-05-06", "points", "2", "note", "抢险");
        String refused = sent(town, entering, task, "_once", "a").expect(422).body();
        assertTrue(refused.contains("须有佐证，请附上") && refused.contains("抢险"), refused);
        assertEquals(0, entries(town, program));
        List<String> files = Stream.of("签到表", "现场记录").map(text -> evidence(town, text)).toList();
        String kept = send(town, entering, with(task, "_once", "b", "occurredOn", "2026-13-06"), files).expect(422).body();
        assertTrue(files.stream().allMatch(kept::contains), "what was handed in is still there: " + kept);
        send(town, entering, with(task, "_once", "c"), files).expect(303);
        String source = town.http().get(program + "/entries/1").expect(200).json().path("source").asText();
        assertTrue(source.startsWith("evidence:"), source);
        Table file = Table.with("person", "item", "occurred_on", "quantity", "points", "key").row(town.person("M002"), "hard-task", "2026-05-06", "1", "2", "file-1");
        town.imported(program + "/imports/entries", file);
        assertEquals(2, entries(town, program), "a file can carry none");
    }

    @Test
    void whoNamesNoTwoRecordsToCompareKeepsTheForm(LinliServer linli) {
        PartyTown town = PartyTown.on(linli.http());
        town.workedYear("appraisals");
        String compare = "/people/duplicates/compare?one=" + town.person("M001") + "&other=";
        String page = town.http().get(compare + encoded("查无此人")).expect(422).body();
        assertTrue(page.contains("没有编号是“查无此人”的人") && page.contains("value=\"" + town.person("M001") + "\"") && page.contains("value=\"查无此人\""), page);
        assertTrue(town.http().get(compare + town.person("M001")).expect(422).body().contains("请另选一条"));
        town.http().get(compare + town.person("M002")).expect(200);
    }

    private static Answer sent(PartyTown town, String path, Map<String, String> typed, String... more) {
        return send(town, path, with(typed, more), List.of());
    }

    private static Answer send(PartyTown town, String path, Map<String, String> typed, List<String> evidence) {
        Stream<String> fields = typed.entrySet().stream().map(field -> field.getKey() + "=" + encoded(field.getValue()));
        Stream<String> files = evidence.stream().map(file -> "evidence=" + file);
        return town.http().send("POST", path, FORM, BodyPublishers.ofString(Stream.concat(fields, files).collect(Collectors.joining("&"))));
    }

    /** @param more names and values in turn */
    private static Map<String, String> with(Map<String, String> typed, String... more) {
        Map<String, String> all = new LinkedHashMap<>(typed);
        for (int at = 0; at < more.length; at += 2) {
            all.put(more[at], more[at + 1]);
        }
        return all;
    }

    /** What a box stands for that has to be ticked, and is not yet. */
    private static String asked(String page, String name) {
        int at = page.indexOf("name=\"" + name + "\" value=\"");
        assertTrue(at > 0, page);
        String box = page.substring(page.lastIndexOf('<', at), page.indexOf('>', at));
        assertFalse(box.contains("checked"), box);
        return box.replaceAll(".*value=\"([^\"]*)\".*", "$1");
    }

    private static String evidence(PartyTown town, String text) {
        return town.http().send("POST", "/api/core/evidence?name=a.txt&unit=" + town.branch(), "text/plain", BodyPublishers.ofString(text)).expect(201).json().path("id").asText();
    }

    private static int entries(PartyTown town, String program) {
        return town.http().get(program + "/integrity").expect(200).json().path("entries").asInt();
    }

    private static String page(String program) {
        return "/programs/party-points/" + id(program);
    }

    private static String id(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
