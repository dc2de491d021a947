package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Kind;
import org.linli.api.security.Network;

class TurnsTest {

    private final Turns turns = new Turns();

    @Test
    void aNameIsNotKeptWaitingByAnother() throws Exception {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var slow = CompletableFuture.supplyAsync(() -> turns.take("one", new Network("a"), () -> {
            begun.countDown();
            return awaited(release);
        }));
        assertEquals(true, begun.await(10, TimeUnit.SECONDS));
        for (int i = 0; i < 1000; i++) {
            String other = "other" + i;
            assertEquals(other, turns.take(other, new Network("a"), () -> other), "whatever it is called");
        }
        release.countDown();
        assertEquals(true, slow.get(10, TimeUnit.SECONDS));
        assertEquals(0, turns.lanes(), "nothing is kept of those who have left");
    }

    @Test
    void aCrowdOfOneNameOrOneNetworkOrAltogetherIsTurnedAway() {
        Node.refused(Kind.TOO_MANY, "sign-in-crowded", () -> crowd(51, i -> "name", Integer::toString));
        Node.refused(Kind.TOO_MANY, "sign-in-crowded", () -> crowd(51, Integer::toString, i -> "network"));
        Node.refused(Kind.TOO_MANY, "sign-in-crowded", () -> crowd(101, Integer::toString, Integer::toString));
        assertEquals("in", crowd(50, i -> "name", Integer::toString));
        assertEquals("in", crowd(50, Integer::toString, i -> "network"));
        assertEquals("in", crowd(100, Integer::toString, Integer::toString));
        assertEquals(0, turns.lanes());
    }

    private interface Numbered {
        String of(int number);
    }

    /** So many who are there at the same time, one within the other. */
    private String crowd(int many, Numbered name, Numbered network) {
        Supplier<String> within = many == 1 ? () -> "in" : () -> crowd(many - 1, name, network);
        return turns.take(name.of(many), new Network(network.of(many)), within);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
