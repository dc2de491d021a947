package org.linli.core.notices;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

class NoticeClockTest {

    @Test
    void anErrorDoesNotEndTheRounds() throws InterruptedException {
        var clock = new NoticeClock(null, null);
        assertDoesNotThrow(() -> clock.attempt(() -> {
            throw new NoClassDefFoundError("of this test");
        }));
        clock.stop();
    }
}
