package org.linli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.linli.bench.SteadyLoad.Outcome;
import org.linli.bench.SteadyLoad.Request;

/** Modules that are swapped while they serve: what is lost, what it costs, what stays behind. */
final class ModuleBench {

    static final String MODULES = "/api/platform/modules";
    private static final String TYPE = "application/java-archive";
    private static final int SWAPS = 10;
    private static final int MANY = 50;
    private static final double WARM_SECONDS = 20;
    /** How long before the first swap and between two, so that the load of 10 swaps is more than 50,000 requests. */
    private static final long PAUSE_MS = 8_000;

    private final Table table;
    private final Path partyPoints;
    private final Path trial;

    ModuleBench(Table table, Path partyPoints, Path trial) {
        this.table = table;
        this.partyPoints = partyPoints;
        this.trial = trial;
    }

    /** Swaps a module ten times under load. @param program of that module, open */
    void swaps(Server server, String program) throws IOException, InterruptedException {
        String entries = "/api/party-points/programs/" + program + "/entries";
        var load = new SteadyLoad(server.port(), server.basic())
                .each("reads", 300, 24, number -> Request.get(entries + "?limit=10"))
                .each("writes", 150, 24, number -> Request.post(entries, entry("w" + number)))
                .each("others", 75, 8, number -> Request.get("/api/core/units/" + Rows.COMMITTEE))
                .always("held", 8, number -> Request.post(entries, entry("h" + number)).holding(Duration.ofMillis(300)));
        var swaps = new ArrayList<double[]>();
        var inService = new ArrayList<Double>();
        load.start();
        try (load) {
            Thread.sleep((long) (WARM_SECONDS * 1000));
            for (int swap = 0; swap < SWAPS; swap++) {
                Thread.sleep(PAUSE_MS);
                double begun = load.now();
                inService.add(swap(server, swap));
                swaps.add(new double[] {begun, load.now()});
            }
            Thread.sleep(PAUSE_MS);
        }
        Predicate<Outcome> during = one -> swaps.stream().anyMatch(swap -> one.at() >= swap[0] && one.at() <= swap[1]);
        // what is measured while compilers still work says nothing of either
        Predicate<Outcome> warm = one -> one.at() > WARM_SECONDS;
        List<Outcome> own = new ArrayList<>(load.outcomes("reads"));
        own.addAll(load.outcomes("writes"));
        table.row("10 upgrades and rollbacks of party-points, " + load.outcomes().size() + " requests, " + Math.round(own.size() / load.now()) + "/s and 8 held for 300 ms",
                load.failures().size() + " failed", "", "", "0 of ≥ 50,000");
        load.failures().stream().limit(5).forEach(System.err::println);
        table.row("entries acknowledged, not in the ledger exactly once", lostOrTwice(server, entries, load) + " entries", "", "", "0");
        compare("slowest answers meanwhile (p99), against p99 between", own.stream().filter(warm).toList(), during, "≤ 2 × + 100 ms");
        compare("the same of other modules", load.outcomes("others").stream().filter(warm).toList(), during, "within noise");
        table.figure("new version in service, from the order on (slowest of 10)", "s", inService.stream().max(Double::compare).orElseThrow(), "≤ 1.5 s");
    }

    private void compare(String what, List<Outcome> outcomes, Predicate<Outcome> during, String bar) {
        table.ratio(what, "ms", SteadyLoad.p99(outcomes.stream().filter(during).toList()),
                SteadyLoad.p99(outcomes.stream().filter(during.negate()).toList()), bar);
    }

