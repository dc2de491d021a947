package org.linli.core.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.territory.UnitPath;
import org.linli.core.OneCaller;
import org.linli.testkit.EachEngine;

@EachEngine
class ShiftedDaysTest {

    private static final LocalDate DAY = LocalDate.parse("2031-12-20");

    private final OneCaller guard = new OneCaller();

    @Test
    void theRehearsedDayOutlivesARestartAndEndsWithTheRehearsal(Transactions transactions) {
        var clock = new TownClock();
        var rehearsal = new ShiftedDays(clock, transactions, guard, guard);
        assertEquals(DAY, rehearsal.goTo(DAY));
        assertEquals(DAY, LocalDate.now(clock));
        assertEquals("clock.set", guard.audited.get(0).action());
        var restarted = new TownClock();
        assertEquals(DAY, new ShiftedDays(restarted, transactions, guard, guard).today());
        assertEquals(DAY, LocalDate.now(restarted.withZone(ZoneId.of("Asia/Shanghai"))));
        rehearsal.backToNow();
        assertEquals(LocalDate.now(ZoneId.of("Asia/Shanghai")), LocalDate.now(clock));
    }

    @Test
    void onlyWhoeverHasTheWholeTownSetsTheClock(Transactions transactions) {
        var rehearsal = new ShiftedDays(new TownClock(), transactions, guard, guard);
        assertEquals("rehearsal-day", assertThrows(Problem.class, () -> rehearsal.goTo(LocalDate.parse("1999-01-01"))).code());
        guard.becomes("clerk", ShiftedDays.WRITE, UnitPath.top("11"));
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> rehearsal.goTo(DAY)).kind());
    }
}
