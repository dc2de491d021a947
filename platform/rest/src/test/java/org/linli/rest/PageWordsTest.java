package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.api.Messages;
import org.linli.api.Problem;

class PageWordsTest {

    private static final Messages MESSAGES = Messages.beside(PageWords.class);

    @ParameterizedTest
    @ValueSource(strings = {"method", "path", "request", "module-away", "starting", "contention", "idempotency-key", "idempotency-other-body", "idempotency-busy"})
    void aPageSaysNothingOfHttp(String code) {
        Problem shown = PageWords.of(MESSAGES.problem(Problem.Kind.CONFLICT, code, "PATCH", "GET"));
        assertEquals(code, shown.code());
        assertFalse((shown.what().zh() + shown.mend().zh()).matches(".*[A-Za-z].*"), () -> shown.what().zh() + shown.mend().zh());
    }

    @Test
    void whatASendingUnderWayWaitsForIsSaid() {
        assertEquals("已经提交，正在办理", PageWords.of(MESSAGES.problem(Problem.Kind.CONFLICT, "idempotency-busy")).what().zh());
    }

    @Test
    void whatIsSaidInWordsStays() {
        Problem refused = MESSAGES.problem(Problem.Kind.TOO_LARGE, "form", "1000");
        assertSame(refused, PageWords.of(refused));
    }
}
