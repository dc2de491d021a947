package org.linli.core.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Job.State;
import org.linli.api.jobs.JobHandler;
import org.linli.api.jobs.Jobs;
import org.linli.api.territory.UnitPath;
import org.linli.core.HandClock;
import org.linli.core.OneCaller;
import org.linli.testkit.EachEngine;

@EachEngine
class JobRunnerTest {

    private final OneCaller guard = new OneCaller();
    private Transactions transactions;
    private JobsFixture town;
    private PersistentJobs jobs;

    @BeforeEach
    void start(Transactions fresh) {
        transactions = fresh;
        town = new JobsFixture(fresh, guard, new HandClock("2026-05-01"));
        jobs = town.jobs();
    }

    @AfterEach
    void stop() throws InterruptedException {
        town.stop();
    }

    @Test
    void aQueuedJobIsDoneOnBehalfOfWhoeverQueuedIt() {
        town.node("one", handler("core.count", run -> "{\"by\":\"" + guard.caller().account() + "\",\"of\":" + run.parameters() + "}"));
        Job job = queue("core.count", "7", null);
        Job ended = ended(job.id());
        assertEquals("{\"by\":\"admin\",\"of\":7}", ended.result());
        assertEquals(State.DONE, ended.state());
    }

    @Test
    void aRefusalFailsTheJobWithItsProblemInBothLanguages() {
        town.node("one", handler("core.count", run -> {
            throw new Problem(Problem.Kind.INVALID, "no-unit", new Text("没有单元", "no unit"), new Text("先建", "add it"));
        }));
        Job ended = ended(queue("core.count", "{}", null).id());
        assertEquals(State.FAILED, ended.state());
        assertTrue(ended.problem().contains("\"type\":\"urn:linli:problem:no-unit\""), ended.problem());
        assertTrue(ended.problem().contains("没有单元") && ended.problem().contains("no unit"), ended.problem());
        assertNull(ended.result());
    }

    @Test
    void twoLiveJobsNeverHoldTheSameLock() {
        Job first = queue("core.count", "{}", "program:1");
        Problem refused = assertThrows(Problem.class, () -> queue("core.count", "{}", "program:1"));
        assertEquals(Problem.Kind.CONFLICT, refused.kind());
        assertEquals(first.id(), refused.facts().get("job"));
        town.node("one", handler("core.count", run -> "{}"));
        assertEquals(State.DONE, ended(first.id()).state());
        assertEquals(State.DONE, ended(queue("core.count", "{}", "program:1").id()).state());
    }

    @Test
    void aJobGoesOnFromItsLastStepWhenItsNodeWasKilled() {
        Job job = queue("core.count", "{}", null);
        var store = new JobStore();
        Instant now = Instant.now();
        transactions.write(db -> {
            assertTrue(store.claim(db, job.id(), "killed", "lease", now, now.plus(Duration.ofHours(1)), now));
            return store.step(db, job.id(), "lease", now.plus(Duration.ofHours(1)), "41", 41, 100);
        });
        town.node("killed", handler("core.count", run -> "{\"from\":" + run.cursor() + "}"));
        assertEquals("{\"from\":41}", ended(job.id()).result());
    }

    @Test
    void anotherNodeTakesAJobOverOnlyWhenItsLeaseHasRunOut() {
        Job job = queue("core.count", "{}", null);
        var store = new JobStore();
        Instant now = Instant.now();
        assertTrue(transactions.<Boolean>write(db -> store.claim(db, job.id(), "one", "first", now, now.plusSeconds(60), now)));
        assertTrue(transactions.read(db -> store.waiting(db, now.plusSeconds(59))).isEmpty());
        assertEquals(job.id(), transactions.read(db -> store.waiting(db, now.plusSeconds(61))).get(0).id());
        assertTrue(transactions.<Boolean>write(db -> store.claim(db, job.id(), "two", "second", now.plusSeconds(61), now.plusSeconds(120), now)));
        assertEquals(false, transactions.<Boolean>write(db -> store.step(db, job.id(), "first", now.plusSeconds(200), "1", 1, 2)));
    }

    @Test
    void aJobInterruptedByTheStopOfItsHandlerIsResumedByTheNextHandler() throws InterruptedException {
        JobRunner runner = town.node("one");
        var begun = new CountDownLatch(1);
        JobHandler old = handler("core.count", run -> {
            for (int i = 1; ; i++) {
                int step = i;
                transactions.write(db -> {
                    run.step(db, "old", step, 0);
                    return null;
                });
                begun.countDown();
            }
        });
        runner.add(old, null);
        Job job = queue("core.count", "{}", null);
        begun.await();
        runner.remove(old);
        assertEquals(State.QUEUED, jobs.job(job.id()).state());
        runner.add(town.watched(handler("core.count", run -> "{\"after\":\"" + run.cursor() + "\"}")), null);
        assertEquals("{\"after\":\"old\"}", ended(job.id()).result());
    }

