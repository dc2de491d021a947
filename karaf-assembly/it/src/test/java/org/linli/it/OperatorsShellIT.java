package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.it.ModuleFiles.serving;
import static org.linli.it.ModuleFiles.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Modules and keys as an operator changes them at the machine's shell. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OperatorsShellIT {

    private static final Path CLIENT = Path.of("..", "target", "assembly", "bin", "client").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    @Test
    void anOperatorInstallsUpgradesRollsBackAndRemovesAModuleAndRenewsTheKeys() throws Exception {
        Path first = trial("1.0.0").write(temp.resolve("trial-1.0.0.jar"));
        Path second = trial("1.1.0").write(temp.resolve("trial-1.1.0.jar"));
        Path broken = trial("1.2.0", "check", "unfit").write(temp.resolve("trial-1.2.0.jar"));
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).with("--shell", String.valueOf(LinliServer.freePort())).start()) {
            String said = shell(linli, "linli:install " + first + "\nlinli:upgrade " + second + "\nlinli:modules\n");
            assertTrue(said.contains("在旧版本旁启动") && said.contains("Switch"), said);
            assertTrue(said.lines().anyMatch(line -> line.contains("trial") && line.contains("1.1.0") && line.contains("SERVING")), said);
            assertTrue(shell(linli, "linli:upgrade " + broken).contains("told to be unfit"));
            String why = shell(linli, "linli:why-not-active trial");
            assertTrue(why.contains("1.1.0") && why.contains("told to be unfit"), why);
            shell(linli, "linli:rollback trial");
            assertEquals("1.0.0", serving(linli.http(), "trial"));
            shell(linli, "linli:remove trial");
            assertEquals("", serving(linli.http(), "trial"));
            assertTrue(shell(linli, "linli:remove trial").contains("没有安装模块"));
            renewsTheKeys(linli);
        }
    }

    private static void renewsTheKeys(LinliServer linli) throws IOException, InterruptedException {
        String said = shell(linli, "linli:rotate-keys --algorithm SM4\nlinli:keys\n");
        assertTrue(said.contains("完成：{\"version\":2") && said.contains("Make a new copy of keys/"), said);
        assertTrue(said.lines().anyMatch(line -> line.startsWith("2") && line.contains("SM4") && line.contains("DONE")), said);
        assertTrue(said.contains("持有第 1, 2 版，以第 2 版加密"), said);
        String refused = shell(linli, "linli:rotate-keys --algorithm DES");
        assertTrue(refused.contains("AES") && refused.contains("SM4") && !refused.contains("at org.linli"), refused);
    }

    private static String shell(LinliServer linli, String commands) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", CLIENT.toString(), "-b").redirectErrorStream(true);
        builder.environment().put("KARAF_ETC", linli.data().resolve("karaf/etc").toString());
        builder.environment().put("KARAF_DATA", linli.data().resolve("karaf").toString());
        builder.environment().put("EXTRA_JAVA_OPTS", "-Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dstdout.encoding=UTF-8");
        Process client = builder.start();
        try (OutputStream in = client.getOutputStream()) {
            in.write((commands + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        client.waitFor();
        return said;
    }
}
