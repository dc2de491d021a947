package org.linli.api.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.linli.api.Problem;

class VersionsTest {

    @Test
    void aChangeNamesTheVersionItWasBasedOn() {
        assertEquals(3, Versions.of("\"3\""));
    }

    @Test
    void aChangeWithoutAVersionIsToldToReadFirst() {
        Problem problem = assertThrows(Problem.class, () -> Versions.of(null));
        assertEquals(Problem.Kind.PRECONDITION_REQUIRED, problem.kind());
        assertEquals("If-Match", problem.where());
    }

    @Test
    void aVersionWithoutQuotesIsNone() {
        assertEquals(Problem.Kind.MALFORMED, assertThrows(Problem.class, () -> Versions.of("3")).kind());
    }

    @Test
    void aStaleVersionIsRefusedInBothLanguages() {
        Problem problem = assertThrows(Problem.class, () -> Versions.same(2, 3));
        assertEquals(Problem.Kind.STALE, problem.kind());
        assertEquals("The change is based on version 2, but the current version is 3", problem.what().en());
        assertEquals("依据的是第 2 版，现已是第 3 版", problem.what().zh());
    }

    @Test
    void aPageHoldsOneToFiveHundredItems() {
        assertEquals(Limits.DEFAULT, Limits.of(null));
        assertEquals(500, Limits.of(500));
        assertThrows(Problem.class, () -> Limits.of(0));
        assertThrows(Problem.class, () -> Limits.of(501));
    }
}
