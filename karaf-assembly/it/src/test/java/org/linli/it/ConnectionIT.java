package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

@OnBothEngines
class ConnectionIT {

    @Test
    void whatTheWebServerRefusesItselfIsAProblemAndNoLineOfTheLog(LinliServer linli) {
        String tooLong = "x".repeat(20_000);
        refused(431, "http-headers", linli.http().with("X-Long", tooLong).get("/api"));
        refused(414, "http-address", linli.http().get("/api?" + tooLong));
        refused(400, "http-bad", linli.http().get("/api/core/people/%00"));
    }

    private static void refused(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer::body);
        assertEquals("application/problem+json", answer.header("Content-Type").orElseThrow());
        assertEquals(code, answer.json().path("code").asText());
        assertFalse(answer.json().path("mend").asText().isBlank(), answer::body);
    }
}
