package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;

/** What becomes of work whose way to PostgreSQL is cut. */
class UnreachableTest {

    private final TestStore store = TestStore.on(Engine.POSTGRESQL);
    private final Transactions transactions = store.transactions();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoseConnectionTheServerEndsIsToldSoAndTheNextHasAnother() {
        assertThrows(Unreachable.class, () -> transactions.write(db -> {
            List<Long> process = db.list("select pg_backend_pid()", row -> row.number(1));
            CompletableFuture.runAsync(() -> transactions.read(other ->
                    other.list("select count(pg_terminate_backend(cast(? as integer)))", row -> row.number(1), process.get(0)))).join();
            return db.list("select 1", row -> row.number(1));
        }));
        assertEquals(List.of(1L), transactions.write(db -> db.list("select 1", row -> row.number(1))));
    }

    @Test
    void whoIsCutShortWhileWaitingForAnothersRowIsNotToldThatDerbyIsAway() {
        try (TestStore derby = TestStore.on(Engine.DERBY)) {
            Transactions rows = derby.transactions();
            rows.write(db -> db.update("insert into sample_tally (town, item, points, note) values (?, 'one', 1, 'n')", db.town()));
            RuntimeException told = rows.write(db -> {
                change(db);
                return CompletableFuture.supplyAsync(() -> assertThrows(RuntimeException.class, () -> rows.write(other -> {
                    Thread.currentThread().interrupt();
                    return change(other);
                }))).join();
            });
            assertFalse(told instanceof Unreachable, told::toString);
        }
    }

    private static int change(Db db) {
        return db.update("update sample_tally set points = points + 1 where town = ? and item = 'one'", db.town());
    }
}
