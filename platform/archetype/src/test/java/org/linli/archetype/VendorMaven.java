package org.linli.archetype;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Maven as a vendor has it who has installed Linli: with a local repository of its own, which is this machine's but for Linli, of which it has
 * what was just built. Nothing of Linli is installed on this machine.
 */
final class VendorMaven {

    private static final Path PLATFORM = Path.of("..").toAbsolutePath().normalize();
    private static final Path REAL = Path.of(System.getProperty("maven.repository"));
    private static final String VERSION = System.getProperty("linli.version");
    private static final String OURS = "linli";

    private final Path repository;

    VendorMaven(Path folder) {
        repository = folder.resolve("repository");
        try {
            Files.createDirectories(repository.resolve("org"));
            link(REAL, repository, "org");
            link(REAL.resolve("org"), repository.resolve("org"), OURS);
            install("linli", PLATFORM.getParent());
            try (Stream<Path> rooms = Files.list(PLATFORM)) {
                for (Path room : (Iterable<Path>) rooms.filter(one -> Files.exists(one.resolve("pom.xml")))::iterator) {
                    install(room.endsWith("archetype") ? "module-archetype" : "platform-" + room.getFileName(), room);
                }
            }
            install("platform-testkit-database", PLATFORM.resolve("testkit").resolve("database"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path from, Path to, String not) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : (Iterable<Path>) entries.filter(one -> !one.getFileName().toString().equals(not))::iterator) {
                Path link = to.resolve(entry.getFileName());
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, entry);
                }
            }
        }
    }

    private void install(String artifact, Path room) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("org").resolve(OURS).resolve(artifact).resolve(VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(room.resolve("pom.xml"), folder.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        Path jar = room.resolve("target").resolve(name + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, folder.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What came of a run: whether all went well, and what was said. */
    record Run(boolean well, String said) {

        /** This run. @throws AssertionError with what was said, when something went wrong */
        Run done() {
            if (!well) {
                throw new AssertionError(said);
            }
            return this;
        }
    }

    Run run(Path folder, String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-B", "-ntp",
                "-Dmaven.repo.local=" + repository));
        if (Boolean.getBoolean("maven.offline")) {
            command.add("-o");
        }
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(folder);
            File log = Files.createTempFile(folder, "maven", ".log").toFile();
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process maven = builder.start();
            boolean ended = maven.waitFor(5, TimeUnit.MINUTES);
            maven.destroyForcibly();
            return new Run(ended && maven.exitValue() == 0, Files.readString(log.toPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Makes a module as the vendor's guide says. @return its folder */
    Path make(Path folder, String module, String... more) {
        generate(folder, module, more).done();
        return folder.resolve(module);
    }

    Run generate(Path folder, String module, String... more) {
        var arguments = new ArrayList<>(List.of("org.apache.maven.plugins:maven-archetype-plugin:" + System.getProperty("archetype.version")
                + ":generate", "-DarchetypeCatalog=internal", "-DarchetypeGroupId=org.linli", "-DarchetypeArtifactId=module-archetype",
                "-DarchetypeVersion=" + VERSION, "-DmoduleId=" + module));
        arguments.addAll(List.of(more));
        return run(folder, arguments.toArray(String[]::new));
    }
}
