package org.linli.runtime.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.Problem;

class KarTest {

    @TempDir
    Path temp;

    @Test
    void theModuleOfAKarTakesItsPlace() throws IOException {
        byte[] module = jar(Map.of("Linli-Module", "noise"));
        Path kar = kar(Map.of("repository/features.xml", new byte[] {1}, "repository/org/noise/1/noise.jar", module));
        Kar.unpack(kar);
        assertArrayEquals(module, Files.readAllBytes(kar));
        try (Stream<Path> files = Files.list(temp)) {
            assertEquals(List.of(kar), files.toList());
        }
    }

    @Test
    void aJarIsLeftAsItIs() throws IOException {
        byte[] module = jar(Map.of("Linli-Module", "noise"));
        Path file = Files.write(temp.resolve("noise.jar"), module);
        Kar.unpack(file);
        assertArrayEquals(module, Files.readAllBytes(file));
    }

    @Test
    void aKarWithMoreThanOneModuleOrWithOtherBundlesIsRefused() throws IOException {
        byte[] module = jar(Map.of("Linli-Module", "noise"));
        refused(Map.of("repository/a.jar", module, "repository/b.jar", module));
        refused(Map.of("repository/a.jar", module, "repository/library.jar", jar(Map.of())));
        refused(Map.of("repository/library.jar", jar(Map.of())));
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("text.jar"), "no archive");
        assertEquals("no-jar", assertThrows(Problem.class, () -> Kar.unpack(file)).code());
    }

    private void refused(Map<String, byte[]> entries) throws IOException {
        Path kar = kar(entries);
        assertEquals("kar", assertThrows(Problem.class, () -> Kar.unpack(kar)).code());
    }

    private Path kar(Map<String, byte[]> entries) throws IOException {
        return Files.write(temp.resolve("modules.kar"), jar(Map.of("Manifest-Version", "1.0"), entries));
    }

    private static byte[] jar(Map<String, String> headers) throws IOException {
        return jar(headers, Map.of());
    }

    private static byte[] jar(Map<String, String> headers, Map<String, byte[]> entries) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().put(new Attributes.Name(name), value));
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry(JarFile.MANIFEST_NAME));
            manifest.write(jar);
            for (var entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
