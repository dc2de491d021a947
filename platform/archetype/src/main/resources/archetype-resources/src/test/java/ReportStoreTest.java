package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.testkit.EachEngine;

/** Runs once on Derby and once on PostgreSQL, each test in a database of its own. */
@EachEngine
class ReportStoreTest {

    private static final Instant NOON = Instant.parse("2026-09-29T04:00:00Z");

    private final Transactions transactions;
    private final ReportStore store = new ReportStore();

    ReportStoreTest(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void aReportIsReadAsItWasWritten() {
        Report written = write("r1", "G1");
        assertEquals(Optional.of(written), transactions.read(db -> store.find(db, "r1")));
        assertTrue(transactions.read(db -> store.find(db, "r2")).isEmpty());
    }

    @Test
    void aUnitsReportsComePageByPage() {
        write("r1", "G1");
        write("r2", "G2");
        write("r3", "G1");
        assertEquals(List.of("r1"), ids("G1", null, 1));
        assertEquals(List.of("r3"), ids("G1", "r1", 5));
    }

    @Test
    void whatCameOfItStandsThereWithTheNextVersion() {
        Report written = write("r1", "G1");
        transactions.write(db -> {
            store.settle(db, written.settled("已处理", "a2", NOON));
            return null;
        });
        Report settled = transactions.read(db -> store.find(db, "r1")).orElseThrow();
        assertEquals("已处理", settled.outcome());
        assertEquals(2, settled.version());
    }

    @Test
    void onlyWhatWaitsGoesToTheHeirOfAUnit() {
        write("r1", "G1");
        Report over = write("r2", "G1");
        transactions.write(db -> {
            store.settle(db, over.settled("已处理", "a2", NOON));
            store.handOver(db, "G1", "G2");
            return null;
        });
        assertEquals(List.of("r2"), ids("G1", null, 5));
        assertEquals(List.of("r1"), ids("G2", null, 5));
    }

    private Report write(String id, String unit) {
        var fresh = new Report(id, unit, LocalDate.of(2026, 9, 29), "夜间施工", "a1", NOON, null, null, null, 1);
        return transactions.write(db -> {
            store.add(db, fresh);
            return fresh;
        });
    }

    private List<String> ids(String unit, String after, int rows) {
        return transactions.read(db -> store.list(db, unit, after, rows)).stream().map(Report::id).toList();
    }
}
