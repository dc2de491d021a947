package org.linli.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.linli.bench.ModuleJar;

/** Versions of modules, and the ways in which a test changes them on a server. */
public final class ModuleFiles {

    public static final String MODULES = "/api/platform/modules";
    private static final String TYPE = "application/java-archive";

    private ModuleFiles() {
    }

    /** The trial module, well-behaved. */
    public static ModuleJar trial(String version) {
        return ModuleJar.of(jar(Path.of("..", "trial", "target"), "linli-trial-")).version(version);
    }

    /** The trial module, misbehaving at one moment of its life. */
    public static ModuleJar trial(String version, String moment, String order) {
        return told(trial(version), moment, order);
    }

    /** Tells a trial module what to do at one moment of its life. */
    public static ModuleJar told(ModuleJar jar, String moment, String order) {
        return jar.file("trial.properties", jar.text("trial.properties").replaceFirst("(?m)^" + moment + "=.*$", moment + "=" + order));
    }

    /** The module with one more change set. @param more attributes of it */
    public static ModuleJar withChangeSet(ModuleJar jar, String id, String more, String change) {
        String changeSet = "<changeSet id=\"" + id + "\" author=\"linli\" " + more + ">" + change + "</changeSet>";
        return jar.file("db/changelog.xml", jar.text("db/changelog.xml").replace("</databaseChangeLog>", changeSet + "</databaseChangeLog>"));
    }

    public static ModuleJar partyPoints(String version) {
        return ModuleJar.of(jar(Path.of("..", "..", "modules", "party-points", "target"), "party-points-")).version(version);
    }

    private static Path jar(Path folder, String name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "[0-9.]+\\.jar")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Answer bring(Http http, ModuleJar jar) {
        return http.send("POST", MODULES, TYPE, BodyPublishers.ofByteArray(jar.bytes()));
    }

    public static Answer rollBack(Http http, String module) {
        return http.send("POST", MODULES + "/" + module + "/rollback", null, BodyPublishers.noBody());
    }

    /** Brings a version and waits until it serves. @return the change */
    public static JsonNode serves(Http http, ModuleJar jar) {
        return done(http.ended(bring(http, jar)));
    }

    public static JsonNode done(JsonNode change) {
        if (!change.path("state").asText().equals("DONE")) {
            throw new AssertionError("the change failed: " + change.toPrettyString());
        }
        return change;
    }

    /** The version that serves, as anybody who is signed in can see it; empty when none does. */
    public static String serving(Http http, String module) {
        for (JsonNode one : http.get("/api").expect(200).json().path("modules")) {
            if (one.path("id").asText().equals(module) && one.path("state").asText().equals("SERVING")) {
                return one.path("version").asText();
            }
        }
        return "";
    }

    public static JsonNode step(JsonNode change, String name) {
        for (JsonNode step : change.path("steps")) {
            if (step.path("name").asText().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("no step " + name + ": " + change);
    }
}
