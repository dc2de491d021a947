package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;
import org.linli.api.security.Caller;
import org.linli.security.audit.Unsealed;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

/** What becomes of refused attempts while the database is away. */
class RefusedAttemptsTest {

    private static final Caller CLERK = new Caller("a1", "clerk", "192.0.2.7", List.of());

    private final TestStore store = TestStore.on(Engine.DERBY);
    private final Leaving transactions = new Leaving(store.transactions());
    private final RefusedAttempts attempts = new RefusedAttempts(transactions, new Unsealed(), new HandClock());

    @AfterEach
    void close() throws InterruptedException {
        attempts.stop();
        store.close();
    }

    @Test
    void attemptsThatTheAuditCouldNotTakeWhileTheDatabaseWasAwayAreInItsSumsAfterwards() {
        transactions.away = true;
        String said = saidIn(() -> {
            for (int i = 0; i < 25; i++) {
                attempts.note(CLERK, "r-1", "core.units.write", null);
            }
            attempts.noteStranger("192.0.2.9");
            assertEquals(2, attempts.writeSums());
            attempts.note(CLERK, "r-2", "core.units.write", null);
            attempts.noteStranger("192.0.2.9");
            assertEquals(2, attempts.writeSums());
        });
        assertFalse(said.contains("not written"), said);
        transactions.away = false;
        assertEquals(0, attempts.writeSums());
        assertEquals(0, attempts.writeSums());
        assertEquals(List.of("a1 core.units.write 26", "nobody null 2"), lines());
    }

    @Test
    void whoWasRefusedBeforeAndDuringAnAbsenceOfTheDatabaseIsCountedOnce() {
        attempts.note(CLERK, "r-1", "core.units.write", null);
        transactions.away = true;
        attempts.note(CLERK, "r-2", "core.units.write", null);
        transactions.away = false;
        attempts.note(CLERK, "r-3", "core.units.write", null);
        attempts.writeSums();
        assertEquals(List.of("a1 core.units.write 2", "a1 core.units.write null"), lines());
    }

    @Test
    void whatIsLostBecauseTheServerStopsWhileTheDatabaseIsAwayIsToldOnce() {
        transactions.away = true;
        String said = saidIn(() -> {
            attempts.note(CLERK, "r-1", "core.units.write", null);
            attempts.noteStranger("192.0.2.9");
            stop();
        });
        assertTrue(said.contains("2 sums of refused attempts were not written"), said);
        assertEquals(said.indexOf("not written"), said.lastIndexOf("not written"), said);
    }

    private void stop() {
        try {
            attempts.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> lines() {
        return transactions.read(db -> db.list("select account, object, after_text from audit where town = ? order by account, after_text",
                row -> row.text(1) + " " + row.text(2) + " " + row.text(3), db.town()));
    }

    private static String saidIn(Runnable work) {
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    /** The way to a database that may be away. */
    private static final class Leaving implements Transactions {

        private final Transactions there;
        private boolean away;

        Leaving(Transactions there) {
            this.there = there;
        }

        @Override
        public <T> T write(Function<Db, T> work) {
            if (away) {
                throw new Unreachable("no connection to the database", null);
            }
            return there.write(work);
        }

        @Override
        public <T> T read(Function<Db, T> work) {
            return there.read(work);
        }

        @Override
        public boolean active() {
            return there.active();
        }

        @Override
        public void afterCommit(Runnable work) {
            there.afterCommit(work);
        }
    }
}