    /** To the second version and back in turn. @return seconds until it served */
    private double swap(Server server, int swap) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        JsonNode change = swap % 2 == 0 ? server.postForChange(MODULES, TYPE, ModuleJar.of(partyPoints).version("1.0.1").bytes())
                : server.postForChange(MODULES + "/party-points/rollback", null, new byte[0]);
        String version = change.path("to").asText();
        double served = -1;
        for (String state = ""; !state.equals("DONE");) {
            JsonNode now = server.get(MODULES + "/changes/" + change.path("id").asText());
            state = now.path("state").asText();
            if (served < 0 && stepOver(now, "SWITCH")) {
                served = (System.nanoTime() - begun) / 1e9;
            }
            if (state.equals("FAILED")) {
                throw new IOException("the change to " + version + " failed: " + now);
            }
            Thread.sleep(10);
        }
        return served;
    }

    private static boolean stepOver(JsonNode change, String name) {
        for (JsonNode step : change.path("steps")) {
            if (step.path("name").asText().equals(name)) {
                return step.path("state").asText().equals("DONE");
            }
        }
        return false;
    }

    private static int lostOrTwice(Server server, String entries, SteadyLoad load) throws IOException, InterruptedException {
        Set<String> acknowledged = new HashSet<>();
        load.outcomes("writes").stream().filter(one -> one.failure() == null).forEach(one -> acknowledged.add("w" + one.number()));
        load.outcomes("held").stream().filter(one -> one.failure() == null).forEach(one -> acknowledged.add("h" + one.number()));
        int twice = 0;
        String after = "";
        while (after != null) {
            JsonNode page = server.get(entries + "?limit=500" + (after.isEmpty() ? "" : "&after=" + after));
            for (JsonNode entry : page.path("items")) {
                String key = entry.path("key").asText();
                if (key.matches("[wh]\\d+") && !acknowledged.remove(key)) {
                    twice++;
                }
            }
            after = page.path("next").asText(null);
        }
        return acknowledged.size() + twice;
    }

    private static String entry(String key) {
        return "{\"subject\":\"" + Rows.person(7) + "\",\"item\":\"volunteer-hour\",\"occurredOn\":\"2026-03-02\",\"key\":\"" + key + "\"}";
    }

    /** What fifty upgrades leave behind. */
    void leaks(Server server) throws IOException, InterruptedException {
        server.postForEnd(MODULES, TYPE, ModuleJar.of(trial).version("1.0.0").bytes());
        for (int i = 1; i <= 5; i++) {
            server.postForEnd(MODULES, TYPE, ModuleJar.of(trial).version("1.0." + i).bytes());
        }
        Footprint before = Footprint.of(server.pid());
        for (int i = 1; i <= MANY; i++) {
            server.postForEnd(MODULES, TYPE, ModuleJar.of(trial).version("1.1." + i).bytes());
        }
        Footprint after = Footprint.of(server.pid());
        table.ratio("class loaders after " + MANY + " upgrades, against before", "", after.classLoaders(), before.classLoaders(), "1 ± 0.05");
        table.ratio("threads", "", after.threads(), before.threads(), "1 ± 0.05");
        table.ratio("open files", "", after.files(), before.files(), "1 ± 0.05");
        table.ratio("heap after collection", "MB", after.heapMegabytes(), before.heapMegabytes(), "1 ± 0.05");
    }

    /** What a module that is stuck leaves of the speed of the others. */
    void stuck(Server server) throws IOException, InterruptedException {
        server.postForEnd(MODULES, TYPE, ModuleJar.of(trial).version("1.2.0").bytes());
        String other = server.url() + "/api/core/units/" + Rows.COMMITTEE;
        Wrk.run(other, "GET", server.basic(), null, 5);
        Wrk.Rate alone = Wrk.run(other, "GET", server.basic(), null, 10);
        var load = new SteadyLoad(server.port(), Map.of()).always("stuck", 24, number -> Request.get("/api/trial/wait-in-the-database?ms=60000"));
        Wrk.Rate beside;
        load.start();
        try (load) {
            Thread.sleep(1_000);
            beside = Wrk.run(other, "GET", server.basic(), null, 10);
        }
        table.ratio("throughput of other modules while one is stuck in all its requests", "/s", beside.perSecond(), alone.perSecond(), "≥ 0.9 ×");
    }

    /** The same module swapped by Karaf's own means. */
    void karaf(Server server, String program, KarafShell shell) throws IOException, InterruptedException {
        String entries = "/api/party-points/programs/" + program + "/entries";
        var load = new SteadyLoad(server.port(), server.basic()).each("reads", 300, 24, number -> Request.get(entries + "?limit=10"))
                .each("writes", 150, 24, number -> Request.post(entries, entry("w" + number)))
                .always("held", 8, number -> Request.post(entries, entry("h" + number)).holding(Duration.ofMillis(300)));
        load.start();
        try (load) {
            Thread.sleep(5_000);
            shell.upgrade(ModuleJar.of(partyPoints), "1.0.1");
            Thread.sleep(10_000);
        }
        table.row("beside: 1 upgrade of party-points by Karaf's feature:install -u, " + load.outcomes().size() + " requests", load.failures().size() + " failed", "", "", "");
    }
}
