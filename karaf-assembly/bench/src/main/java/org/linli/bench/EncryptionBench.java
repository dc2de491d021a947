package org.linli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What sealing costs the import of people: the product with AES and with SM4 against the same product that seals nothing, in turns. */
final class EncryptionBench {

    private static final int ROUNDS = 9;
    private static final List<String> OF_THE_FLOOR = List.of("PersonalData", "PersonalData$Purpose", "PersonalData$SealedRows");

    private final Table table;
    private final Path distribution;
    private final Path work;
    private final int people;

    /** @param people of each import */
    EncryptionBench(Table table, Path distribution, Path work, int people) {
        this.table = table;
        this.distribution = distribution;
        this.work = work;
        this.people = people;
    }

    /** @param seconds from the first byte to the end of the job @param processor seconds of all threads of the server */
    private record Cost(double seconds, double processor) {
    }

    /** All three run all the time and one works at a time, so that each round finds the same machine for all; who begins changes. */
    void run() throws IOException, InterruptedException {
        try (Server plain = Server.start(sealingNothing(), folder("plain"), false, Map.of());
                Server aes = Server.start(distribution, folder("aes"), false, Map.of());
                Server sm4 = Server.start(distribution, folder("sm4"), false, Map.of("LINLI_PERSONAL_ALGORITHM", "SM4"))) {
            List<Server> servers = List.of(plain, aes, sm4);
            List<List<Cost>> costs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            var rows = new Rows(work);
            for (Server server : servers) {
                server.importFile("/api/core/imports/units", rows.community());
            }
            // the first three let the compilers finish and don't count
            for (int round = -3; round < ROUNDS; round++) {
                Path file = rows.residents(people, (round + 3) * people);
                for (int turn = 0; turn < servers.size(); turn++) {
                    int which = Math.floorMod(round + turn, servers.size());
                    Cost cost = cost(servers.get(which), file);
                    if (round >= 0) {
                        costs.get(which).add(cost);
                    }
                }
            }
            tell("AES-256-GCM", costs.get(1), costs.get(0), "≤ 1.15 ×");
            tell("SM4-GCM, HMAC-SM3", costs.get(2), costs.get(0), "");
        }
    }

    private static Cost cost(Server server, Path file) throws IOException, InterruptedException {
        Duration before = server.processorTime();
        double seconds = server.importFile("/api/core/imports/people", file);
        return new Cost(seconds, server.processorTime().minus(before).toMillis() / 1e3);
    }

    private void tell(String sealing, List<Cost> sealed, List<Cost> plain, String bar) {
        String what = "import of " + people + " people, " + sealing + ", against sealing nothing (keyed hashes in both): ";
        tell(what + "time", sealed, plain, Cost::seconds, bar);
        tell(what + "processor time of the server", sealed, plain, Cost::processor, "");
    }

    /** The ratio is the median of those of the rounds. */
    private void tell(String what, List<Cost> sealed, List<Cost> plain, ToDoubleFunction<Cost> of, String bar) {
        double[] ratios = new double[sealed.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = of.applyAsDouble(sealed.get(i)) / of.applyAsDouble(plain.get(i));
        }
        table.row(what, seconds(sealed.stream().mapToDouble(of).toArray()), seconds(plain.stream().mapToDouble(of).toArray()),
                String.format(Locale.ROOT, "%.2f", median(ratios)), bar);
    }

    private static String seconds(double[] values) {
        return String.format(Locale.ROOT, "%.2f s", median(values));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A copy of the distribution with this bench's own class in the place of the one that seals. */
    private Path sealingNothing() throws IOException {
        Path copy = work.resolve("sealing-nothing");
        try (Stream<Path> files = Files.walk(distribution)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(distribution.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        Path core = copy.resolve("system/org/linli/platform-core/1.0.0/platform-core-1.0.0.jar");
        ModuleJar jar = ModuleJar.of(core);
        for (String name : OF_THE_FLOOR) {
            String path = "org/linli/core/people/" + name + ".class";
            try (InputStream own = EncryptionBench.class.getResourceAsStream("/" + path)) {
                jar.file(path, own.readAllBytes());
            }
        }
        jar.write(core);
        return copy;
    }

    private Path folder(String name) {
        return work.resolve("encryption-" + name);
    }
}
