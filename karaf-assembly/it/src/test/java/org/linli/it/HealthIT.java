package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@OnBothEngines(oneWillDo = true)
class HealthIT {

    @Test
    void anybodyCanSeeThatItLivesAndIsReady(LinliServer linli) {
        linli.http().anonymous().get("/health/live").expect(200);
        linli.http().anonymous().get("/health/ready").expect(200);
    }

    @Test
    void theModulesOfTheTownAreInstalled(LinliServer linli) {
        var modules = linli.http().get("/api").expect(200).json().path("modules");
        assertTrue(StreamSupport.stream(modules.spliterator(), false).anyMatch(module -> module.path("id").asText().equals("party-points")), modules.toString());
    }

    @Test
    void whatNeedsSigningInIsRefusedWithoutIt(LinliServer linli) {
        assertEquals("application/problem+json", linli.http().anonymous().get("/api/core/people").expect(401).header("Content-Type").orElseThrow().split(";")[0]);
    }

    @Test
    void nothingButTheDispatcherIsServed(LinliServer linli) {
        linli.http().anonymous().get("/cxf").expect(404);
    }
}
