package org.linli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.data.Db;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.JobHandler;
import org.linli.api.jobs.Jobs;

/** Jobs that stand where a test wants them. */
final class FakeJobs implements Jobs {

    final List<Job> queued = new ArrayList<>();
    final List<String> parameters = new ArrayList<>();

    @Override
    public Job queue(Db db, String kind, String with, String lock) {
        Job job = new Job("job-" + queued.size(), kind, Job.State.QUEUED, 0, 0, null, null, "platform", Instant.EPOCH);
        queued.add(job);
        parameters.add(with);
        return job;
    }

    @Override
    public Page<Job> list(Search search, String after, int limit) {
        return new Page<>(queued, null);
    }

    @Override
    public Job job(String id) {
        return queued.stream().filter(job -> job.id().equals(id)).findFirst().orElseThrow();
    }

    void stands(String id, Job.State state) {
        queued.replaceAll(job -> job.id().equals(id) ? new Job(id, job.kind(), state, 1, 5, null, null, job.by(), job.created()) : job);
    }

    /** A job under way, whose steps are kept as the platform keeps them. */
    static final class Under implements JobHandler.Run {

        private final String parameters;
        private final int fallsAfter;
        private String cursor;

        /** @param fallsAfter the step whose transaction is the last one before a crash; 0 for none */
        Under(String parameters, int fallsAfter) {
            this.parameters = parameters;
            this.fallsAfter = fallsAfter;
        }

        Under again() {
            var again = new Under(parameters, 0);
            again.cursor = cursor;
            return again;
        }

        @Override
        public String id() {
            return "job-0";
        }

        @Override
        public String parameters() {
            return parameters;
        }

        @Override
        public String cursor() {
            return cursor;
        }

        @Override
        public void step(Db db, String reached, long done, long total) {
            if (cursor != null && Integer.parseInt(cursor) == fallsAfter) {
                throw new IllegalStateException("the server fell");
            }
            cursor = reached;
        }

        @Override
        public void progress(long done, long total) {
            throw new UnsupportedOperationException();
        }
    }
}
