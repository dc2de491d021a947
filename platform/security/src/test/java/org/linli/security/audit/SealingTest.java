package org.linli.security.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.api.Ids;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Result;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Search;
import org.linli.api.security.AuditTrail.Verification;
import org.linli.api.security.Caller;
import org.linli.testkit.EachEngine;

/** Every committed line comes into the chain exactly once, whoever seals it and whatever comes between. */
@EachEngine
class SealingTest {

    private final Transactions transactions;
    private final AuditNode node;

    SealingTest(Transactions transactions) {
        this.transactions = transactions;
        node = new AuditNode(transactions);
    }

    @Test
    void twoNodesThatWriteAndSealAtOnceMakeOneChain() throws Exception {
        AuditNode other = new AuditNode(transactions);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        var begin = new CountDownLatch(1);
        List<Future<?>> work = new ArrayList<>();
        for (AuditNode one : List.of(node, other)) {
            for (int writer = 0; writer < 2; writer++) {
                work.add(threads.submit(() -> {
                    begin.await();
                    for (int i = 0; i < 30; i++) {
                        one.write(AuditNode.line("made", "a"), AuditNode.line("made", "b"));
                        one.writeMany(20);
                    }
                    return null;
                }));
            }
            work.add(threads.submit(() -> {
                begin.await();
                for (int i = 0; i < 40; i++) {
                    one.seal();
                    one.sweep();
                }
                return null;
            }));
        }
        begin.countDown();
        for (Future<?> one : work) {
            one.get();
        }
        threads.shutdown();
        node.seal();
        other.seal();
        intact(2 * 2 * 30 * 22);
    }

    @Test
    void linesOfATransactionThatRollsBackAreNotSealed() {
        assertThrows(IllegalStateException.class, () -> node.guard.as(Caller.PLATFORM, () -> transactions.write(db -> {
            node.book.write(db, AuditNode.line("made", "1"));
            throw new IllegalStateException("rolled back");
        })));
        node.write(AuditNode.line("made", "2"));
        node.seal();
        intact(1);
    }

    @Test
    void aNodeThatDiesInTheMiddleOfSealingLeavesTheChainAsItWas() {
        AuditNode dying = new AuditNode(new Failing(transactions, false));
        dying.writeMany(1500);
        assertThrows(IllegalStateException.class, dying::seal);
        assertEquals(0, node.verify().lines());
        assertEquals(1500, node.sweep());
        Verification found = intact(1500);
        assertEquals(1500, found.late());
    }

    @Test
    void aNodeThatDoesNotLearnThatItsSealingCommittedDoesNotSealTwice() {
        var unsure = new Failing(transactions, true);
        AuditNode dying = new AuditNode(unsure);
        dying.writeMany(1500);
        assertThrows(IllegalStateException.class, dying::seal);
        intact(1500);
        unsure.sound = true;
        dying.write(AuditNode.line("made", "1"));
        dying.seal();
        intact(1501);
    }

    /** Transactions of a node whose sealing fails, before its commit or after it. */
    private static final class Failing implements Transactions {

        private final Transactions inner;
        private final boolean afterwards;
        private boolean sound;

        Failing(Transactions inner, boolean afterwards) {
            this.inner = inner;
            this.afterwards = afterwards;
        }

        @Override
        public <T> T write(Function<Db, T> work) {
            T done = inner.write(db -> {
                T result = work.apply(db);
                if (!afterwards) {
                    fail(result);
                }
                return result;
            });
            fail(done);
            return done;
        }

        private void fail(Object result) {
            if (!sound && result != null && result.getClass().getEnclosingClass() == Sealer.class) {
                throw new IllegalStateException("killed");
            }
        }

        @Override
        public <T> T read(Function<Db, T> work) {
            return inner.read(work);
        }

        @Override
        public boolean active() {
            return inner.active();
        }

        @Override
        public void afterCommit(Runnable work) {
            inner.afterCommit(work);
        }
    }

    @Test
    void aFolderThatCanNotBeWrittenToHidesNoFailureOfTheSealing() throws IOException {
        var unsure = new Failing(transactions, false);
        unsure.sound = true;
        AuditNode one = new AuditNode(unsure);
        Files.writeString(one.folder.resolve("keys"), "in the way");
        one.write(AuditNode.line("made", "1"));
        String first = saidIn(one.rounds::round);
        assertTrue(first.contains("keys/audit.public can't be written") && !first.contains("can't be sealed"), first);
        intact(1);
        unsure.sound = false;
        one.write(AuditNode.line("made", "2"));
        String then = saidIn(one.rounds::round);
        assertTrue(then.contains("can't be sealed") && !then.contains("can't be written"), then);
    }

