package org.linli.api.jobs;

import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ConsumerType;

/** Does the jobs of one kind; registered as a service. */
@ConsumerType
public interface JobHandler {

    /** The kind, {@code <module>.<thing>}. */
    String kind();

    /** Whether what the job needs is there now; a job that isn't ready waits. @param parameters as they were queued */
    default boolean ready(String parameters) {
        return true;
    }

    /** Whether it is done beside the jobs under way instead of after them: short work that people wait for; one such job at a time. */
    default boolean urgent() {
        return false;
    }

    /**
     * Does the job from its cursor on.
     *
     * <p>A handler works in steps, each a transaction that ends with {@link Run#step}; after a crash it is called again with the cursor of
     * the last committed step. A {@link org.linli.api.Problem} fails the job with that problem; any other exception is a fault.
     *
     * @return the result as JSON
     */
    String run(Run run);

    /**
     * The job has failed for good and won't be called again; undoes what only it could have ended, in the transaction that writes the failure.
     *
     * @param job        the job's id
     * @param parameters as they were queued
     */
    default void failed(Db db, String job, String parameters) {
    }

    /** A job under way. */
    interface Run {

        /** The job's id. */
        String id();

        /** The parameters as they were queued. */
        String parameters();

        /** What the last committed step left; null on the first call. */
        String cursor();

        /** Writes progress and cursor in the transaction of a step; fails if another node has taken the job over. */
        void step(Db db, String cursor, long done, long total);

        /** Writes progress alone, in a transaction of its own. */
        void progress(long done, long total);
    }
}
