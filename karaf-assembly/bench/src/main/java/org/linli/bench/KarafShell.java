package org.linli.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Karaf's shell of a server, and Karaf's own way to bring a newer version of a module. */
final class KarafShell {

    private static final String FEATURE = "module-by-karaf";

    private final Path distribution;
    private final Path data;

    KarafShell(Path distribution, Path data) {
        this.distribution = distribution;
        this.data = data;
    }

    /** Lets the container install a module as a feature, as a bare Karaf does; to be called before the server starts. */
    static void installAsFeature(Path distribution, Path data, ModuleJar jar, String version) throws IOException {
        Path repository = repository(data, jar, version);
        Path etc = Files.createDirectories(data.resolve("etc"));
        Path features = distribution.resolve("etc/org.apache.karaf.features.cfg");
        Files.writeString(etc.resolve(features.getFileName()), Files.readString(features)
                .replaceFirst("(?m)^(featuresBoot = .*)\\)$", "$1, " + FEATURE + ")").replaceFirst("(featuresRepositories = \\\\\n)", "$1    " + repository.toUri() + ", \\\\\n"));
    }

    /** Upgrades the module by a features repository of its own and {@code feature:install -u}. */
    void upgrade(ModuleJar jar, String version) throws IOException, InterruptedException {
        run("feature:repo-add " + repository(data, jar, version).toUri() + "\nfeature:install -u " + FEATURE + "/" + version + "\n");
    }

    private static Path repository(Path data, ModuleJar jar, String version) throws IOException {
        Path bundle = jar.version(version).write(data.resolveSibling(FEATURE + "-" + version + ".jar"));
        return Files.writeString(data.resolveSibling(FEATURE + "-" + version + ".xml"),
                "<features name=\"" + FEATURE + "-" + version + "\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\"><feature name=\"" + FEATURE
                        + "\" version=\"" + version + "\"><feature>linli-platform</feature><bundle>" + bundle.toUri() + "</bundle></feature></features>");
    }

    private void run(String commands) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", distribution.resolve("bin/client").toString(), "-b").redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("shell.out").toFile());
        builder.environment().put("KARAF_ETC", data.resolve("karaf/etc").toString());
        builder.environment().put("KARAF_DATA", data.resolve("karaf").toString());
        Process client = builder.start();
        try (OutputStream in = client.getOutputStream()) {
            in.write(commands.getBytes(StandardCharsets.UTF_8));
        }
        client.waitFor();
    }
}
