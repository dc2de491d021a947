package org.linli.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.core.HandClock;
import org.linli.core.OneCaller;
import org.linli.testkit.EachEngine;

@EachEngine
class RecordedDrawsTest {

    private final OneCaller guard = new OneCaller();

    @Test
    void aDrawIsKeptSoThatAnyoneCanRepeatIt(Transactions transactions) {
        var draws = new RecordedDraws(null, transactions, guard, guard, new HandClock("2026-05-01"));
        List<String> drawn = draws.draw("南磨房-2026", 2, List.of("R3", "R1", "R2"));
        assertEquals(drawn, draws.draw("南磨房-2026", 2, List.of("R1", "R2", "R3")));
        String kept = transactions.read(db -> db.first("select seed, take, among, drawn from draws where town = ? order by id",
                row -> row.text(1) + "|" + row.integer(2) + "|" + row.text(3) + "|" + row.text(4), db.town()).orElseThrow());
        assertEquals("南磨房-2026|2|R1\nR2\nR3|" + String.join("\n", drawn), kept);
        assertEquals("draw.made", guard.audited.get(0).action());
    }

    @Test
    void nobodyIsDrawnTwiceOrFromNobody(Transactions transactions) {
        var draws = new RecordedDraws(null, transactions, guard, guard, new HandClock("2026-05-01"));
        assertEquals("draw-among", assertThrows(Problem.class, () -> draws.draw("s", 1, List.of("R1", "R1"))).code());
        assertEquals("draw-take", assertThrows(Problem.class, () -> draws.draw("s", 3, List.of("R1", "R2"))).code());
        assertEquals("draw-take", assertThrows(Problem.class, () -> draws.draw("s", 1, null)).code());
        assertEquals("draw-seed", assertThrows(Problem.class, () -> draws.draw(" ", 1, List.of("R1"))).code());
    }
}
