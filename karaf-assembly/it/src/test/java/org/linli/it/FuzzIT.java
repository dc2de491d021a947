package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.it.NastyRequests.Asked;
import org.linli.it.NastyRequests.Caller;
import org.linli.it.NastyRequests.Town;
import org.linli.it.Operations.Operation;
import org.linli.it.RawHttp.Reply;

/**
 * Tens of thousands of requests that are wrong in one way or another, to every operation that the running server describes and to every page: none makes it fail, tell of
 * its inside, or keep what it shouldn't. Nor is any too much work for it: what takes longer than it may the server cuts short, and says so in its log.
 * {@code -Dlinli.fuzz.seed} and {@code -Dlinli.fuzz.requests} look further.
 */
class FuzzIT {

    private static final long SEED = Long.getLong("linli.fuzz.seed", 20261122L);
    private static final long REQUESTS = Long.getLong("linli.fuzz.requests", 12_000L);
    private static final int CLIENTS = 8;
    private static final int FAULTS_SHOWN = 40;

    /** Who gets them wrong often enough is locked out with his address, or signed out, so that they come last, and nobody is signed in. */
    private static final Pattern SIGNING_IN = Pattern.compile("/api/core/(me/.+|session.*|invitations/accept)|/sign-.*|/me/.*|/invitation.*");
    private static final long GUESSED = 200;

    private final AtomicLong next = new AtomicLong();
    private final Map<String, AtomicLong> statuses = new ConcurrentHashMap<>();
    /** By operation and fault, with an example. */
    private final Map<String, String> faults = Collections.synchronizedMap(new LinkedHashMap<>());

