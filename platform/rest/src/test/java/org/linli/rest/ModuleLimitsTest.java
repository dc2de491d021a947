package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleLimitsTest {

    @Test
    void theConsoleMayDoMoreThanAModuleUnlessTheOperatorSaysOtherwise() {
        assertEquals(new ModuleLimits(12, Duration.ofSeconds(120)), limits("other", Map.of()));
        assertEquals(new ModuleLimits(14, Duration.ofSeconds(900)), limits("console", Map.of()));
        assertEquals(new ModuleLimits(5, Duration.ofSeconds(60)), limits("console", Map.of("limits.console.requests", "5", "limits.console.seconds", "60")));
    }

    private static ModuleLimits limits(String id, Map<String, Object> configuration) {
        return ModuleLimits.of(new TestModule(id, "1.0.0"), TestServer.settings(configuration), configuration);
    }
}
