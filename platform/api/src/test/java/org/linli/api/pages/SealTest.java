package org.linli.api.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final String TOKEN = "c1f0-The-Token_of-a-session";

    @Test
    void aTokenLooksDifferentOnEachPageAndStaysTheSame() {
        String one = Seal.of(TOKEN);
        String other = Seal.of(TOKEN);
        assertNotEquals(one, other);
        assertEquals(TOKEN, Seal.opened(one));
        assertEquals(TOKEN, Seal.opened(other));
        assertFalse(one.contains(TOKEN));
    }

    @Test
    void whatIsNoSealHoldsNoToken() {
        for (String wrong : List.of("", "a", "不", "====", "x".repeat(333), TOKEN)) {
            assertNotEquals(TOKEN, Seal.opened(wrong));
        }
    }
}
