package org.linli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    Path temp;
    private Path home;
    private Path cached;
    private DataFolder data;
    private Workspace workspace;

    @BeforeEach
    void aDistributionAndAFolderThatRan() throws Exception {
        home = temp.resolve("home");
        for (String part : new String[] {"lib", "system", "etc"}) {
            Files.createDirectories(home.resolve(part));
        }
        Files.writeString(home.resolve("etc/linli.cfg"), "town = 1");
        Files.writeString(home.resolve("system/bundle.jar"), "old");
        data = DataFolder.take(temp.resolve("data"));
        workspace = new Workspace(home, data, new OperatorShell(0));
        workspace.prepare();
        cached = Files.writeString(Files.createDirectories(workspace.folder().resolve("cache")).resolve("bundle0"), "");
    }

    @Test
    void aCacheLeftInOrderIsUsedAgain() throws IOException {
        Files.writeString(workspace.etc().resolve("jetty.xml"), "written by the container");
        workspace.leaveInOrder();
        workspace.prepare();
        assertTrue(Files.exists(cached));
    }

    @Test
    void aCacheOfAKilledProcessIsMadeAnew() throws IOException {
        workspace.leaveInOrder();
        workspace.prepare();
        workspace.prepare();
        assertFalse(Files.exists(cached));
    }

    @Test
    void aNewBuildMakesTheCacheAnew() throws IOException {
        workspace.leaveInOrder();
        Files.writeString(home.resolve("system/bundle.jar"), "newer");
        workspace.prepare();
        assertFalse(Files.exists(cached));
    }

    @Test
    void aChangedSettingMakesTheCacheAnew() throws IOException {
        workspace.leaveInOrder();
        Files.writeString(Files.createDirectories(data.settings()).resolve("linli.cfg"), "town = 2");
        workspace.prepare();
        assertFalse(Files.exists(cached));
    }

    @Test
    void theShellHasOneUserWithAPasswordThatStays() throws IOException {
        Files.writeString(home.resolve("etc/org.apache.karaf.shell.cfg"), "sshHost = 127.0.0.1\nsshPort = 0\n");
        Workspace withShell = new Workspace(home, data, new OperatorShell(8101));
        withShell.prepare();
        String users = Files.readString(withShell.etc().resolve("users.properties"));
        assertTrue(users.matches("(?s)linli = [0-9a-f]{32},_g_:admingroup\n.*"), users);
        assertEquals("sshHost = 127.0.0.1\nsshPort = 8101\n", Files.readString(withShell.etc().resolve("org.apache.karaf.shell.cfg")));
        withShell.prepare();
        assertEquals(users, Files.readString(withShell.etc().resolve("users.properties")));
    }

    @Test
    void theOperatorsSettingsLieOverTheDistributions() throws IOException {
        assertEquals("town = 1", Files.readString(workspace.etc().resolve("linli.cfg")));
        Files.writeString(Files.createDirectories(data.settings()).resolve("linli.cfg"), "town = 2");
        workspace.prepare();
        assertEquals("town = 2", Files.readString(workspace.etc().resolve("linli.cfg")));
        Files.delete(data.settings().resolve("linli.cfg"));
        workspace.prepare();
        assertEquals("town = 1", Files.readString(workspace.etc().resolve("linli.cfg")));
    }
}