    /** What stands in the log of it. */
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

    @Test
    void theAuditOfAnOldTownComesIntoTheChainAtTheFirstStart() {
        anOldTown(2300);
        node.write(AuditNode.line("made", "1"));
        assertEquals(2300, node.sweep());
        assertEquals(2300, intact(2301).late());
        assertEquals(0, node.sweep());
        List<Entry> refused = node.find(new Search(null, null, null, null, null, null, Result.REFUSED), null, 50).items();
        assertEquals(List.of("access.refused"), refused.stream().map(Entry::action).distinct().toList());
    }

    @Test
    void aNodeThatStopsInTheMiddleOfThatGoesOnWithItAtItsNextStart() {
        anOldTown(2300);
        var stopping = new LostLines(transactions, node.rounds.sealer());
        stopping.leave();
        assertEquals(1000, stopping.take(node.clock.instant().plusSeconds(60)));
        assertEquals(1300, new AuditNode(transactions).sweep());
        intact(2300);
    }

    private void anOldTown(int lines) {
        transactions.write(db -> db.batch("insert into audit (town, id, done_at, account, name, address, action, object) values"
                + " ('main', ?, ?, 'a', '书记', '192.0.2.1', ?, 'x')", () -> IntStream.range(0, lines)
                        .mapToObj(i -> new Object[] {Ids.next(), node.clock.instant(), i % 2 == 0 ? "unit.moved" : "access.refused"}).iterator()));
    }

    @Test
    void aSweepGoesOnlyThroughWhatMayStillBeOpen() {
        node.writeMany(1200);
        node.seal();
        node.clock.pass(Duration.ofDays(2));
        assertEquals(0, node.sweep());
        String swept = transactions.read(new BlockStore()::chain).swept();
        assertTrue(node.list(null, null, null, 1).items().get(0).id().compareTo(swept) < 0, swept);
        AuditNode killed = new AuditNode(transactions);
        killed.write(AuditNode.line("made", "lost"));
        assertEquals(0, node.sweep(), "older than any transaction can be: slipped in");
        assertFalse(node.verify().intact());
    }

    @Test
    void whatIsLostAfterAClockWasSetBackIsFoundAllTheSame() {
        node.write(AuditNode.line("made", "1"));
        node.clock.pass(Duration.ofDays(400));
        node.seal();
        node.sweep();
        node.clock.pass(Duration.ofDays(-400));
        new AuditNode(transactions).write(AuditNode.line("made", "lost"));
        assertEquals(1, node.verify().open());
        assertEquals(1, node.sweep());
        intact(2);
        String swept = transactions.read(new BlockStore()::chain).swept();
        assertTrue(swept.compareTo(IdTime.at(node.clock.instant())) < 0, swept);
    }

    @Test
    void nothingIsSealedInsideATransaction() {
        node.write(AuditNode.line("made", "1"));
        assertThrows(IllegalStateException.class, () -> transactions.write(db -> node.seal()));
        node.seal();
        intact(1);
    }

    @Test
    void aNodeThatOnlyWatchesFollowsTheChain() {
        AuditNode standby = new AuditNode(transactions);
        node.write(AuditNode.line("made", "1"));
        assertEquals(node.seal(), standby.seal());
        standby.write(AuditNode.line("made", "2"));
        standby.seal();
        intact(2);
    }

    @Test
    void moreThanMemoryHoldsIsFoundAgainInTheAudit() {
        AuditNode small = new AuditNode(transactions, node.clock, 100);
        small.writeMany(150);
        assertTrue(small.unsealed.overflowed());
        assertFalse(small.unsealed.overflowed());
        small.seal();
        assertEquals(50, small.sweep());
        intact(150);
    }

    private Verification intact(long lines) {
        Verification found = node.verify();
        assertTrue(found.intact(), () -> found.faults().toString());
        assertEquals(lines, found.lines());
        assertEquals(0, found.open());
        List<String> sealed = transactions.read(db -> {
            List<String> ids = new ArrayList<>();
            var blocks = new BlockStore();
            blocks.after(db, 0, 1_000_000).forEach(block -> blocks.lines(db, block.number()).forEach(line -> ids.add(line.id())));
            return ids;
        });
        assertEquals(lines, sealed.stream().distinct().count(), "each once");
        assertEquals(lines, sealed.size());
        return found;
    }
}
