package org.linli.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Another version of a built module: the same file with another manifest and other files in it. */
public final class ModuleJar {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Manifest manifest;

    private ModuleJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            manifest = new Manifest(file.getManifest());
            for (JarEntry entry : Collections.list(file.entries())) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    try (InputStream content = file.getInputStream(entry)) {
                        files.put(entry.getName(), content.readAllBytes());
                    }
                }
            }
        }
    }

    public static ModuleJar of(Path jar) {
        try {
            return new ModuleJar(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ModuleJar version(String version) {
        return header("Bundle-Version", version);
    }

    /** @param value null to leave the header out */
    public ModuleJar header(String name, String value) {
        if (value == null) {
            manifest.getMainAttributes().remove(new Attributes.Name(name));
        } else {
            manifest.getMainAttributes().put(new Attributes.Name(name), value);
        }
        return this;
    }

    public String header(String name) {
        return manifest.getMainAttributes().getValue(name);
    }

    public ModuleJar file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public ModuleJar file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    public String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(zip);
            for (var file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey()));
                new ByteArrayInputStream(file.getValue()).transferTo(zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same bytes whenever they are made. */
    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        return entry;
    }

    /** Writes it down. @return the file */
    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
