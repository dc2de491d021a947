package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.it.ModuleFiles.MODULES;
import static org.linli.it.ModuleFiles.done;
import static org.linli.it.ModuleFiles.trial;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.linli.bench.ModuleJar;

/** A town that asks for signatures takes what its vendor signed and nothing else. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SignedModulesIT {

    private static final String SECRET = "Trial-2026";

    @TempDir
    Path temp;

    @Test
    void onlyWhatATrustedVendorSignedIsTakenAndNothingThatWasChangedAfterwards() throws Exception {
        key("vendor");
        key("stranger");
        Path data = temp.resolve("data");
        Files.createDirectories(data.resolve("etc"));
        tool("keytool", "-exportcert", "-rfc", "-alias", "vendor", "-file", data.resolve("etc/trusted.pem").toString());
        Files.writeString(data.resolve("etc/linli.cfg"), "modules.signatures = require\n");
        try (LinliServer linli = LinliServer.at(data).start()) {
            Http http = linli.http();
            assertEquals("unsigned", ModuleFiles.bring(http, trial("1.0.0")).expect(422).json().path("code").asText());
            assertEquals("untrusted", bring(http, signed("1.0.0", "stranger")).expect(422).json().path("code").asText());
            Path signed = signed("1.0.0", "vendor");
            ModuleJar changed = ModuleJar.of(signed);
            assertEquals("tampered", ModuleFiles.bring(http, changed.file("trial.properties", "check=unfit")).expect(422).json().path("code").asText());
            done(http.ended(bring(http, signed)));
            String signer = http.get(MODULES + "/trial").expect(200).json().path("signer").asText();
            assertTrue(signer.contains("vendor"), signer);
        }
    }

    private static Answer bring(Http http, Path file) throws IOException {
        return http.send("POST", MODULES, "application/java-archive", BodyPublishers.ofFile(file));
    }

    private Path signed(String version, String signer) throws Exception {
        Path file = trial(version).write(temp.resolve("trial-" + signer + ".jar"));
        tool("jarsigner", file.toString(), signer);
        return file;
    }

    private void key(String name) throws Exception {
        tool("keytool", "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", "EC", "-validity", "3650", "-keypass", SECRET);
    }

    private void tool(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()));
        List<String> store = List.of("-keystore", temp.resolve("keys.p12").toString(), "-storepass", SECRET);
        // the one wants its command first, the other its options
        command.addAll(name.equals("keytool") ? List.of(arguments) : store);
        command.addAll(name.equals("keytool") ? store : List.of(arguments));
        Path said = temp.resolve("tool.out");
        int status = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
        assertEquals(0, status, Files.readString(said));
    }
}
