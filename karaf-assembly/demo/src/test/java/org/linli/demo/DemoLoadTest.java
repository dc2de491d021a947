package org.linli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.testkit.EachEngine;

@EachEngine
class DemoLoadTest {

    private final Transactions transactions;
    private final List<String> imported = new ArrayList<>();
    private final FakeJobs jobs = new FakeJobs();
    private int rejected;

    DemoLoadTest(Transactions transactions) {
        this.transactions = transactions;
    }

    @BeforeEach
    void ordered() {
        transactions.write(db -> {
            DemoStore.begun(db, jobs.queue(db, DemoLoad.KIND, null, null).id());
            return null;
        });
    }

    private DemoLoad load() {
        return new DemoLoad(null, transactions, answering(Imports.class, (called, arguments) -> switch (called.getName()) {
            case "ofCore" -> answering(RowImport.class, (asked, none) -> arguments[0]);
            case "run" -> {
                imported.add(((RowImport) arguments[0]).kind());
                yield new Imports.Answer(new Imports.Outcome(1, 0, rejected, List.of(), null), null);
            }
            default -> throw new UnsupportedOperationException(called.getName());
        }), jobs, Clock.systemUTC());
    }

    private static <T> T answering(Class<T> type, BiFunction<Method, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> answer.apply(called, arguments)));
    }

    private boolean loaded() {
        return transactions.read(DemoStore::loaded);
    }

    private Optional<String> job() {
        return transactions.read(DemoStore::job);
    }

    @Test
    void withoutTheModuleTheTownIsLoadedOnceItsPeopleAre() {
        load().run(new FakeJobs.Under(DemoLoad.WITHOUT_YEAR, 0));
        assertEquals(List.of("units", "units", "households", "people"), imported);
        assertTrue(loaded());
        assertEquals(1, jobs.queued.size());
    }

    @Test
    void withTheModuleTheYearFollowsAndTheTownIsLoadedOnlyAfterIt() {
        load().run(new FakeJobs.Under(DemoLoad.WITH_YEAR, 0));
        assertEquals(DemoYearLoad.KIND, jobs.queued.get(1).kind());
        assertEquals(Optional.of("job-1"), job());
        assertFalse(loaded());
    }

    @Test
    void afterACrashItGoesOnWhereItWas() {
        for (int crash = 1; crash <= 4; crash++) {
            imported.clear();
            var falling = new FakeJobs.Under(DemoLoad.WITH_YEAR, crash);
            assertThrows(IllegalStateException.class, () -> load().run(falling));
            assertEquals(Optional.of("job-0"), job(), "what the last transaction did is undone");
            imported.clear();
            load().run(falling.again());
            assertEquals(4 - crash, imported.size());
            assertEquals(Optional.of("job-" + (jobs.queued.size() - 1)), job());
            transactions.write(db -> {
                DemoStore.goesOn(db, "job-0");
                return null;
            });
        }
    }

    @Test
    void aJobThatEndedIsNotDoneAgain() {
        var run = new FakeJobs.Under(DemoLoad.WITH_YEAR, 0);
        load().run(run);
        load().run(run.again());
        assertEquals(2, jobs.queued.size());
        assertEquals(4, imported.size());
    }

    @Test
    void aRowThatIsRejectedIsAFault() {
        rejected = 1;
        assertThrows(IllegalStateException.class, () -> load().run(new FakeJobs.Under(DemoLoad.WITHOUT_YEAR, 0)));
        assertFalse(loaded());
    }
}
