package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;

/** On PostgreSQL the end of a transaction is a way there and back, so what only reads has none, unless its rows come bit by bit. */
class ReadingAloneTest {

    /** Stands still within a transaction. */
    private static final String NOW = "select cast(now() as varchar(40))";

    private final TestStore store = TestStore.on(Engine.POSTGRESQL);
    private final Transactions transactions = store.transactions();

    @AfterEach
    void stop() {
        store.close();
    }

    private static boolean byItself(Db db) {
        String before = db.first(NOW, row -> row.text(1)).orElseThrow();
        db.first("select pg_sleep(0.001)", row -> row.text(1));
        return !before.equals(db.first(NOW, row -> row.text(1)).orElseThrow());
    }

    @Test
    void whatOnlyReadsIsARowOfSingleStatements() {
        assertEquals(true, transactions.read(ReadingAloneTest::byItself));
        assertEquals(true, transactions.read(db -> transactions.read(ReadingAloneTest::byItself)));
        assertEquals(false, transactions.write(ReadingAloneTest::byItself));
        assertEquals(false, transactions.write(db -> transactions.read(ReadingAloneTest::byItself)));
        assertEquals(true, transactions.read(ReadingAloneTest::byItself), "whatever the connection did before");
    }

    @Test
    void rowsThatComeBitByBitAreOneTransaction() {
        List<Boolean> seen = new ArrayList<>();
        transactions.read(db -> {
            seen.add(byItself(db));
            db.each("select generate_series(1, 2)", row -> seen.add(byItself(db)));
            return null;
        });
        assertEquals(List.of(true, false, false), seen);
        assertEquals(true, transactions.read(ReadingAloneTest::byItself));
    }
}
