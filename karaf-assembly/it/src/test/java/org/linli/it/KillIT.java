package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process is killed in the middle of its work: after the restart the work goes on, and every row is there exactly once. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KillIT {

    private static final int MEMBERS = 20_000;
    private static final int ENTRIES = 64_000;
    private static final int UNITS = 20_000;
    private static final int CLIENTS = 4;
    private static final int ACKNOWLEDGED = 400;
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(2);

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void jobsGoOnAfterAKillAndEveryRowIsThereOnce(Engine engine) {
        Path data = temp.resolve("data");
        engine.configure(data);
        try (LinliServer linli = LinliServer.at(data).start()) {
            unitsKilledInTheMiddle(linli);
            PartyTown town = PartyTown.on(linli.http());
            String program = members(town);
            entriesKilledInTheMiddle(linli, town, program);
            settlementKilledInTheMiddle(linli, town, program);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasAcknowledgedBeforeAKillIsThereOnce(Engine engine) throws Exception {
        Path data = temp.resolve("data");
        engine.configure(data);
        try (LinliServer linli = LinliServer.at(data).start()) {
            PartyTown town = PartyTown.on(linli.http());
            String program = town.workedYear();
            Set<String> acknowledged = ConcurrentHashMap.newKeySet();
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            List<? extends Future<?>> running = IntStream.range(0, CLIENTS).mapToObj(client ->
                    clients.submit(() -> post(town, program, client, acknowledged))).toList();
            while (acknowledged.size() < ACKNOWLEDGED && running.stream().noneMatch(Future::isDone)) {
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
            linli.kill();
            for (Future<?> client : running) {
                client.get();
            }
            clients.shutdown();
            linli.start();
            Map<String, Integer> stored = stored(town, program);
            assertTrue(stored.values().stream().allMatch(times -> times == 1), stored::toString);
            assertEquals(Set.of(), lost(acknowledged, stored.keySet()));
            assertClean(town, program, stored.size());
            assertTrue(stored.size() - 1011 - acknowledged.size() <= CLIENTS, "each client had at most one entry under way");
        }
    }

    private void unitsKilledInTheMiddle(LinliServer linli) {
        Table units = Table.with("code", "name", "parent", "level").row("GJ", "国", "", "PROVINCE");
        for (int i = 1; i < UNITS; i++) {
            String parent = i < 200 ? "GJ" : "X" + i % 199;
            units.row(i < 200 ? "X" + (i - 1) : "C" + i, "单元" + i, parent, i < 200 ? "TOWN" : "COMMUNITY");
        }
        JsonNode job = killedInTheMiddle(linli, linli.http().postCsv("/api/core/imports/units", units.csv()));
        assertEquals(UNITS, PartyTown.outcome(job).path("accepted").asInt(), job::toString);
        JsonNode again = PartyTown.outcome(linli.http().ended(linli.http().postCsv("/api/core/imports/units", units.csv())));
        assertEquals(UNITS, again.path("unchanged").asInt(), again::toString);
        assertEquals(3, linli.http().get("/api/core/units/C" + (UNITS - 1) + "/path").expect(200).json().size());
    }

    private static String members(PartyTown town) {
        Table members = Table.with("person", "name", "branch", "kind", "exempt");
        for (int i = 0; i < MEMBERS; i++) {
            members.row(town.person("M" + i), "党员" + i, town.branch(), "RETIRED", "");
        }
        town.people(members);
        String program = town.program("2026");
        town.imported(program + "/imports/members", members);
        return program;
    }

    private void entriesKilledInTheMiddle(LinliServer linli, PartyTown town, String program) {
        Table entries = Table.with("person", "item", "occurred_on", "quantity", "points", "key");
        LocalDate first = LocalDate.of(2026, 1, 1);
        for (int i = 0; i < ENTRIES; i++) {
            entries.row(town.person("M" + i % MEMBERS), i % 3 == 0 ? "meeting" : "volunteer-hour", first.plusDays(i % 365).toString(), "1", "", "k" + i);
        }
        JsonNode job = killedInTheMiddle(linli, linli.http().postCsv(program + "/imports/entries", entries.csv()));
        assertEquals(ENTRIES, PartyTown.outcome(job).path("accepted").asInt(), job::toString);
        assertClean(town, program, ENTRIES);
        JsonNode again = PartyTown.outcome(linli.http().ended(linli.http().postCsv(program + "/imports/entries", entries.csv())));
        assertEquals(ENTRIES, again.path("unchanged").asInt(), again::toString);
        assertClean(town, program, ENTRIES);
    }

    private void settlementKilledInTheMiddle(LinliServer linli, PartyTown town, String program) {
        Answer accepted = town.order(program, "PRELIMINARY").expect(202);
        assertEquals("program-busy", town.order(program, "PRELIMINARY").expect(409).json().path("code").asText(), "a second settlement at once");
        JsonNode job = killedInTheMiddle(linli, accepted);
        assertEquals(MEMBERS, PartyTown.outcome(job).path("assessed").asInt(), job::toString);
        assertEquals("PRELIMINARY", linli.http().get(program).expect(200).json().path("stage").asText());
        assertEquals(1, linli.http().get(program + "/settlements").expect(200).json().path("items").size());
        Set<String> subjects = new HashSet<>();
        Table.parse(linli.http().with("Accept", "text/csv").get(program + "/results").expect(200).body()).records()
                .forEach(row -> assertTrue(subjects.add(row.get("person")), () -> row + " twice"));
        assertEquals(MEMBERS, subjects.size());
        assertClean(town, program, ENTRIES);
        assertTrue(linli.http().post(program + "/reproduce", Map.of()).expect(200).json().path("same").asBoolean());
    }

    /** Kills the server when half of the job is done, starts it again on the same data and waits for the job's end. */
    private static JsonNode killedInTheMiddle(LinliServer linli, Answer accepted) {
        String path = accepted.expect(202).header("Location").orElseThrow();
        Predicate<JsonNode> inTheMiddle = job -> job.path("total").asLong() > 0 && 2 * job.path("done").asLong() >= job.path("total").asLong();
        Predicate<JsonNode> over = job -> job.path("state").asText().matches("DONE|FAILED");
        JsonNode job = linli.http().get(path).expect(200).json();
        while (!inTheMiddle.or(over).test(job)) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
            job = linli.http().get(path).expect(200).json();
        }
        linli.kill();
        assertEquals("RUNNING", job.path("state").asText(), "it was under way: " + job);
        linli.start();
        return linli.http().ended(accepted);
    }

    private static void post(PartyTown town, String program, int client, Set<String> acknowledged) {
        try {
            for (int i = 0;; i++) {
                String key = "c" + client + "-" + i;
                String day = LocalDate.of(2026, 1, 1).plusDays(i % 365).toString();
                town.http().post(program + "/entries", town.entry(town.person("M001"), "meeting", day, key)).expect(201);
                acknowledged.add(key);
            }
        } catch (UncheckedIOException killed) {
            assertTrue(acknowledged.size() >= ACKNOWLEDGED, killed::toString);
        }
    }

    private static Map<String, Integer> stored(PartyTown town, String program) {
        Map<String, Integer> times = new HashMap<>();
        String after = "";
        while (after != null) {
            JsonNode page = town.http().get(program + "/entries?limit=500" + (after.isEmpty() ? "" : "&after=" + after)).expect(200).json();
            page.path("items").forEach(entry -> times.merge(entry.path("key").asText(), 1, Integer::sum));
            after = page.path("next").asText(null);
        }
        return times;
    }

    private static Set<String> lost(Set<String> acknowledged, Set<String> stored) {
        Set<String> lost = new HashSet<>(acknowledged);
        lost.removeAll(stored);
        return lost;
    }

    private static void assertClean(PartyTown town, String program, int entries) {
        JsonNode integrity = town.http().get(program + "/integrity").expect(200).json();
        assertEquals(entries, integrity.path("entries").asInt());
        assertTrue(integrity.path("faults").isEmpty(), integrity::toString);
    }
}
