package org.linli.testkit.contract;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.linli.api.LinliModule;
import org.linli.testkit.TestFolder;
import org.osgi.framework.Bundle;

/** A small module, built by a test as a vendor builds one; it is sound until something of it is changed. */
final class NoiseModule {

    private static final String PACKAGE = "org/example/noise/";
    private static final List<String> SOURCES = List.of("NoiseModule.java", "ReportsResource.java");
    private static final List<String> RESOURCES = List.of("messages_zh.properties", "messages_en.properties");
    private static final String CHANGELOG = "db/changelog.xml";

    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> instructions = new LinkedHashMap<>();

    NoiseModule() {
        SOURCES.forEach(this::read);
        RESOURCES.forEach(this::read);
        read(CHANGELOG);
        instructions.put("Bundle-SymbolicName", "noise");
        instructions.put("Bundle-Version", "1.0.0");
        instructions.put("Linli-Module", "noise;messages=\"org/example/noise/messages\"");
        instructions.put("Linli-Changelog", "noise;path=\"db/changelog.xml\"");
        instructions.put("-includepackage", "org.example.noise,db");
        instructions.put("-exportcontents", "!*");
    }

    private void read(String name) {
        try (var content = NoiseModule.class.getResourceAsStream("/noise/" + name)) {
            files.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another text in a file. */
    NoiseModule with(String file, String former, String text) {
        String content = files.get(file);
        if (!content.contains(former)) {
            throw new IllegalArgumentException(file + " has no " + former);
        }
        files.put(file, content.replace(former, text));
        return this;
    }

    /** The same, doing something more when it is activated. */
    NoiseModule whenActivated(String code) {
        return with("NoiseModule.java", "version = context", code + "\nversion = context");
    }

    /** The same with another answer to whether it is fit. */
    NoiseModule checkedBy(String code) {
        return with("NoiseModule.java", "return Fitness.FIT;", code);
    }

    /** The same with another answer to what levels there are, which anybody may ask. */
    NoiseModule levelsBy(String code) {
        return with("ReportsResource.java", "return List.of(\"45\", \"55\");", code);
    }

    /** The same with more change sets. */
    NoiseModule migratedBy(String changeSets) {
        return with(CHANGELOG, "</databaseChangeLog>", changeSets + "</databaseChangeLog>");
    }

    /** The same with an instruction to bnd. */
    NoiseModule with(String header, String value) {
        instructions.put(header, value);
        return this;
    }

    /** Its file. */
    Path jar() {
        Path folder = TestFolder.make();
        Path classes = folder.resolve("classes");
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                String name = file.getKey();
                Path place = SOURCES.contains(name) ? folder.resolve("sources").resolve(name)
                        : classes.resolve(RESOURCES.contains(name) ? PACKAGE + name : name);
                Files.createDirectories(place.getParent());
                Files.writeString(place, file.getValue());
            }
            compile(folder.resolve("sources"), classes);
            return bundle(classes, folder.resolve("noise.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            StringWriter said = new StringWriter();
            List<String> options = List.of("-d", classes.toString(), "-proc:none", "-parameters", "-classpath", System.getProperty("java.class.path"));
            var units = manager.getJavaFileObjects(SOURCES.stream().map(sources::resolve).toArray(Path[]::new));
            if (!compiler.getTask(said, manager, null, options, null, units).call()) {
                throw new IllegalStateException(said.toString());
            }
        }
    }

    private Path bundle(Path classes, Path jar) {
        try (Builder builder = new Builder()) {
            instructions.forEach(builder::setProperty);
            builder.setClasspath(new File[] {classes.toFile(), place(LinliModule.class), place(javax.ws.rs.GET.class), place(Bundle.class)});
            Jar built = builder.build();
            if (!builder.isOk()) {
                throw new IllegalStateException(builder.getErrors().toString() + builder.getWarnings());
            }
            built.write(jar.toFile());
            return jar;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static File place(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
