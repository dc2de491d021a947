package org.linli.api.jobs;

import java.time.Instant;

/**
 * A piece of work that takes long.
 *
 * @param kind    which handler does it
 * @param total   how much there is to do, in the handler's own units; 0 while unknown
 * @param result  what came out, as JSON; null before the end
 * @param problem why it failed, as a problem document in JSON; null otherwise
 * @param begun   when a node took it up first; null while it waits, and of work of long ago
 * @param ended   when it was done or failed; null before, and of work of long ago
 */
public record Job(String id, String kind, State state, long done, long total, String result, String problem, String by, Instant created, Instant begun,
                  Instant ended) {

    /** Where a job stands. */
    public enum State { QUEUED, RUNNING, DONE, FAILED }

    /** A job of which nobody has noted when it was worked on. */
    public Job(String id, String kind, State state, long done, long total, String result, String problem, String by, Instant created) {
        this(id, kind, state, done, total, result, problem, by, created, null, null);
    }
}
