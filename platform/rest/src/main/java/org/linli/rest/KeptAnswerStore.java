package org.linli.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;

/** Answers by account and request. */
final class KeptAnswerStore {

    Optional<KeptAnswer> find(Db db, String account, String request) {
        return db.first("select body_hash, status, headers, body from kept_answers where town = ? and account = ? and request = ? and status is not null",
            row -> new KeptAnswer(row.text(1), row.integer(2), row.text(3), row.bytes(4)), db.town(), account, request);
    }

    /** Takes the place of an answer that is being made. @return whether it was free */
    boolean claim(Db db, String account, String request, Instant now) {
        return db.insertNew("kept_answers", List.of("town", "account", "request", "created_at"),
            List.<Object[]>of(new Object[] {db.town(), account, request, now}))[0];
    }

    void keep(Db db, String account, String request, KeptAnswer answer) {
        db.update("update kept_answers set body_hash = ?, status = ?, headers = ?, body = ? where town = ? and account = ? and request = ?",
            answer.bodyHash(), answer.status(), answer.headers(), answer.body(), db.town(), account, request);
    }

    void forget(Db db, Instant before) {
        db.update("delete from kept_answers where town = ? and created_at < ?", db.town(), before);
    }
}
