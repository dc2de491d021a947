package org.linli.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aDistributionWithOneModuleAndAFileThatIsOnlyHalfCopied() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("noise-1.0.0.jar")); ZipOutputStream jar = new ZipOutputStream(out)) {
            entry(jar, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nBundle-SymbolicName: noise\r\nBundle-Version: 1.0.0\r\n"
                    + "Linli-Module: noise;messages=\"org/example/messages\"\r\n\r\n");
            entry(jar, "org/example/messages_zh.properties", "module.title=噪声\n");
            entry(jar, "org/example/messages_en.properties", "module.title=Noise\n");
        }
        Files.writeString(folder.resolve("half.jar"), "PK");
    }

    private static void entry(ZipOutputStream jar, String name, String content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aStarIsAllThatCanBeReadAndAFileThatCannotBeReadKeepsNothingElseAway() {
        assertEquals(List.of("noise"), new Shipped(folder, "*").named());
    }

    @Test
    void whatIsNamedIsWantedWhetherItIsThereOrNot() {
        assertEquals(List.of("noise", "safety"), new Shipped(folder, "noise, safety, noise").named());
        assertEquals(List.of("noise"), new Shipped(null, "noise").named());
    }

    @Test
    void aTownMayWantNone() {
        assertEquals(List.of(), new Shipped(folder, "none").named());
        assertEquals(List.of(), new Shipped(folder, "").named());
        assertEquals(List.of(), new Shipped(null, "*").named());
    }
}
