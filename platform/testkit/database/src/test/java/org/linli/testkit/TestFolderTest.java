package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestFolderTest {

    @Test
    void whatATestKeptGoesWithItsJvm() throws IOException, InterruptedException {
        Process test = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), KeepsAFile.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Path kept = Path.of(new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        assertEquals(0, test.waitFor());
        assertTrue(kept.endsWith("kept"), kept.toString());
        assertFalse(Files.exists(kept.getParent().getParent()), kept.toString());
    }

    static final class KeepsAFile {

        private KeepsAFile() {
        }

        public static void main(String[] arguments) throws IOException {
            System.out.println(Files.writeString(TestFolder.make().resolve("kept"), "a test's"));
        }
    }
}
