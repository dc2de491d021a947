package org.linli.console.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.jobs.Job;
import org.linli.api.pages.Task;

class SystemTasksTest {

    private static final Instant NOW = Instant.parse("2026-12-20T02:00:00Z");

    @Test
    void aFailedJobIsSomethingToDoUntilOneOfItsKindHasGoneWell() {
        Job failed = job("1", "core.import", Job.State.FAILED, Duration.ofHours(2));
        assertEquals(List.of("job-1"), ids(job("2", "core.backup", Job.State.DONE, Duration.ofHours(1)), failed));
        assertEquals(List.of(), ids(job("2", "core.import", Job.State.DONE, Duration.ofHours(1)), failed));
        assertEquals(List.of("job-1"), ids(failed, job("0", "core.import", Job.State.DONE, Duration.ofHours(3))));
    }

    @Test
    void whatFailedLongAgoIsNothingToDoAnyMore() {
        assertEquals(List.of(), ids(job("1", "core.import", Job.State.FAILED, Duration.ofDays(4))));
    }

    private static List<String> ids(Job... newestFirst) {
        return SystemTasks.jobs(List.of(newestFirst), NOW).stream().map(Task::id).toList();
    }

    private static Job job(String id, String kind, Job.State state, Duration ago) {
        String problem = state == Job.State.FAILED ? "{\"detail\":\"不行\",\"mend\":\"再来\"}" : null;
        return new Job(id, kind, state, 0, 0, null, problem, "me", NOW.minus(ago));
    }
}
