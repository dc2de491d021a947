package org.linli.runtime.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A module's jar, and what somebody does to it. */
final class Jars {

    static final String TOWN = "org/example/Town.class";

    private final Path folder;

    Jars(Path folder) {
        this.folder = folder;
    }

    /** With a version of a class for later Java and a jar within, as modules may have. */
    Path plain() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", bytes("Manifest-Version: 1.0\r\nMulti-Release: true\r\nBundle-Activator: org.example.Town\r\n\r\n"));
        entries.put("META-INF/services/org.example.Service", bytes("org.example.Town"));
        entries.put("org/", new byte[0]);
        entries.put(TOWN, bytes("the town's class"));
        entries.put("org/example/Road.class", bytes("the road's class"));
        entries.put("META-INF/versions/17/org/example/Town.class", bytes("the town's class for Java 17"));
        entries.put("lib/inner.jar", Files.readAllBytes(write(Map.of("inner.txt", bytes("inner")))));
        entries.put("db/changelog.xml", bytes("<databaseChangeLog/>"));
        return write(entries);
    }

    Path with(Path jar, Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                try (InputStream content = file.getInputStream(entry)) {
                    entries.put(entry.getName(), content.readAllBytes());
                }
            }
        }
        change.accept(entries);
        return write(entries);
    }

    private Path write(Map<String, byte[]> entries) throws IOException {
        Path jar = Files.createTempFile(folder, "module", ".jar");
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return jar;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One byte of an entry is another. */
    static Consumer<Map<String, byte[]>> flip(String entry) {
        return entries -> {
            byte[] content = entries.get(entry).clone();
            content[content.length / 2] ^= 1;
            entries.put(entry, content);
        };
    }

    static String text(Map<String, byte[]> entries, String entry) {
        return new String(entries.get(entry), StandardCharsets.UTF_8);
    }
}
