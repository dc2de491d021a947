package org.linli.archetype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.testkit.verify.HotSwap;

/** Modules made by the archetype build, pass their tests and can be swapped while they serve. */
class ArchetypeIT {

    private static final Path FOLDER = Path.of("target", "vendor").toAbsolutePath();
    private static VendorMaven maven;

    @BeforeAll
    static void aVendorHasInstalledLinli() throws IOException {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> files = Files.walk(FOLDER)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        maven = new VendorMaven(FOLDER);
    }

    @Test
    void aNewModuleBuildsPassesItsTestsAndCanBeSwapped() throws IOException {
        Path module = maven.make(FOLDER, "noise");
        VendorMaven.Run run = maven.run(module, "verify").done();
        assertTrue(run.said().contains("noise-1.0.0.jar can be swapped while it serves: no errors, warnings: 0"), run.said());
        for (String test : List.of("ContractTest", "ReportsTest", "ReportStoreTest")) {
            assertTrue(Files.exists(module.resolve("target/surefire-reports/TEST-org.example.noise." + test + ".xml")), run.said());
        }
        assertEquals(List.of(), HotSwap.findings(module.resolve("target/noise-1.0.0.jar")));
    }

    @Test
    void everyNameOfAModuleComesFromItsId() throws IOException {
        Path module = maven.make(FOLDER, "noise-watch", "-DgroupId=cn.vendor", "-Dversion=0.9.0");
        assertNothingIsLeftToFillIn(module);
        maven.run(module, "verify", "-DskipTests").done();
        assertEquals(List.of(), HotSwap.findings(module.resolve("target/noise-watch-0.9.0.jar")));
        assertTrue(Files.exists(module.resolve("src/main/java/cn/vendor/noisewatch/NoiseWatchModule.java")));
        assertTrue(Files.readString(module.resolve("src/main/resources/db/reports.xml")).contains("tableName=\"noise_watch_reports\""));
        assertTrue(Files.readString(module.resolve("src/main/resources/rulebooks/residents.yaml")).contains("rulebook: noise-watch.residents"));
        assertTrue(Files.exists(module.resolve("src/main/resources/cn/vendor/noisewatch/messages_zh.properties")));
    }

    @Test
    void anIdThatNoModuleCanHaveIsRefusedInWords() {
        VendorMaven.Run run = maven.generate(FOLDER, "Noise_1");
        assertFalse(run.well());
        assertTrue(run.said().contains("\"Noise_1\" is no id for a module"), run.said());
        assertFalse(Files.exists(FOLDER.resolve("Noise_1")));
    }

    private static void assertNothingIsLeftToFillIn(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String text = Files.readString(file);
                assertFalse(text.matches("(?s).*(\\$\\{(module|package|table|group|artifact|linliVersion)|__\\w+__|#set|#foreach).*"), file + ":\n" + text);
            }
        }
    }
}