    @Test
    void nothingThatIsAskedMakesItFail() throws InterruptedException, IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "servers").toAbsolutePath()), "fuzz");
        System.out.println("Fuzzing with the seed " + SEED);
        try (LinliServer linli = LinliServer.at(data).environment("LINLI_LIMITS_RATE_ACCOUNT", "0").environment("LINLI_LIMITS_RATE_ADDRESS", "0").start()) {
            PartyTown own = PartyTown.on(linli.http());
            PartyTown other = PartyTown.on(linli.http());
            List<String> programs = List.of(own.workedYear(), other.workedYear());
            Town town = town(List.of(own, other), programs);
            List<Operation> operations = Stream.concat(Operations.of(linli.http()).stream(), pages(linli.http()).stream()).toList();
            List<Caller> callers = callers(linli, own, other, programs.get(1));
            ask(linli, town, operations.stream().filter(operation -> !SIGNING_IN.matcher(operation.path()).matches()).toList(), callers, REQUESTS);
            System.out.println(REQUESTS + " requests to " + operations.size() + " operations: " + new TreeMap<>(statuses));
            assertEquals("", shown());
            assertTrue(statuses.entrySet().stream().filter(status -> status.getKey().startsWith("administrator 2")).mapToLong(status -> status.getValue().get()).sum() > REQUESTS / 50,
                    () -> "enough of it is right to get somewhere: " + statuses);
            linli.http().anonymous().get("/health/ready").expect(200);
            for (String program : programs) {
                JsonNode integrity = linli.http().get(program + "/integrity").expect(200).json();
                assertTrue(integrity.path("faults").isEmpty() && integrity.path("entries").asInt() > 0, integrity::toString);
            }
            ask(linli, town, operations.stream().filter(operation -> SIGNING_IN.matcher(operation.path()).matches()).toList(), callers.subList(2, 3), GUESSED);
            assertEquals("", shown());
        }
    }

    private String shown() {
        return faults.entrySet().stream().limit(FAULTS_SHOWN).map(fault -> fault.getKey() + "\n    " + fault.getValue()).collect(Collectors.joining("\n"));
    }

    /** The administrator, the head of one committee, and somebody who isn't signed in. */
    private static List<Caller> callers(LinliServer linli, PartyTown own, PartyTown other, String othersProgram) {
        String admin = Base64.getEncoder().encodeToString(("admin:" + LinliServer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        String account = linli.http().post("/api/core/accounts", Map.of("signIn", own.person("head"), "name", "书记", "kind", "STAFF", "unit", own.committee()))
                .expect(201).json().path("id").asText();
        linli.http().post("/api/core/accounts/" + account + "/posts", Map.of("role", "HEAD", "unit", own.committee())).expect(201);
        String code = linli.http().post("/api/core/accounts/invitations", Map.of("accounts", List.of(account))).expect(200).json().at("/0/code").asText();
        linli.http().anonymous().post("/api/core/invitations/accept", Map.of("code", code, "password", LinliServer.PASSWORD)).expect(200);
        String token = linli.http().anonymous().as(own.person("head"), LinliServer.PASSWORD).post("/api/core/tokens", Map.of("title", "t", "days", 1)).expect(201).json()
                .path("secret").asText();
        Pattern others = Pattern.compile("M0\\d\\d" + Pattern.quote(other.person("")) + "|" + othersProgram.substring(othersProgram.lastIndexOf('/') + 1));
        return List.of(new Caller("administrator", "Basic " + admin, null), new Caller("head", "Bearer " + token, others), new Caller("nobody", null, null));
    }

    private void ask(LinliServer linli, Town town, List<Operation> operations, List<Caller> callers, long most) throws InterruptedException {
        next.set(0);
        List<Thread> clients = Stream.generate(() -> new Thread(() -> ask(linli.port(), town, operations, callers, most))).limit(CLIENTS).toList();
        clients.forEach(Thread::start);
        for (Thread client : clients) {
            client.join();
        }
    }

    private void ask(int port, Town town, List<Operation> operations, List<Caller> callers, long most) {
        try (RawHttp http = new RawHttp(port)) {
            String before = "";
            for (long number = next.getAndIncrement(); number < most; number = next.getAndIncrement()) {
                before = ask(http, NastyRequests.of(town, operations, callers, SEED, number), before);
            }
        } catch (IOException e) {
            faults.put("a connection can't be closed", e.toString());
        }
    }

    /** @param before what was said on this connection just before @return the same for the next one */
    private String ask(RawHttp http, Asked asked, String before) {
        try {
            Reply reply = http.say(asked.head(), asked.body(), asked.bodyless());
            statuses.computeIfAbsent(asked.caller().name() + " " + reply.status(), status -> new AtomicLong()).incrementAndGet();
            String fault = FuzzVerdict.of(asked, reply);
            if (fault != null) {
                faults.putIfAbsent(asked.operation() + ": " + fault, asked + "\n    " + reply);
            }
            return asked + " → " + reply.status();
        } catch (IOException | RuntimeException e) {
            faults.putIfAbsent(asked.operation() + ": no answer, " + e, asked + "\n    after " + before);
            return "";
        }
    }

    /** Every page, with parameters and fields of whatever page there is. */
    private static List<Operation> pages(Http http) {
        Site site = Site.from(http, "/");
        return BuiltPages.all().stream().map(page -> Operations.page(page, site)).toList();
    }

    private static Town town(List<PartyTown> towns, List<String> programs) {
        Map<String, List<String>> known = new HashMap<>();
        List<String> units = new ArrayList<>(List.of("nowhere"));
        List<String> people = new ArrayList<>(List.of("nobody"));
        List<String> rulebooks = new ArrayList<>(List.of("none"));
        for (PartyTown one : towns) {
            units.addAll(List.of(one.community(), one.committee(), one.branch()));
            rulebooks.add(one.rulebook());
            Stream.of("M001", "M002", "M003", "M010", "M022").map(one::person).forEach(people::add);
        }
        for (String name : List.of("unit", "code", "below", "parent", "into", "branch")) {
            known.put(name, units);
        }
        for (String name : List.of("person", "subject", "number", "stays", "goes", "host", "recorder")) {
            known.put(name, people);
        }
        known.put("program", programs.stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).toList());
        known.put("rulebook", rulebooks);
        known.put("kind", List.of("members", "entries", "appraisals", "vetoes", "units", "people", "households"));
        known.put("item", List.of("meeting", "learning", "hard-task", "absent"));
        known.put("veto", List.of("punished", "1"));
        known.put("component", List.of("appraisal", "daily"));
        known.put("stage", List.of("PRELIMINARY", "PUBLISHED", "OPEN"));
        known.put("period", List.of("2026", "2027", "2030"));
        known.put("quarter", List.of("2026-Q1", "2026-Q4"));
        known.put("seq", List.of("1", "2", "500", "100000"));
        known.put("mode", List.of("preview", "all-or-nothing", "good-rows"));
        known.put("limit", List.of("1", "10", "200"));
        Map<String, String> tables = new LinkedHashMap<>();
        PartyTown first = towns.get(0);
        Stream.of("members", "entries", "appraisals", "vetoes").forEach(kind -> tables.put(kind, head(first.worked(kind + ".csv").csv())));
        tables.put("units", "code,name,parent,level\n" + first.person("U1") + ",新支部," + first.committee() + ",PARTY_BRANCH\n");
        tables.put("people", "person,name,unit\n" + first.person("P1") + ",甲示一," + first.community() + "\n");
        return new Town(known, tables, first.rulebookText());
    }

    private static String head(String csv) {
        return csv.lines().limit(12).collect(Collectors.joining("\n"));
    }
}
