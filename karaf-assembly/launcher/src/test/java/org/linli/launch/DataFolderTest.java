package org.linli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void aNewFolderGetsTheFormatOfThisProgram() throws Exception {
        Path root = temp.resolve("a/b");
        DataFolder.take(root).close();
        assertEquals("1", Files.readString(root.resolve("version")).strip());
    }

    @Test
    void aFolderOfANewerFormatIsLeftAlone() throws Exception {
        Files.writeString(temp.resolve("version"), "2\n");
        refused("2");
        assertEquals("2\n", Files.readString(temp.resolve("version")));
    }

    @Test
    void aFormatThatIsNoNumberIsRefused() throws Exception {
        Files.writeString(temp.resolve("version"), "new");
        refused("new");
    }

    @Test
    void aFolderWithOtherFilesIsNotTaken() throws Exception {
        Files.writeString(temp.resolve("thesis.doc"), "");
        refused(temp.toString());
        assertFalse(Files.exists(temp.resolve("version")));
    }

    @Test
    void settingsMayLieThereBeforeTheFirstStart() throws Exception {
        Files.createDirectories(temp.resolve("etc"));
        DataFolder.take(temp).close();
        assertTrue(Files.exists(temp.resolve("version")));
    }

    @Test
    void aFileInTheWayIsNotWritable() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertEquals(Refusal.FAULT, assertThrows(Refusal.class, () -> DataFolder.take(file)).status());
        assertEquals(Refusal.FAULT, assertThrows(Refusal.class, () -> DataFolder.take(file.resolve("below"))).status());
    }

    @Test
    void theLockOfAKilledProcessIsNoObstacle() throws Exception {
        Files.writeString(temp.resolve("version"), "1\n");
        Files.writeString(temp.resolve("lock"), "4711\n");
        DataFolder.take(temp).close();
        assertEquals(String.valueOf(ProcessHandle.current().pid()), Files.readString(temp.resolve("lock")).strip());
    }

    @Test
    void aDatabaseThatAKilledFirstStartLeftIsSetAside() throws Exception {
        DataFolder.take(temp).close();
        Files.createDirectories(temp.resolve("db/seg0"));
        DataFolder.take(temp).close();
        assertFalse(Files.exists(temp.resolve("db")));
    }

    @Test
    void aDatabaseStaysWhereItIs() throws Exception {
        DataFolder.take(temp).close();
        Files.writeString(Files.createDirectories(temp.resolve("db")).resolve("service.properties"), "");
        DataFolder.take(temp).close();
        assertTrue(Files.exists(temp.resolve("db/service.properties")));
    }

    private void refused(String mentioned) {
        Refusal refusal = assertThrows(Refusal.class, () -> DataFolder.take(temp));
        assertEquals(Refusal.FAULT, refusal.status());
        assertEquals(1, refusal.getMessage().lines().count());
        assertTrue(refusal.getMessage().contains(mentioned), refusal.getMessage());
    }
}
