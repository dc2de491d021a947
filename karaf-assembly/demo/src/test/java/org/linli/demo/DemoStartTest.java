package org.linli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Job;
import org.linli.api.modules.Choice;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.UnitPath;
import org.linli.testkit.EachEngine;

@EachEngine
class DemoStartTest {

    private final Transactions transactions;
    private final FakeJobs jobs = new FakeJobs();
    private final Map<String, String> chosen = new HashMap<>();
    private boolean settled;

    DemoStartTest(Transactions transactions) {
        this.transactions = transactions;
    }

    private DemoStart start(Map<String, Object> configuration) {
        return new DemoStart(null, transactions, new Guard() {
            @Override
            public Caller caller() {
                return Caller.PLATFORM;
            }

            @Override
            public void require(String permission, UnitPath place) {
                throw new UnsupportedOperationException();
            }

            @Override
            public <T> T as(Caller caller, Supplier<T> work) {
                return work.get();
            }
        }, jobs, new Choice() {
            @Override
            public Optional<String> of(String module) {
                return Optional.ofNullable(chosen.get(module));
            }

            @Override
            public void choose(String module, String version) {
                chosen.put(module, version);
            }

            @Override
            public void leave(String module) {
                chosen.remove(module);
            }

            @Override
            public void settle() {
                settled = true;
            }

            @Override
            public boolean settled() {
                return settled;
            }
        }, configuration);
    }

    private void change(Consumer<Db> change) {
        transactions.write(db -> {
            change.accept(db);
            return null;
        });
    }

    /** The town's people are loaded and the year is to follow. */
    private DemoStart waitingForTheYear() {
        DemoStart start = start(Map.of("demo", "true", "modules", "party-points"));
        jobs.stands("job-0", Job.State.DONE);
        change(db -> DemoStore.goesOn(db, jobs.queue(db, DemoYearLoad.KIND, "{}", null).id()));
        return start;
    }

    @Test
    void theYearBelongsToATownWhoseFirstStartAsksForTheModule() {
        start(Map.of("demo", "true", "modules", "safety, party-points"));
        assertEquals(List.of(DemoLoad.WITH_YEAR), jobs.parameters);
    }

    @Test
    void aTownWithoutTheModuleHasPeopleOnlyAndIsReady() {
        DemoStart start = start(Map.of("demo", "true", "modules", "safety"));
        assertEquals(List.of(DemoLoad.WITHOUT_YEAR), jobs.parameters);
        jobs.stands("job-0", Job.State.RUNNING);
        assertEquals("the demo town is loading: 1 of 5", start.ready().says());
        change(db -> DemoStore.done(db, Instant.EPOCH));
        assertTrue(start.ready().fit());
        assertEquals(DemoLoad.WITHOUT_YEAR, parametersOfAStartWith(Map.of("demo", "true")));
    }

    private String parametersOfAStartWith(Map<String, Object> configuration) {
        change(db -> db.update("delete from demo_towns"));
        start(configuration);
        return jobs.parameters.get(jobs.parameters.size() - 1);
    }

    @Test
    void theFirstStartDecides() {
        start(Map.of("demo", "true"));
        start(Map.of("demo", "true", "modules", "party-points"));
        assertEquals(List.of(DemoLoad.WITHOUT_YEAR), jobs.parameters);
    }

    @Test
    void whereNobodyAsksForADemoTownThereIsNone() {
        assertTrue(start(Map.of("modules", "party-points")).ready().fit());
        assertEquals(List.of(), jobs.queued);
    }

    @Test
    void theTownIsNotReadyBeforeItsYearIsLoaded() {
        DemoStart start = waitingForTheYear();
        assertEquals("the demo town's year waits for party-points", start.ready().says());
        chosen.put("party-points", "1.0.0");
        settled = true;
        assertEquals("the demo town's year waits for party-points", start.ready().says());
        jobs.stands("job-1", Job.State.RUNNING);
        assertEquals("the demo town is loading: 1 of 5", start.ready().says());
        change(db -> DemoStore.done(db, Instant.EPOCH));
        assertTrue(start.ready().fit());
    }

    @Test
    void aTownThatRemovesTheModuleBeforeItsYearIsLoadedDoesNotWaitForEver() {
        DemoStart start = waitingForTheYear();
        settled = true;
        assertTrue(start.ready().fit());
    }

    @Test
    void aFailureIsToldByReadiness() {
        DemoStart start = waitingForTheYear();
        jobs.stands("job-1", Job.State.FAILED);
        assertEquals("the demo town could not be loaded: null", start.ready().says());
    }
}
