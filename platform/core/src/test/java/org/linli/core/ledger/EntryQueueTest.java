package org.linli.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Contention;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.core.ledger.EntryQueue.Answer;
import org.linli.core.ledger.EntryQueue.Asked;

class EntryQueueTest {

    private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch othersWait = new CountDownLatch(1);

    @Test
    void anEntryThatCanNotBeWrittenDoesNotFailThoseThatCameWithIt() throws InterruptedException {
        var fault = new IllegalStateException("no such character");
        assertEquals(Map.of("good", "written", "bad", "no such character", "better", "written"), record(fault));
        assertEquals(5, written.size(), "the first, three together, each of them by itself");
    }

    @Test
    void contentionIsToldToAllThatCameTogether() throws InterruptedException {
        var lost = new Contention("lost", null);
        assertEquals(Map.of("good", "lost", "bad", "lost", "better", "lost"), record(lost));
        assertEquals(2, written.size());
    }

    /** Records three that wait together behind a first one; one of them fails. */
    private Map<String, String> record(RuntimeException fault) throws InterruptedException {
        var queue = new EntryQueue((program, asked) -> write(asked, fault));
        var first = start(queue, "first");
        while (written.isEmpty()) {
            Thread.onSpinWait();
        }
        Map<String, CompletableFuture<Answer>> answers = new LinkedHashMap<>();
        List<Thread> waiting = new ArrayList<>();
        for (String key : List.of("good", "bad", "better")) {
            var answer = new CompletableFuture<Answer>();
            answers.put(key, answer);
            var thread = new Thread(() -> answer.complete(queue.record("p", asked(key))));
            thread.start();
            waiting.add(thread);
        }
        for (Thread thread : waiting) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        othersWait.countDown();
        assertEquals("written", said(first.join()));
        Map<String, String> said = new LinkedHashMap<>();
        answers.forEach((key, answer) -> said.put(key, said(answer.join())));
        return said;
    }

    private CompletableFuture<Answer> start(EntryQueue queue, String key) {
        return CompletableFuture.supplyAsync(() -> queue.record("p", asked(key)), work -> new Thread(work).start());
    }

    private List<Answer> write(List<Asked> asked, RuntimeException fault) {
        List<String> keys = asked.stream().map(one -> one.entry().key()).toList();
        written.add(keys);
        if (keys.contains("first")) {
            await();
        }
        if (keys.contains("bad")) {
            throw fault;
        }
        return asked.stream().map(one -> new Answer(null, null, null)).toList();
    }

    private void await() {
        try {
            othersWait.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String said(Answer answer) {
        return answer.refused() == null ? "written" : answer.refused().getMessage();
    }

    private static Asked asked(String key) {
        return new Asked(new NewEntry("M1", "meeting", null, null, null, key, null, null), null);
    }
}
