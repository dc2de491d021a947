package org.linli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the benchmarks on the assembled distribution and prints their table. */
public final class Bench {

    private static final String RULEBOOK = "party-points.classified";
    private static final String ITEM = "volunteer-hour";
    private static final int SECONDS = 10;
    private static final int STARTS = 5;

    private final Path distribution;
    private final Path vanilla;
    private final Path divisions;
    private final Path work;
    private final int million;
    private final Table table = new Table();

    private Bench(Path distribution, Path vanilla, Path divisions, Path work, int million) {
        this.distribution = distribution;
        this.vanilla = vanilla;
        this.divisions = divisions;
        this.work = work;
        this.million = million;
    }

    /**
     * Arguments: the distribution, a vanilla Karaf of the same version, the file of China's units, how many rows stand for a million (fewer
     * for a rehearsal), then the benchmarks to run; none for all.
     */
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("linli-bench");
        var bench = new Bench(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), work, Integer.parseInt(arguments[3]));
        Set<String> wanted = arguments.length > 4 ? Set.copyOf(List.of(arguments).subList(4, arguments.length))
                : Set.of("start", "memory", "http", "import", "units", "units-postgresql", "import-postgresql", "modules", "modules-by-karaf", "settlement",
                        "sign-in", "sign-in-postgresql", "encryption", "pages", "pages-postgresql");
        if (wanted.contains("start")) {
            bench.start();
        }
        if (wanted.contains("memory")) {
            bench.memory();
        }
        if (wanted.contains("http")) {
            bench.http();
        }
        if (wanted.contains("pages")) {
            bench.pages();
        }
        if (wanted.contains("import")) {
            bench.imports("Derby", "import", Map.of(), "≥ 15,000");
        }
        if (wanted.contains("units")) {
            bench.units("Derby", "units", Map.of());
        }
        if (System.getenv("LINLI_BENCH_POSTGRESQL") != null) {
            // one folder, because the keys in it belong to the one database
            Map<String, String> postgresql = Map.of("LINLI_DB_URL", System.getenv("LINLI_BENCH_POSTGRESQL"),
                    "LINLI_DB_USER", System.getenv("LINLI_BENCH_POSTGRESQL_USER"));
            if (wanted.contains("units-postgresql")) {
                bench.units("PostgreSQL", "postgresql", postgresql);
            }
            if (wanted.contains("sign-in-postgresql")) {
                bench.signIn("PostgreSQL", "postgresql", postgresql);
            }
            if (wanted.contains("pages-postgresql")) {
                bench.pagesOfACounty(postgresql);
            }
            if (wanted.contains("import-postgresql")) {
                bench.imports("PostgreSQL", "postgresql", postgresql, "≥ 60,000");
            }
        }
        if (wanted.contains("sign-in")) {
            bench.signIn("Derby", "sign-in", Map.of());
        }
        if (wanted.contains("encryption")) {
            new EncryptionBench(bench.table, bench.distribution, work, bench.million / 20).run();
        }
        if (wanted.contains("modules")) {
            bench.modules();
        }
        if (wanted.contains("modules-by-karaf")) {
            bench.modulesByKaraf();
        }
        if (wanted.contains("settlement")) {
            bench.settlementAndGrowth();
        }
        delete(work);
    }

    /** Each start is measured beside its floor, several times, because one alone says little. */
    private void start() throws IOException, InterruptedException {
        List<Double> cold = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        List<Double> warmFloor = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Path karaf = folder("vanilla-" + i);
            floor.add(Vanilla.startSeconds(vanilla, karaf));
            warmFloor.add(Vanilla.startSeconds(vanilla, karaf));
            Path data = folder("start-" + i);
            cold.add(startSeconds(data));
            warm.add(startSeconds(data));
        }
        table.ratio("cold start to /health/ready, no data folder yet", "s", median(cold), median(floor), "≤ 2.0 ×");
        table.ratio("warm start", "s", median(warm), median(warmFloor), "≤ 1.6 ×");
    }

    private double startSeconds(Path data) throws IOException, InterruptedException {
        try (Server server = Server.start(distribution, data, false, Map.of())) {
            return server.startSeconds();
        }
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
    }

    private void memory() throws IOException, InterruptedException {
        try (Server server = Server.start(distribution, folder("memory"), true, Map.of())) {
            table.figure("resident after start with the demo town", "MB", server.residentMegabytes(), "≤ 400 MB");
        }
    }

    private void http() throws IOException, InterruptedException {
        int people = 500;
        String body = "{\"subject\":\"" + Rows.person(7) + "\",\"item\":\"" + ITEM + "\",\"occurredOn\":\"2026-03-02\",\"key\":\"k${SEQ}\"}";
        Wrk.Rate floorPost;
        Wrk.Rate floorGet;
        int port = Server.freePort();
        Process floor = floor(port);
        try {
            String url = "http://127.0.0.1:" + port + "/entries";
            floorPost = Wrk.run(url, "POST", Map.of("Content-Type", "application/json"), body, SECONDS);
            floorGet = Wrk.run(url + "?after=100&limit=10", "GET", Map.of(), null, SECONDS);
        } finally {
            floor.destroy();
            floor.waitFor(10, TimeUnit.SECONDS);
        }
        try (Server server = Server.start(distribution, folder("http"), false, Map.of())) {
            String program = program(server, people);
            var headers = new HashMap<>(server.basic());
            headers.put("Content-Type", "application/json");
            String entries = server.url() + "/api/party-points/programs/" + program + "/entries";
            Wrk.Rate post = Wrk.run(entries, "POST", headers, body, SECONDS);
            Wrk.Rate get = Wrk.run(entries + "?after=100&limit=10", "GET", server.basic(), null, SECONDS);
            table.ratio("POST one entry, 8 clients (p99 " + Math.round(post.p99()) + " ms)", "/s", post.perSecond(), floorPost.perSecond(), "≥ 0.4 ×");
            table.ratio("GET 10 entries, signed in, 8 clients (p99 " + Math.round(get.p99()) + " ms)", "/s", get.perSecond(),
                    floorGet.perSecond(), "≥ 0.5 ×");
            requireClean(server, program);
        }
    }

    private void imports(String engine, String folder, Map<String, String> environment, String bar) throws IOException, InterruptedException {
        int people = 2_000;
        try (Server server = Server.start(distribution, folder(folder), false, environment)) {
            String program = program(server, people);
            double seconds = server.importFile("/api/party-points/programs/" + program + "/imports/entries",
                    new Rows(work).entries("entries", ITEM, people, million, 0));
            table.figure("import of " + million + " entries, " + engine, "rows/s", million / seconds, bar);
            requireClean(server, program);
        }
    }

    private void units(String engine, String folder, Map<String, String> environment) throws IOException, InterruptedException {
        try (Server server = Server.start(distribution, folder(folder), false, environment)) {
            table.figure("import of China's 665,276 units, " + engine, "s", server.importFile("/api/core/imports/units", divisions), "≤ 60 s");
        }
    }

    private void pages() throws IOException, InterruptedException {
        try (Server server = Server.start(distribution, folder("pages"), true, Map.of())) {
            String program = "/api/party-points/programs/" + server.get("/api/party-points/programs?limit=1").at("/items/0/id").asText();
            List<String> people = new ArrayList<>();
            String after = "";
            do {
                JsonNode page = server.get(program + "/participants?limit=200" + after);
                page.path("items").forEach(one -> people.add(one.path("subject").asText()));
                after = page.path("next").isNull() || page.path("next").isMissingNode() ? "" : "&after=" + page.path("next").asText();
            } while (!after.isEmpty());
            server.importFile(program + "/imports/appraisals", new Rows(work).appraisals(people.size(), people::get));
            published(server, program);
            new PagesBench(table, server).run("the demo town", 50);
        }
    }

    /** Its results are there and hang, so that there are pages of all of them. */
    private static void published(Server server, String program) throws IOException, InterruptedException {
        server.post(program + "/settlements", "{\"stage\":\"PRELIMINARY\"}");
        server.post(program + "/settlements", "{\"stage\":\"PUBLISHED\",\"minutes\":\"测试\"}");
    }

    private void pagesOfACounty(Map<String, String> environment) throws IOException, InterruptedException {
        int people = million / 2;
        try (Server server = Server.start(distribution, folder("postgresql"), false, environment)) {
            String program = "/api/party-points/programs/" + program(server, people);
            var rows = new Rows(work);
            server.importFile(program + "/imports/appraisals", rows.appraisals(people));
            server.importFile(program + "/imports/entries", rows.entries("entries-county", ITEM, people, million, 0));
            published(server, program);
            new PagesBench(table, server).run("a county of " + people + " people, PostgreSQL", 150);
        }
    }

    private void signIn(String engine, String folder, Map<String, String> environment) throws IOException, InterruptedException {
        try (Server server = Server.start(distribution, folder(folder), false, environment)) {
            new SignInBench(table, server).run(engine);
        }
    }

    private void settlementAndGrowth() throws IOException, InterruptedException {
        int people = million / 2;
        String body = "{\"subject\":\"" + Rows.person(7) + "\",\"item\":\"" + ITEM + "\",\"occurredOn\":\"2026-03-02\",\"key\":\"k${SEQ}\"}";
        try (Server server = Server.start(distribution, folder("settlement"), false, Map.of())) {
            String program = program(server, people);
            String base = "/api/party-points/programs/" + program;
            var headers = new HashMap<>(server.basic());
            headers.put("Content-Type", "application/json");
            var rows = new Rows(work);
            server.importFile(base + "/imports/appraisals", rows.appraisals(people));
            server.importFile(base + "/imports/entries", rows.entries("entries-0", ITEM, people, million / 10, 0));
            Wrk.Rate small = Wrk.run(server.url() + base + "/entries", "POST", headers, body, SECONDS);
            for (int first = million / 10; first < 6 * million; first += million) {
                server.importFile(base + "/imports/entries", rows.entries("entries-" + first, ITEM, people, Math.min(million, 6 * million - first), first));
            }
            double before = server.residentMegabytes();
            long begin = System.nanoTime();
            server.post(base + "/settlements", "{\"stage\":\"PRELIMINARY\"}");
            table.figure("settlement of " + people + " subjects with 12 tallies each (resident " + Math.round(before) + " → "
                    + Math.round(server.residentMegabytes()) + " MB)", "s", (System.nanoTime() - begin) / 1e9, "≤ 20 s");
            for (int first = 6 * million; first < 10 * million; first += million) {
                server.importFile(base + "/imports/entries", rows.entries("entries-" + first, ITEM, people, million, first));
            }
            Wrk.Rate large = Wrk.run(server.url() + base + "/entries", "POST", headers, body, SECONDS);
            table.ratio("cost per entry with " + 10L * million + " entries, against " + million / 10, "µs", 1e6 / large.perSecond(),
                    1e6 / small.perSecond(), "≤ 1.3 ×");
            requireClean(server, program);
        }
    }

    private ModuleBench moduleBench() throws IOException {
        return new ModuleBench(table, jar(distribution.resolve("modules"), "party-points"), jar(Path.of(System.getProperty("linli.trial")), "linli-trial"));
    }

    private void modules() throws IOException, InterruptedException {
        ModuleBench bench = moduleBench();
        try (Server server = Server.start(distribution, folder("modules"), false, Map.of())) {
            String program = program(server, 500);
            bench.swaps(server, program);
            bench.leaks(server);
            bench.stuck(server);
            requireClean(server, program);
        }
    }

    private void modulesByKaraf() throws IOException, InterruptedException {
        Path data = folder("karaf");
        KarafShell.installAsFeature(distribution, data, ModuleJar.of(jar(distribution.resolve("modules"), "party-points")), "1.0.0");
        try (Server server = Server.start(distribution, data, false, Map.of("LINLI_MODULES", "none"), "--shell", String.valueOf(Server.freePort()))) {
            moduleBench().karaf(server, program(server, 500), new KarafShell(distribution, data));
        }
    }

    private static Path jar(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "-[0-9.]+\\.jar")).findFirst()
                    .orElseThrow(() -> new IOException("no " + name + " in " + folder));
        }
    }

    private String program(Server server, int people) throws IOException, InterruptedException {
        var rows = new Rows(work);
        server.importFile("/api/core/imports/units", rows.units((people + Rows.BRANCH_SIZE - 1) / Rows.BRANCH_SIZE));
        server.importFile("/api/core/imports/people", rows.people(people));
        JsonNode program = server.post("/api/party-points/programs",
                "{\"rulebook\":\"" + RULEBOOK + "\",\"unit\":\"" + Rows.COMMITTEE + "\",\"period\":\"2026\"}");
        server.importFile("/api/party-points/programs/" + program.get("id").asText() + "/imports/members", rows.members(people));
        return program.get("id").asText();
    }

    private static void requireClean(Server server, String program) throws IOException, InterruptedException {
        JsonNode integrity = server.get("/api/party-points/programs/" + program + "/integrity");
        if (!integrity.path("faults").isEmpty()) {
            throw new IOException("the ledger is not clean: " + integrity);
        }
    }

    private Process floor(int port) throws IOException, InterruptedException {
        Process floor = new ProcessBuilder("java", "-Xmx512m", "-cp", System.getProperty("java.class.path"), Floor.class.getName(),
                String.valueOf(port), folder("floor").toString()).inheritIO().start();
        while (!Vanilla.listens(port)) {
            Thread.sleep(50);
        }
        return floor;
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(work.resolve(name));
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
