package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Contention;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.data.Upsert;

@EachEngine
class ConcurrencyTest {

    private static final Upsert ADD = new Upsert("sample_tally", List.of("town", "item"), List.of("points", "note"), Set.of("points"));
    private static final int THREADS = 8;

    private final Transactions transactions;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    ConcurrencyTest(Transactions transactions) {
        this.transactions = transactions;
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Object[] point(Db db, int item) {
        return new Object[] {db.town(), "item " + item, BigDecimal.ONE, "n"};
    }

    @Test
    void fortyThousandAdditionsOnFewKeysLoseNothing() throws Exception {
        int each = 1000;
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            work.add(() -> {
                for (int i = 0; i < each; i++) {
                    int first = i % 7;
                    transactions.write(db -> {
                        List<Object[]> rows = new ArrayList<>();
                        for (int k = 4; k >= 0; k--) {
                            rows.add(point(db, first + k));
                        }
                        db.upsert(ADD, rows);
                        return null;
                    });
                }
                return each;
            });
        }
        for (Future<Integer> done : threads.invokeAll(work)) {
            assertEquals(each, done.get());
        }
        BigDecimal sum = transactions.read(db -> db.first("select sum(points) from sample_tally", row -> row.decimal(1))).orElseThrow();
        assertEquals(0, sum.compareTo(BigDecimal.valueOf(THREADS * each * 5L)), sum::toString);
    }

    @Test
    void ofManyWhoInsertTheSameKeyOneDoes() throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            work.add(() -> {
                int inserted = 0;
                for (int i = 0; i < 200; i++) {
                    int item = i;
                    boolean[] mine = transactions.write(db -> db.insertNew("sample_tally", List.of("town", "item", "points", "note"),
                            List.of(point(db, item), point(db, item + 1))));
                    inserted += (mine[0] ? 1 : 0) + (mine[1] ? 1 : 0);
                }
                return inserted;
            });
        }
        int inserted = 0;
        for (Future<Integer> done : threads.invokeAll(work)) {
            inserted += done.get();
        }
        assertEquals(201, inserted);
    }

    @Test
    void aLockedRowKeepsASecondLockerWaiting() throws Exception {
        transactions.write(db -> {
            db.upsert(ADD, List.of(point(db, 1), point(db, 2)));
            return null;
        });
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<?> holder = threads.submit(() -> transactions.write(db -> {
            lock(db, 1);
            locked.countDown();
            return await(release);
        }));
        await(locked);
        Future<?> waiter = threads.submit(() -> transactions.write(db -> lock(db, 1)));
        assertEquals("item 2", transactions.write(db -> lock(db, 2)));
        assertThrows(TimeoutException.class, () -> waiter.get(300, TimeUnit.MILLISECONDS));
        assertFalse(holder.isDone());
        release.countDown();
        holder.get();
        assertEquals("item 1", waiter.get());
    }

    @Test
    void ofTwoThatWaitForEachOtherOneIsToldSo() throws Exception {
        transactions.write(db -> {
            db.upsert(ADD, List.of(point(db, 1), point(db, 2)));
            return null;
        });
        CountDownLatch both = new CountDownLatch(2);
        Future<?> forth = threads.submit(() -> transactions.write(db -> crossing(db, both, 1, 2)));
        Future<?> back = threads.submit(() -> transactions.write(db -> crossing(db, both, 2, 1)));
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> each : List.of(forth, back)) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        assertEquals(1, failures.size());
        assertTrue(failures.get(0) instanceof Contention, failures::toString);
    }

    private static String crossing(Db db, CountDownLatch both, int first, int second) {
        lock(db, first);
        both.countDown();
        await(both);
        return lock(db, second);
    }

    private static String lock(Db db, int item) {
        return db.lock("select item from sample_tally where town = ? and item = ?", row -> row.text(1), db.town(), "item " + item).orElseThrow();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
