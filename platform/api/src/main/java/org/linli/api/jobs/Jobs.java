package org.linli.api.jobs;

import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ProviderType;

/** Persistent jobs: leased by a node, resumed from their last cursor after a crash. */
@ProviderType
public interface Jobs {

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
}
