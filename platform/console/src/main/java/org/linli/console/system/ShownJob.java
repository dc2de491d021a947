package org.linli.console.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.jobs.Job;

/**
 * A job as pages show it.
 *
 * @param title what is done
 * @param share how much of it is done, in thousandths; -1 while nobody knows
 * @param took  how long it was worked on so far; null while it waits
 * @param left  how long it will still take at this pace; null where nobody can tell
 */
public record ShownJob(Job job, Text title, Text state, String look, int share, Text took, Text left) {

    private static final int WHOLE = 1000;
    /** Before so much is done the pace says nothing. */
    private static final int TELLING = 20;

    static ShownJob of(Job job, Clock clock) {
        Messages messages = SystemRoom.MESSAGES;
        int share = job.state() == Job.State.DONE ? WHOLE : job.total() <= 0 ? -1 : (int) Math.min(WHOLE, job.done() * WHOLE / job.total());
        Instant until = job.ended() == null ? clock.instant() : job.ended();
        boolean running = job.state() == Job.State.RUNNING;
        Text took = running || job.ended() != null ? Amounts.span(messages, job.begun(), until) : null;
        Text left = running && share >= TELLING && job.begun() != null ? Amounts.span(messages, left(Duration.between(job.begun(), until), share)) : null;
        return new ShownJob(job, title(job.kind()), messages.text("job." + job.state()), look(job.state()), share, took, left);
    }

    private static Duration left(Duration so, int share) {
        return so.isNegative() ? Duration.ZERO : so.multipliedBy(WHOLE - share).dividedBy(share);
    }

    /** A kind in words; one of a module that the console doesn't know by its id. */
    static Text title(String kind) {
        String key = "job.kind." + kind;
        return SystemRoom.MESSAGES.has(key) ? SystemRoom.MESSAGES.text(key) : new Text(kind, kind);
    }

    static String look(Job.State state) {
        return switch (state) {
            case QUEUED -> "pill-line";
            case RUNNING, DONE -> "pill-jade";
            case FAILED -> "pill-red";
        };
    }

    /** Whether it isn't ended. */
    public boolean live() {
        return job.state() == Job.State.QUEUED || job.state() == Job.State.RUNNING;
    }
}
