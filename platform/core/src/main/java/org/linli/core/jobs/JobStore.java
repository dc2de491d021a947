package org.linli.core.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Job.State;
import org.linli.api.jobs.Jobs;
import org.linli.api.security.Caller;

/** Jobs, their leases and locks in the database. */
final class JobStore {

    private static final String JOB = "select id, kind, state, done, total, result, problem, account, created, begun, ended, permission from jobs ";

    /** A job that nobody works on, or whose node has not been heard of for too long. */
    record Waiting(String id, String kind, String parameters, String cursor, int attempts, int gaveWay, String account, String address) {
    }

    /** @param permission that others need for the whole town to see it */
    record Found(Job job, String permission) {
    }

    void add(Db db, Job job, String permission, String parameters, Caller caller) {
        db.update("insert into jobs (town, id, kind, state, permission, parameters, done, total, result, account, address, created, begun, ended,"
                + " attempts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", db.town(), job.id(), job.kind(), job.state(), permission, parameters, job.done(),
                job.total(), job.result(), job.by(), caller.address(), job.created(), job.begun(), job.ended());
    }

    /** @return whether nobody else held it */
    boolean lock(Db db, String lock, String job) {
        return db.insertNew("job_locks", List.of("town", "lock_key", "job"), List.<Object[]>of(new Object[] {db.town(), lock, job}))[0];
    }

    Optional<String> holder(Db db, String lock) {
        return db.first("select job from job_locks where town = ? and lock_key = ?", row -> row.text(1), db.town(), lock);
    }

    Optional<Found> find(Db db, String id) {
        return db.first(JOB + "where town = ? and id = ?", JobStore::found, db.town(), id);
    }

    /** Newest first: only ids are put in order, since the rows are large. @param account whose; null for everybody's @param after null from the newest on */
    List<Found> list(Db db, Jobs.Search search, String account, String after, int rows) {
        List<String> ids = new Selection("select id from jobs where town = ?", db.town()).andIfGiven("state = ?", search.state())
                .andIfGiven("kind = ?", search.kind()).andIfGiven("account = ?", account).andIfGiven("id < ?", after)
                .first(db, "id desc", rows, row -> row.text(1));
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(db.town()));
        values.addAll(ids);
        return db.list(JOB + "where town = ? and id in (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ") order by id desc", JobStore::found,
                values.toArray());
    }

    List<Waiting> waiting(Db db, Instant now) {
        return db.list("select id, kind, parameters, progress_cursor, attempts, gave_way, account, address from jobs where town = ? and (state = 'QUEUED'"
                + " or state = 'RUNNING' and lease_until < ?) order by id fetch first 200 rows only", JobStore::waiting, db.town(), now);
    }

    /** @return whether it was still free */
    boolean claim(Db db, String id, String node, String lease, Instant now, Instant until, Instant begun) {
        return db.update("update jobs set state = 'RUNNING', node = ?, lease = ?, lease_until = ?, attempts = attempts + 1, begun = coalesce(begun, ?) where town = ?"
                + " and id = ? and (state = 'QUEUED' or state = 'RUNNING' and lease_until < ?)", node, lease, until, begun, db.town(), id, now) == 1;
    }

    /** What the node worked on before it was started anew is free at once. */
    void freeAll(Db db, String node) {
        db.update("update jobs set state = 'QUEUED', lease = null where town = ? and state = 'RUNNING' and node = ?", db.town(), node);
    }

    /** @return whether the lease still held */
    boolean extend(Db db, String id, String lease, Instant until) {
        return db.update("update jobs set lease_until = ? where town = ? and id = ? and lease = ?", until, db.town(), id, lease) == 1;
    }

    /** @return whether the lease still held */
    boolean step(Db db, String id, String lease, Instant until, String cursor, long done, long total) {
        return db.update("update jobs set progress_cursor = ?, done = ?, total = ?, lease_until = ?, attempts = 0, gave_way = 0 where town = ? and id = ?"
                + " and lease = ?", cursor, done, total, until, db.town(), id, lease) == 1;
    }

    /** @return whether the lease still held */
    boolean progress(Db db, String id, String lease, Instant until, long done, long total) {
        return db.update("update jobs set done = ?, total = ?, lease_until = ? where town = ? and id = ? and lease = ?", done, total, until,
                db.town(), id, lease) == 1;
    }

    /** Anybody may take it up at once; that it was left off doesn't count as an attempt. */
    void free(Db db, String id, String lease) {
        db.update("update jobs set state = 'QUEUED', lease = null, attempts = case when attempts > 0 then attempts - 1 else 0 end"
                + " where town = ? and id = ? and lease = ?", db.town(), id, lease);
    }

    /** Nobody takes it up before then, because it had to give way to others; that isn't an attempt, but is counted by itself. */
    void giveWay(Db db, String id, String lease, Instant until) {
        db.update("update jobs set lease = null, lease_until = ?, attempts = case when attempts > 0 then attempts - 1 else 0 end,"
                + " gave_way = gave_way + 1 where town = ? and id = ? and lease = ?", until, db.town(), id, lease);
    }

    /** @return whether the lease still held */
    boolean end(Db db, String id, String lease, State state, String result, String problem, Instant at) {
        int ended = db.update("update jobs set state = ?, result = ?, problem = ?, ended = ?, lease = null, parameters = null, progress_cursor = null"
                + " where town = ? and id = ? and lease = ?", state, result, problem, at, db.town(), id, lease);
        if (ended == 1) {
            db.update("delete from job_locks where town = ? and job = ?", db.town(), id);
        }
        return ended == 1;
    }

    private static Waiting waiting(Row row) {
        return new Waiting(row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.integer(6), row.text(7), row.text(8));
    }

    private static Found found(Row row) {
        return new Found(new Job(row.text(1), row.text(2), row.constant(3, State.class), row.number(4), row.number(5), row.text(6), row.text(7), row.text(8),
                row.instant(9), row.instant(10), row.instant(11)), row.text(12));
    }
}
