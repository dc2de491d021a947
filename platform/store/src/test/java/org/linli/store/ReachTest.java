package org.linli.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.api.data.Unreachable;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReachTest {

    private final CountDownLatch back = new CountDownLatch(1);
    private final CountDownLatch looked = new CountDownLatch(1);
    private final Reach reach = new Reach(() -> {
        after(back);
        looked.countDown();
    });

    @AfterEach
    void close() {
        reach.close();
        back.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03"})
    void aServerThatIsStoppedOrStartsIsSaidToBeAway(String state) {
        assertThrows(Unreachable.class, () -> reach.along(() -> cut(state)));
    }

    @Test
    void untilTheDatabaseIsBackNobodyWaitsForIt() throws InterruptedException {
        assertThrows(Unreachable.class, () -> reach.along(() -> cut("08001")));
        assertThrows(Unreachable.class, () -> reach.along(() -> "somebody who waits"));
        back.countDown();
        looked.await();
        assertEquals("there", found());
    }

    @Test
    void whatStopsWhileTheDatabaseIsAwayDoesNotSayThatItAnswersAgain() throws InterruptedException {
        var looking = new CompletableFuture<Thread>();
        var stopped = new Reach(() -> {
            looking.complete(Thread.currentThread());
            after(back);
            throw new SQLException("closed");
        });
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThrows(Unreachable.class, () -> stopped.along(() -> cut("08001")));
            Thread waiting = looking.join();
            stopped.close();
            back.countDown();
            waiting.join();
        } finally {
            System.setErr(before);
        }
        String log = said.toString(StandardCharsets.UTF_8);
        assertTrue(log.contains("can't be reached") && !log.contains("answers again"), log);
    }

    @Test
    void aCallerWhoMerelyComesTooLateForAConnectionKeepsNobodyOut() {
        assertThrows(RuntimeException.class, () -> reach.along(() -> cut(null)));
        assertEquals("there", reach.along(() -> "there"));
    }

    /** Whoever waited for the return says so a moment after it. */
    private String found() {
        while (true) {
            try {
                return reach.along(() -> "there");
            } catch (Unreachable yet) {
                Thread.onSpinWait();
            }
        }
    }

    private static String cut(String state) throws SQLException {
        throw new SQLException("no way", state);
    }

    private static void after(CountDownLatch back) {
        try {
            back.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
