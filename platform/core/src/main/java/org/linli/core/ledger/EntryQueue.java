package org.linli.core.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.linli.api.data.Contention;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.ledger.Ledger.Recorded;
import org.linli.api.security.Caller;
import org.linli.api.territory.UnitPath;

/**
 * Brings together what several threads record for one program at the same time, so that it shares a transaction: whoever comes first writes
 * for all that have come by then, the others wait for their answers.
 */
final class EntryQueue {

    /** An entry and who records it. */
    record Asked(NewEntry entry, Caller caller) {
    }

    /**
     * What came of it; exactly one is not null.
     *
     * @param refused   a refusal, or a fault that hit all of the transaction
     * @param forbidden the unit whose permission the caller lacks
     */
    record Answer(Recorded recorded, Throwable refused, UnitPath forbidden) {
    }

    /** Writes entries of one program in one transaction. */
    interface Writer {

        /** @return an answer for each, in order */
        List<Answer> write(String program, List<Asked> asked);
    }

    /** Programs that share a desk wait for each other. */
    private static final int DESKS = 64;
    private static final int MOST = 200;
    private static final Answer LEAD = new Answer(null, null, null);

    private record Waiting(String program, Asked asked, CompletableFuture<Answer> answer) {
    }

    private static final class Desk {

        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private boolean taken;

        /** @return whether the one who comes is to write */
        synchronized boolean enter(Waiting one) {
            waiting.add(one);
            boolean leads = !taken;
            taken = true;
            return leads;
        }

        /** Those who wait for the program, in order of coming. */
        synchronized List<Waiting> take(String program) {
            List<Waiting> batch = new ArrayList<>();
            for (Iterator<Waiting> all = waiting.iterator(); all.hasNext() && batch.size() < MOST;) {
                Waiting one = all.next();
                if (one.program().equals(program)) {
                    batch.add(one);
                    all.remove();
                }
            }
            return batch;
        }

        /** The next one to write, who still waits in line; null when nobody does. */
        synchronized Waiting leave() {
            Waiting next = waiting.peek();
            taken = next != null;
            return next;
        }
    }

    private final Writer writer;
    private final Desk[] desks = new Desk[DESKS];

    EntryQueue(Writer writer) {
        this.writer = writer;
        for (int i = 0; i < DESKS; i++) {
            desks[i] = new Desk();
        }
    }

    /** Records an entry together with others; returns when it is durable or refused. */
    Answer record(String program, Asked asked) {
        Desk desk = desks[Math.floorMod(program.hashCode(), DESKS)];
        var mine = new Waiting(program, asked, new CompletableFuture<>());
        if (!desk.enter(mine)) {
            Answer answer = mine.answer().join();
            if (answer != LEAD) {
                return answer;
            }
        }
        return lead(desk, mine);
    }

    /** The one who leads is first in line for its program, so its own answer is the first. */
    private Answer lead(Desk desk, Waiting mine) {
        List<Waiting> batch = desk.take(mine.program());
        List<Answer> answers;
        try {
            answers = write(mine.program(), batch.stream().map(Waiting::asked).toList());
        } finally {
            Waiting next = desk.leave();
            if (next != null) {
                next.answer().complete(LEAD);
            }
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(answers.get(i));
        }
        return answers.get(0);
    }

    /** Never throws, because nobody may wait for ever. */
    private List<Answer> write(String program, List<Asked> asked) {
        try {
            return writer.write(program, asked);
        } catch (RuntimeException | Error e) {
            if (asked.size() > 1 && e instanceof RuntimeException && !(e instanceof Contention)) {
                // the fault of one is not that of the others
                return asked.stream().flatMap(one -> write(program, List.of(one)).stream()).toList();
            }
            return asked.stream().map(one -> new Answer(null, e, null)).toList();
        }
    }
}
