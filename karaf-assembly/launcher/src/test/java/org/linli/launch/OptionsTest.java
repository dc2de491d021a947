package org.linli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Path DATA = Path.of("/srv/linli");

    @Test
    void withoutOptionsTheDemoTownIsServedOnTheUsualPort() throws Refusal {
        Options options = Options.parse(List.of(), Map.of(), DATA);
        assertEquals(new Options(8181, DATA, 0, true, false), options);
    }

    @Test
    void optionsWinOverTheEnvironment() throws Refusal {
        Map<String, String> environment = Map.of("LINLI_PORT", "9000", "LINLI_DATA", "/srv/a");
        assertEquals(9000, Options.parse(List.of(), environment, DATA).port());
        Options options = Options.parse(List.of("--port", "9001", "--data", "/srv/b/../c", "--empty", "--shell", "8101"), environment, DATA);
        assertEquals(9001, options.port());
        assertEquals(Path.of("/srv/c"), options.data());
        assertEquals(8101, options.shell());
        assertFalse(options.demo());
    }

    @Test
    void helpIsAskedForInTwoWays() throws Refusal {
        assertTrue(Options.parse(List.of("--help"), Map.of(), DATA).help());
        assertTrue(Options.parse(List.of("-h"), Map.of(), DATA).help());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bogus", "8181", "--port", "--port 0", "--port 65536", "--port x", "--port --empty", "--data", "--data --empty", "--shell", "--shell x"})
    void aWrongOptionIsAMistakeInUse(String line) {
        Refusal refusal = assertThrows(Refusal.class, () -> Options.parse(List.of(line.split(" ")), Map.of(), DATA));
        assertEquals(Refusal.USAGE, refusal.status());
        assertEquals(1, refusal.getMessage().lines().count());
    }
}
