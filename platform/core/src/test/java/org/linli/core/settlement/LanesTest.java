package org.linli.core.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void whatComesOutIsTakenInTheOrderOfThePieces() {
        StringBuilder taken = new StringBuilder();
        try (Lanes lanes = Lanes.several(3, "lane")) {
            lanes.run(pieces(IntStream.range(0, 9).<Supplier<Integer>>mapToObj(i -> () -> i).toList()), taken::append);
        }
        assertEquals("012345678", taken.toString());
    }

    @Test
    void afterTheEndNothingIsUnderWayAndNothingWasCutShort() {
        var begun = new CountDownLatch(1);
        var closing = new CountDownLatch(1);
        var done = new AtomicBoolean();
        var cutShort = new AtomicBoolean();
        Supplier<Integer> fails = () -> {
            await(begun);
            closing.countDown();
            throw new IllegalStateException("expected by the test");
        };
        Supplier<Integer> writes = () -> {
            begun.countDown();
            await(closing);
            for (int i = 0; i < 10_000_000 && !cutShort.get(); i++) {
                cutShort.set(Thread.currentThread().isInterrupted());
            }
            done.set(true);
            return 1;
        };
        assertThrows(IllegalStateException.class, () -> {
            try (Lanes lanes = Lanes.several(2, "lane")) {
                lanes.run(pieces(List.of(fails, writes)), result -> { });
            }
        });
        assertTrue(done.get());
        assertFalse(cutShort.get());
    }

    private static <T> Supplier<Supplier<T>> pieces(List<Supplier<T>> pieces) {
        Iterator<Supplier<T>> rest = pieces.iterator();
        return () -> rest.hasNext() ? rest.next() : null;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
