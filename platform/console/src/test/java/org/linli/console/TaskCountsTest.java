package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;

class TaskCountsTest {

    private static final Caller ANN = new Caller("ann", "ann", "local", List.of());
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger counted = new AtomicInteger();
    private final TaskCounts counts = new TaskCounts(nanos::get);

    @Test
    void aCountIsKeptForAMinute() {
        assertEquals(1, count(ANN, null));
        assertEquals(1, count(ANN, null));
        nanos.set(Duration.ofSeconds(60).toNanos());
        assertEquals(2, count(ANN, null));
    }

    @Test
    void anotherUnitOrAnotherPostIsCountedOfItsOwn() {
        assertEquals(1, count(ANN, null));
        assertEquals(2, count(ANN, "A"));
        assertEquals(3, count(ANN.with(new Grant("core.units.read", null)), null));
        assertEquals(1, count(ANN, null));
    }

    @Test
    void theOldestGivesWayWhereThereAreTooMany() {
        for (int i = 0; i <= 1000; i++) {
            count(ANN, "unit" + i);
        }
        assertEquals(2, count(ANN, "unit1"), "kept");
        assertEquals(1002, count(ANN, "unit0"), "counted anew");
    }

    private int count(Caller caller, String unit) {
        return counts.of(caller, unit, () -> new TaskCount(counted.incrementAndGet(), false)).all();
    }
}
