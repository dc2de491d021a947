package org.linli.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Karaf's shell of a server, and Karaf's own way to bring a newer version of a module. */
final class KarafShell {

    private final Path distribution;
    private final Path data;

    KarafShell(Path distribution, Path data) {
        this.distribution = distribution;
        this.data = data;
    }

    /** Lets the container install modules as features, as a bare Karaf does; to be called before the server starts. */
    static void installAsFeature(Path distribution, Path data, String module) throws IOException {
        Path etc = Files.createDirectories(data.resolve("etc"));
        Path features = distribution.resolve("etc/org.apache.karaf.features.cfg");
        Files.writeString(etc.resolve(features.getFileName()), Files.readString(features).replaceFirst("(?m)^(featuresBoot = .*)\\)$", "$1, " + module + ")"));
    }

    /** Upgrades a module by a features repository of its own and {@code feature:install -u}. */
    void upgrade(String module, String version, ModuleJar jar) throws IOException, InterruptedException {
        Path bundle = jar.write(data.resolveSibling(module + "-" + version + ".jar"));
        Path features = Files.writeString(data.resolveSibling(module + "-" + version + ".xml"),
                "<features name=\"" + module + "-" + version + "\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\"><feature name=\"" + module
                        + "\" version=\"" + version + "\"><feature>linli-platform</feature><bundle>" + bundle.toUri() + "</bundle></feature></features>");
        run("feature:repo-add " + features.toUri() + "\nfeature:install -u " + module + "/" + version + "\n");
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