    @Test
    void aJobThatIsStoppedAgainAndAgainIsNotGivenUp() throws InterruptedException {
        JobRunner runner = town.node("one");
        Job job = queue("core.count", "{}", null);
        for (int i = 0; i < 7; i++) {
            var begun = new CountDownLatch(1);
            JobHandler stopped = handler("core.count", run -> {
                while (true) {
                    run.progress(1, 2);
                    begun.countDown();
                }
            });
            runner.add(stopped, null);
            begun.await();
            runner.remove(stopped);
        }
        runner.add(town.watched(handler("core.count", run -> "{}")), null);
        assertEquals(State.DONE, ended(job.id()).state());
    }

    @Test
    void aJobThatHadToGiveWayPausesAndIsNotCountedAsACrash() {
        Job job = queue("core.count", "{}", null);
        var store = new JobStore();
        Instant now = Instant.now();
        transactions.write(db -> {
            assertTrue(store.claim(db, job.id(), "one", "first", now, now.plusSeconds(60), now));
            store.giveWay(db, job.id(), "first", now.plusSeconds(2));
            return null;
        });
        assertTrue(transactions.read(db -> store.waiting(db, now.plusSeconds(1))).isEmpty());
        JobStore.Waiting waiting = transactions.read(db -> store.waiting(db, now.plusSeconds(3))).get(0);
        assertEquals(0, waiting.attempts());
        assertEquals(1, waiting.gaveWay());
        transactions.write(db -> {
            assertTrue(store.claim(db, job.id(), "one", "second", now.plusSeconds(3), now.plusSeconds(60), now));
            return store.step(db, job.id(), "second", now.plusSeconds(60), "1", 1, 2);
        });
        assertEquals(0, transactions.read(db -> store.waiting(db, now.plusSeconds(61))).get(0).gaveWay());
    }

    @Test
    void aJobWhoseDatabaseWasAwayGoesOnFromItsLastStep() {
        var away = new AtomicBoolean(true);
        town.node("one", handler("core.count", run -> {
            if (away.getAndSet(false)) {
                transactions.write(db -> {
                    run.step(db, "41", 41, 100);
                    return null;
                });
                throw new Unreachable("no connection to the database", null);
            }
            return "{\"from\":" + run.cursor() + "}";
        }));
        assertEquals("{\"from\":41}", ended(queue("core.count", "{}", null).id()).result());
    }

    @Test
    void aListShowsTheNewestFirstAndWhenEachWasWorkedOn() {
        town.node("one", handler("core.count", run -> "{}"));
        Job first = ended(queue("core.count", "{}", null).id());
        Job second = queue("core.other", "{}", null);
        assertEquals(List.of(second.id(), first.id()), ids(Jobs.Search.ALL, null, 10));
        assertEquals(List.of(first.id()), ids(new Jobs.Search(State.DONE, null, false), null, 10));
        assertEquals(List.of(second.id()), ids(new Jobs.Search(null, "core.other", false), null, 10));
        assertEquals(List.of(second.id()), ids(Jobs.Search.ALL, null, 1));
        assertEquals(List.of(first.id()), ids(Jobs.Search.ALL, second.id(), 1));
        assertEquals(first.created(), first.begun());
        assertEquals(first.created(), first.ended());
        assertNull(second.begun());
    }

    @Test
    void whoWorksInOneUnitFindsOnlyItsOwnJobsInTheList() {
        queue("core.count", "{}", null);
        guard.becomes("clerk", "core.units.write", new UnitPath("/1/11/"));
        Job own = queue("core.count", "{}", null);
        assertEquals(List.of(own.id()), ids(Jobs.Search.ALL, null, 10));
        guard.becomes("head", "core.units.write", null);
        assertEquals(2, ids(Jobs.Search.ALL, null, 10).size());
        assertEquals(List.of(), ids(new Jobs.Search(null, null, true), null, 10));
    }

    @Test
    void whatMayNotBeSeenIsPassedOverInTheListOfThoseWhoSeeTheWholeTown() {
        Job seen = queue("core.count", "{}", null);
        for (int i = 0; i < 5; i++) {
            transactions.write(db -> jobs.queue(db, "core.count", "{}", null, "core.people.write"));
        }
        guard.becomes("head", "core.units.write", null);
        assertEquals(List.of(seen.id()), ids(Jobs.Search.ALL, null, 2));
    }

    private List<String> ids(Jobs.Search search, String after, int limit) {
        return jobs.list(search, after, limit).items().stream().map(Job::id).toList();
    }

    @Test
    void aFaultFailsTheJobAndNamesItForTheOperator() {
        town.node("one", handler("core.count", run -> {
            throw new IllegalStateException("expected by the test");
        }));
        Job ended = ended(queue("core.count", "{}", null).id());
        assertEquals(State.FAILED, ended.state());
        assertTrue(ended.problem().contains(ended.id()) && !ended.problem().contains("expected by the test"), ended.problem());
    }

    @Test
    void anotherAccountsJobIsNotShown() {
        Job job = queue("core.count", "{}", null);
        guard.becomes("clerk", "core.people.read", UnitPath.top("11"));
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> jobs.job(job.id())).kind());
    }

    private Job queue(String kind, String parameters, String lock) {
        return transactions.write(db -> jobs.queue(db, kind, parameters, lock));
    }

    private Job ended(String id) {
        return town.ended(id);
    }

    private static JobHandler handler(String kind, Function<JobHandler.Run, String> work) {
        return new JobHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public String run(Run run) {
                return work.apply(run);
            }
        };
    }
}
