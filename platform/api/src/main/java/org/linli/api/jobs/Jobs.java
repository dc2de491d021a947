package org.linli.api.jobs;

import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ProviderType;

/** Persistent jobs: leased by a node, resumed from their last cursor after a crash. */
@ProviderType
public interface Jobs {

    /**
     * Which jobs; null stands for all.
     *
     * @param state where they stand
     * @param kind  which handler does them
     * @param own   whether only the caller's own
     */
    record Search(Job.State state, String kind, boolean own) {

        /** Every job that the caller may see. */
        public static final Search ALL = new Search(null, null, false);
    }

    /**
     * Queues a job in the current transaction; it starts after the commit, on behalf of the caller.
     *
     * @param kind       the handler's kind
     * @param parameters what the handler needs, as JSON
     * @param lock       at most one live job holds the same lock; null for none
     * @throws Problem {@code CONFLICT} when a live job holds the lock
     */
    Job queue(Db db, String kind, String parameters, String lock);

    /** @throws Problem {@code NOT_FOUND}, also for another account's job unless the caller sees the whole town */
    Job job(String id);

    /**
     * Jobs that {@link #job} would answer, newest first; where few of very many may be seen, a page may hold less than asked for and yet have a next one.
     *
     * @param after the id of the last job of the page before; null for the first
     * @param limit 1–500
     */
    Page<Job> list(Search search, String after, int limit);
}
