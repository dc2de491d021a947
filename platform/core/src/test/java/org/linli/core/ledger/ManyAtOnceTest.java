package org.linli.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Integrity;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.programs.Program;
import org.linli.core.programs.LedgerEntries;
import org.linli.core.programs.PointsTown;
import org.linli.testkit.EachEngine;

/** Many record for one program at the same time, on two nodes. */
@EachEngine
class ManyAtOnceTest {

    private static final int THREADS = 8;
    private static final int EACH = 60;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private PointsTown town;
    private Program program;
    private List<Ledger> nodes;

    @BeforeEach
    void start(Transactions transactions) {
        town = new PointsTown(transactions);
        program = town.program("2026", 20);
        nodes = List.of(town.ledger, new ChainedLedger(transactions, town.guard, town.access, town.guard, town.clock, town.shelf, null));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void nothingIsLostAndTheChainHolds() throws Exception {
        run(thread -> i -> LedgerEntries.meeting("M" + (i % 20 + 1), "2026-03-14", "k" + thread + "-" + i));
        assertEquals(new Integrity(THREADS * EACH, List.of()), town.ledger.check(program.id()));
    }

    @Test
    void oneKeyGivesOneEntryHoweverManySendIt() throws Exception {
        run(thread -> i -> LedgerEntries.meeting("M" + (i % 20 + 1), "2026-03-14", "k" + i));
        assertEquals(new Integrity(EACH, List.of()), town.ledger.check(program.id()));
    }

    @Test
    void whatIsRefusedLeavesTheOthersAlone() throws Exception {
        int refused = run(thread -> i -> LedgerEntries.meeting(i % 3 == 0 ? "nobody" : "M1", "2026-03-14", "k" + thread + "-" + i));
        assertEquals(THREADS * EACH / 3, refused);
        assertEquals(new Integrity(THREADS * EACH * 2 / 3, List.of()), town.ledger.check(program.id()));
    }

    private interface Sender {
        NewEntry entry(int i);
    }

    private interface Senders {
        Sender of(int thread);
    }

    /** How many were refused. */
    private int run(Senders senders) throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Sender sender = senders.of(thread);
            Ledger node = nodes.get(thread % nodes.size());
            work.add(() -> send(node, sender));
        }
        int refused = 0;
        for (Future<Integer> done : threads.invokeAll(work)) {
            refused += done.get();
        }
        return refused;
    }

    private int send(Ledger node, Sender sender) {
        int refused = 0;
        for (int i = 0; i < EACH; i++) {
            try {
                node.record(program.id(), sender.entry(i));
            } catch (Problem problem) {
                assertEquals("entry-faulty", problem.code());
                refused++;
            }
        }
        return refused;
    }
}
