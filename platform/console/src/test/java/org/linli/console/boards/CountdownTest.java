package org.linli.console.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountdownTest {

    private static final LocalDate HUNG = LocalDate.of(2027, 1, 8);
    private static final LocalDate LAST = LocalDate.of(2027, 1, 15);

    @Test
    void theDayItWentUpIsNotCounted() {
        var fourth = new Countdown(HUNG, LAST, LocalDate.of(2027, 1, 12));
        assertEquals(3, fourth.left());
        assertEquals(7, fourth.all());
        assertEquals(4, fourth.at());
        assertEquals(List.of(9, 10, 11, 12, 13, 14, 15), fourth.days().stream().map(day -> day.date().getDayOfMonth()).toList());
        assertEquals(List.of(true, true, true, false, false, false, false), fourth.days().stream().map(Countdown.Day::past).toList());
        assertEquals(LocalDate.of(2027, 1, 12), fourth.days().stream().filter(Countdown.Day::now).findFirst().orElseThrow().date());
    }

    @Test
    void noDayIsLeftAfterTheLastOne() {
        assertEquals(0, new Countdown(HUNG, LAST, LAST).left());
        assertEquals(-1, new Countdown(HUNG, LAST, LAST.plusDays(1)).left());
    }

    @Test
    void aLongTimeIsNotDrawnDayByDay() {
        assertEquals(List.of(), new Countdown(HUNG, HUNG.plusDays(30), HUNG).days());
    }
}
