package org.linli.console.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void sizesAreSaidInThreeFiguresAtMost() {
        assertEquals("0 B", Amounts.bytes(0));
        assertEquals("512 B", Amounts.bytes(512));
        assertEquals("1.0 KB", Amounts.bytes(1000));
        assertEquals("1.4 MB", Amounts.bytes(1_468_006));
        assertEquals("23 GB", Amounts.bytes(23L << 30));
        assertEquals("5000 TB", Amounts.bytes(5000L << 40));
    }

    @Test
    void whatIsShortIsSaidInSecondsAndWhatIsLongRoughly() {
        assertEquals("0.21秒", say(Duration.ofMillis(210)));
        assertEquals("3.1秒", say(Duration.ofMillis(3_140)));
        assertEquals("75秒", say(Duration.ofSeconds(75)));
        assertEquals("2分钟", say(Duration.ofSeconds(95)));
        assertEquals("36小时", say(Duration.ofHours(36)));
        assertEquals("41天", say(Duration.ofDays(41)));
    }

    @Test
    void aClockThatWasSetBackMakesNoNegativeSpan() {
        assertEquals("0.00秒", say(Duration.ofSeconds(-7)));
    }

    @Test
    void whatHasNotBegunHasTakenNothing() {
        assertNull(Amounts.span(SystemRoom.MESSAGES, null, Instant.EPOCH));
    }

    private static String say(Duration span) {
        return Amounts.span(SystemRoom.MESSAGES, span).zh();
    }
}
