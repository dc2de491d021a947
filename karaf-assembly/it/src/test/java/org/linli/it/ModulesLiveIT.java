package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.it.ModuleFiles.MODULES;
import static org.linli.it.ModuleFiles.bring;
import static org.linli.it.ModuleFiles.done;
import static org.linli.it.ModuleFiles.partyPoints;
import static org.linli.it.ModuleFiles.rollBack;
import static org.linli.it.ModuleFiles.serves;
import static org.linli.it.ModuleFiles.serving;
import static org.linli.it.ModuleFiles.step;
import static org.linli.it.ModuleFiles.trial;
import static org.linli.it.ModuleFiles.withChangeSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linli.bench.ModuleJar;
import org.linli.bench.SteadyLoad;
import org.linli.bench.SteadyLoad.Request;

/** Modules come, change and go on a server at work. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ModulesLiveIT {

    private static final int SWAPS = 4;
    private static final Duration WITHIN = Duration.ofSeconds(15);

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void upgradesAndRollbacksUnderLoadLoseNoRequestAndNoEntry(Engine engine) {
        try (LinliServer linli = start(engine)) {
            PartyTown town = PartyTown.on(linli.http());
            String program = town.workedYear("entries");
            int before = entries(town, program).size();
            SteadyLoad load = linli.load()
                    .each("reads", 150, 16, number -> Request.get(program + "/entries?limit=10"))
                    .each("writes", 75, 16, number -> Request.post(program + "/entries", entry(town, "w" + number)))
                    .each("others", 75, 8, number -> Request.get("/api/core/units/" + town.branch()))
                    .always("held", 8, number -> Request.post(program + "/entries", entry(town, "h" + number)).holding(Duration.ofMillis(300)));
            try (load) {
                load.start();
                serves(linli.http(), partyPoints("1.0.1"));
                for (int swap = 1; swap < SWAPS; swap += 2) {
                    done(linli.http().ended(rollBack(linli.http(), "party-points")));
                    assertEquals("1.0.0", serving(linli.http(), "party-points"));
                    serves(linli.http(), partyPoints("1.0.1"));
                    assertEquals("1.0.1", serving(linli.http(), "party-points"));
                }
            }
            assertEquals(List.of(), load.failures());
            assertTrue(load.outcomes("held").size() > 8, "requests were held open meanwhile");
            Set<String> acknowledged = new HashSet<>();
            load.outcomes("writes").forEach(one -> acknowledged.add("w" + one.number()));
            load.outcomes("held").forEach(one -> acknowledged.add("h" + one.number()));
            List<String> stored = entries(town, program);
            assertEquals(before + acknowledged.size(), stored.size());
            assertTrue(new HashSet<>(stored).containsAll(acknowledged));
            JsonNode integrity = linli.http().get(program + "/integrity").expect(200).json();
            assertTrue(integrity.path("faults").isEmpty(), integrity::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aBrokenVersionLeavesTheOldOneServingAndSaysWhy(Engine engine) {
        try (LinliServer linli = start(engine).expecting("org.linli.trial").expecting("[org.linli.api.LinliModule]")
                .expecting("FrameworkEvent ERROR")) {
            Http http = linli.http();
            serves(http, trial("1.0.0"));
            SteadyLoad load = linli.load().each("trial", 100, 8, number -> Request.get("/api/trial/version"));
            try (load) {
                load.start();
                refused(http, trial("1.1.0").header("Import-Package", trial("1").header("Import-Package").replaceAll("(org\\.linli\\.api;version=)\"[^\"]*\"", "$1\"[9,10)\"")), "[9,10)");
                failed(http, trial("1.1.1").header("Import-Package", trial("1").header("Import-Package") + ",com.example.missing"), "RESOLVE", "com.example.missing");
                failed(http, trial("1.1.2", "activate", "throw"), "START", "told to throw at activate");
                failed(http, trial("1.1.3", "check", "unfit"), "CHECK", "told to be unfit");
                failed(http, trial("1.1.4", "check", "hang"), "CHECK", "2");
                failed(http, trial("1.1.5", "activate", "hang"), "START", "1.1.5");
                failed(http, withChangeSet(trial("1.1.6"), "trial-2", "", "<createTable tableName=\"trial_notes\"><column name=\"town\""
                        + " type=\"varchar(20)\"/></createTable>"), "MIGRATE", "trial-2");
                refused(http, withChangeSet(trial("1.1.7"), "trial-2", "", "<dropColumn tableName=\"trial_notes\" columnName=\"colour\"/>"), "dropColumn");
                refused(http, trial("1.1.8").header("Export-Package", "org.linli.trial"), "org.linli.trial");
                assertEquals("1.0.0", serving(http, "trial"));
            }
            assertEquals(List.of(), load.failures());
            assertTrue(load.outcomes().size() > 100);
            JsonNode module = http.get(MODULES + "/trial").expect(200).json();
            assertEquals("SERVING", module.path("state").asText());
            serves(http, trial("1.2.0"));
        }
    }

    private static void refused(Http http, ModuleJar jar, String because) {
        Answer answer = bring(http, jar).expect(422);
        assertEquals("not-taken", answer.json().path("code").asText());
        assertTrue(answer.body().contains(because), answer::body);
    }

    private static void failed(Http http, ModuleJar jar, String step, String because) {
        long begun = System.nanoTime();
        JsonNode change = http.ended(bring(http, jar));
        assertTrue(System.nanoTime() - begun < WITHIN.toNanos(), "it took longer than " + WITHIN);
        assertEquals("FAILED", change.path("state").asText(), change::toPrettyString);
        assertEquals("FAILED", step(change, step).path("state").asText(), change::toPrettyString);
        assertTrue(change.path("reason").path("zh").asText().contains(because) && change.path("reason").path("en").asText().contains(because),
                change::toPrettyString);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aNewerVersionsTablesDoNotStopTheOlderOneAlsoAfterARestart(Engine engine) {
        try (LinliServer linli = start(engine)) {
            Http http = linli.http();
            serves(http, trial("1.0.0"));
            http.send("POST", "/api/trial/notes/one", null, BodyPublishers.noBody()).expect(200);
            serves(http, withChangeSet(trial("1.1.0"), "trial-2", "",
                    "<addColumn tableName=\"trial_notes\"><column name=\"size\" type=\"int\" defaultValueNumeric=\"0\"><constraints nullable=\"false\"/></column></addColumn>"));
            linli.restart();
            assertEquals("1.1.0", serving(http, "trial"));
            done(http.ended(rollBack(http, "trial")));
            http.send("POST", "/api/trial/notes/two", null, BodyPublishers.noBody()).expect(200);
            linli.restart();
            assertEquals("1.0.0", serving(http, "trial"));
            assertEquals("2", http.get("/api/trial/notes").expect(200).body());
            assertEquals("no-way-back", rollBack(http, "trial").expect(409).json().path("code").asText());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatOnlyTheOldVersionNeededGoesOnceItIsGoneAndThenThereIsNoWayBack(Engine engine) {
        try (LinliServer linli = start(engine)) {
            Http http = linli.http();
            serves(http, trial("1.0.0"));
            JsonNode change = serves(http, withChangeSet(trial("1.1.0"), "trial-2", "context=\"contract\"",
                    "<dropColumn tableName=\"trial_notes\" columnName=\"colour\"/>"));
            assertTrue(step(change, "CONTRACT").path("note").path("en").asText().contains("1.0.0"), change::toPrettyString);
            assertEquals("no-way-back", rollBack(http, "trial").expect(409).json().path("code").asText());
            http.send("POST", "/api/trial/notes/one", null, BodyPublishers.noBody()).expect(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aModuleThatIsRemovedStaysAwayAndItsDataStay(Engine engine) {
        try (LinliServer linli = start(engine)) {
            Http http = linli.http();
            PartyTown town = PartyTown.on(http);
            String program = town.workedYear("entries");
            int entries = entries(town, program).size();
            done(http.ended(http.delete(MODULES + "/party-points")));
            assertEquals(404, http.get(program).status());
            http.get("/health/ready").expect(200);
            linli.restart();
            assertEquals(404, http.get(program).status());
            serves(http, partyPoints("1.0.1"));
            assertEquals(entries, entries(town, program).size());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anOrderThatMakesNoSenseIsRefusedInWordsAndChangesNothing(Engine engine) {
        try (LinliServer linli = start(engine)) {
            Http http = linli.http();
            serves(http, trial("1.1.0"));
            assertEquals("older", bring(http, trial("1.0.0")).expect(409).json().path("code").asText());
            assertEquals("other-content", bring(http, trial("1.1.0").file("more.txt", "more")).expect(409).json().path("code").asText());
            assertEquals("DONE", bring(http, trial("1.1.0")).expect(200).json().path("state").asText(), "it serves already");
            assertEquals("no-way-back", rollBack(http, "trial").expect(409).json().path("code").asText());
            assertEquals("no-such-module", rollBack(http, "nothing").expect(404).json().path("code").asText());
            assertEquals("no-jar", http.send("POST", MODULES, "application/java-archive", BodyPublishers.ofString("no jar"))
                    .expect(422).json().path("code").asText());
            assertEquals("no-module", bring(http, trial("1.2.0").header("Linli-Module", null)).expect(422).json().path("code").asText());
            assertEquals("reserved-id", bring(http, trial("1.2.0").header("Linli-Module", "core;messages=\"org/linli/trial/messages\"")).expect(422).json()
                    .path("code").asText());
            assertEquals(401, bring(http.anonymous(), trial("1.2.0")).status());
            assertEquals("1.1.0", serving(http, "trial"));
        }
    }

    private LinliServer start(Engine engine) {
        Path data = temp.resolve("data");
        engine.configure(data);
        return LinliServer.at(data).start();
    }

    private static String entry(PartyTown town, String key) {
        return "{\"subject\":\"" + town.person("M001") + "\",\"item\":\"meeting\",\"occurredOn\":\"2026-03-02\",\"key\":\"" + key + "\"}";
    }

    /** The keys of all entries of a program, each as often as it is there. */
    private static List<String> entries(PartyTown town, String program) {
        List<String> keys = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = town.http().get(program + "/entries?limit=500" + (after.isEmpty() ? "" : "&after=" + after)).expect(200).json();
            page.path("items").forEach(entry -> keys.add(entry.path("key").asText()));
            after = page.path("next").asText(null);
        }
        return keys;
    }
}
