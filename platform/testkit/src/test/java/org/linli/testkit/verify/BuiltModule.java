package org.linli.testkit.verify;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.linli.testkit.TestFolder;

/** A module with a table, a resource and texts that keeps all rules, to which a test adds what breaks one; built as Maven and bnd would. */
final class BuiltModule {

    private static final String MODULE = """
            package org.example.noise;

            import java.util.Collection;
            import java.util.List;
            import org.linli.api.*;
            import org.osgi.service.component.annotations.*;

            @Component(property = "linli.module=noise")
            public final class NoiseModule implements LinliModule {

                private static final Messages MESSAGES = Messages.beside(NoiseModule.class);

                @Override public String id() { return "noise"; }
                @Override public String version() { return "1.0.0"; }
                @Override public Text title() { return MESSAGES.text("module.title"); }
                @Override public Collection<Object> resources() { return List.of(new NoiseResource()); }
                @Override public Fitness check() { return Fitness.FIT; }
            }
            """;
    private static final String RESOURCE = """
            package org.example.noise;

            import javax.ws.rs.*;
            import org.linli.api.security.*;

            @Path("noises")
            public final class NoiseResource {

                @GET @Needs("noise.read") public String list() { return "[]"; }
                @GET @Path("public") @Open("for everybody") public String board() { return "[]"; }
                public String notForCallers() { return ""; }
            }
            """;

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> instructions = new LinkedHashMap<>();

    BuiltModule() {
        sources.put("NoiseModule", MODULE);
        sources.put("NoiseResource", RESOURCE);
        files.put("db/changelog.xml", "<databaseChangeLog xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\"/>");
        files.put("org/example/noise/messages_zh.properties", "module.title=噪声");
        files.put("org/example/noise/messages_en.properties", "module.title=Noise");
        instructions.put("Bundle-SymbolicName", "noise");
        instructions.put("Bundle-Version", "1.0.0");
        instructions.put("Linli-Module", "noise;messages=\"org/example/noise/messages\"");
        instructions.put("Linli-Changelog", "noise;path=\"db/changelog.xml\"");
    }

    /** One more class in the module's package, or in the one that it names itself. */
    BuiltModule source(String name, String text) {
        sources.put(name, text.startsWith("package ") ? text : "package org.example.noise;\n" + text);
        return this;
    }

    /** A class with these members; what they commonly need is imported. */
    BuiltModule members(String text) {
        return source("Part", """
                import java.time.*;
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.concurrent.atomic.*;
                import java.util.function.*;
                import java.util.stream.*;
                import org.osgi.service.component.annotations.*;
                class Part {
                %s
                }
                """.formatted(text));
    }

    BuiltModule file(String path, String text) {
        files.put(path, text);
        return this;
    }

    BuiltModule instruction(String name, String value) {
        instructions.put(name, value);
        return this;
    }

    Path build() {
        Path folder = TestFolder.make();
        Path classes = folder.resolve("classes");
        var arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-g", "-proc:none",
                "--release", "17"));
        try (var builder = new Builder()) {
            for (var source : sources.entrySet()) {
                Path file = folder.resolve("sources").resolve(source.getKey() + ".java");
                Files.createDirectories(file.getParent());
                Files.writeString(file, source.getValue());
                arguments.add(file.toString());
            }
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
                throw new AssertionError("the test's module doesn't compile");
            }
            for (var file : files.entrySet()) {
                Path path = classes.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            builder.setJar(new Jar(classes.toFile()));
            for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (element.contains("jakarta.ws.rs") || element.contains("platform") || element.contains("osgi")) {
                    builder.addClasspath(new File(element));
                }
            }
            instructions.forEach(builder::setProperty);
            Path jar = folder.resolve("noise-1.0.0.jar");
            builder.build().write(jar.toFile());
            return jar;
        } catch (RuntimeException | IOException e) {
            throw new AssertionError(e);
        } catch (Exception e) {
            throw new AssertionError("bnd", e);
        }
    }

    List<Finding> findings() {
        return HotSwap.findings(build());
    }

    /** The rules that it breaks, warnings with a question mark. */
    List<String> rules() {
        return findings().stream().map(one -> one.rule() + (one.error() ? "" : "?")).toList();
    }

    /** The places where rules are broken. */
    Stream<String> places() {
        return findings().stream().map(Finding::where);
    }
}
