package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.data.Upsert;

class StatisticsTest {

    private static final List<String> COLUMNS = List.of("town", "item", "points");
    private static final Upsert ADD = new Upsert("sample_tally", List.of("town", "item"), List.of("points"), Set.of("points"));

    private final TestStore store = TestStore.on(Engine.POSTGRESQL);
    private final Transactions transactions = store.transactions();

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void thePlannerKnowsTheRowsOfALoadAtOnceAndAgainWhenThereAreManyMore() {
        load(0, 1_000);
        assertEquals(1_000, known());
        load(1_000, 9_000);
        assertEquals(9_000, known());
    }

    @Test
    void itKnowsThemHoweverTheyCame() {
        transactions.write(db -> db.insertNew("sample_tally", COLUMNS, rows(db, 0, 1_000)));
        assertEquals(1_000, known());
        transactions.write(db -> {
            db.upsert(ADD, rows(db, 500, 2_500));
            db.load("sample_tally", COLUMNS, rows(db, 2_500, 9_000));
            return null;
        });
        assertEquals(9_000, known());
    }

    @Test
    void rowsThatWereTakenBackCountForNothing() {
        load(0, 1_000);
        assertThrows(IllegalStateException.class, () -> transactions.write(db -> {
            db.load("sample_tally", COLUMNS, rows(db, 1_000, 9_000));
            throw new IllegalStateException("the node stops");
        }));
        assertEquals(1_000, known());
    }

    private void load(int from, int to) {
        transactions.write(db -> {
            db.load("sample_tally", COLUMNS, rows(db, from, to));
            return null;
        });
    }

    private static List<Object[]> rows(Db db, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new Object[] {db.town(), "item " + i, BigDecimal.ONE}).toList();
    }

    private long known() {
        return transactions.<Long>read(db -> db.first("select cast(reltuples as bigint) from pg_class where relname = 'sample_tally'",
                row -> row.number(1)).orElseThrow());
    }
}
