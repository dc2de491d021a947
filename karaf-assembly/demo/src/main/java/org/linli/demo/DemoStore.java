package org.linli.demo;

import java.time.Instant;
import java.util.Optional;
import org.linli.api.data.Db;

/** Whether the demo town is loaded. */
final class DemoStore {

    private DemoStore() {
    }

    /** The job that loads or loaded it; its last one, where one came after the other. */
    static Optional<String> job(Db db) {
        return db.first("select job from demo_towns where town = ?", row -> row.text(1), db.town());
    }

    static boolean loaded(Db db) {
        return db.first("select 1 from demo_towns where town = ? and loaded_at is not null", row -> true, db.town()).isPresent();
    }

    static void begun(Db db, String job) {
        db.update("insert into demo_towns (town, job) values (?, ?)", db.town(), job);
    }

    static void goesOn(Db db, String job) {
        db.update("update demo_towns set job = ? where town = ?", job, db.town());
    }

    static void done(Db db, Instant at) {
        db.update("update demo_towns set loaded_at = ? where town = ?", at, db.town());
    }
}
