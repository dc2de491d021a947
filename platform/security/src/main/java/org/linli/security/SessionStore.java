package org.linli.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.security.Sessions.Due;
import org.linli.api.security.Sessions.Listed;

/** Sessions, of which only the SHA-256 of the secret is kept. */
final class SessionStore {

    /**
     * A session that is kept.
     *
     * @param idleUntil when it ends unless it is used before
     * @param ends      when it ends in any case
     */
    record Kept(String hash, String id, String account, Due due, String address, String device, Instant created, Instant seen, Instant idleUntil,
                Instant ends) {

        boolean liveAt(Instant now) {
            return now.isBefore(idleUntil) && now.isBefore(ends);
        }
    }

    private static final String COLUMNS = "hash, id, account, due, address, device, created_at, seen_at, idle_until, ends_at";

    Optional<Kept> find(Db db, String hash) {
        return db.first("select " + COLUMNS + " from sessions where town = ? and hash = ?", SessionStore::kept, db.town(), hash);
    }

    Optional<Kept> byId(Db db, String account, String id) {
        return db.first("select " + COLUMNS + " from sessions where town = ? and account = ? and id = ?", SessionStore::kept, db.town(), account, id);
    }

    List<Listed> live(Db db, String account, Instant now) {
        return db.list("select id, address, device, created_at, seen_at, ends_at from sessions where town = ? and account = ? and idle_until > ? "
                + "order by id", row -> new Listed(row.text(1), row.text(2), row.text(3), row.instant(4), row.instant(5), row.instant(6)),
                db.town(), account, now);
    }

    void add(Db db, Kept session) {
        db.update("insert into sessions (town, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", db.town(), session.hash(), session.id(),
                session.account(), session.due(), session.address(), session.device(), session.created(), session.seen(), session.idleUntil(),
                session.ends());
    }

    /** Notes that a second factor was shown elsewhere when it was opened. */
    void provenElsewhere(Db db, String id, Instant ends) {
        db.update("insert into openid_sessions (town, id, ends_at) values (?, ?, ?)", db.town(), id, ends);
    }

    boolean isProvenElsewhere(Db db, String id) {
        return db.first("select id from openid_sessions where town = ? and id = ?", row -> row.text(1), db.town(), id).isPresent();
    }

    void seen(Db db, String hash, Instant now, Instant idleUntil) {
        db.update("update sessions set seen_at = ?, idle_until = ? where town = ? and hash = ?", now, idleUntil, db.town(), hash);
    }

    /** @return whether the account had it */
    boolean remove(Db db, String account, String id) {
        return db.update("delete from sessions where town = ? and account = ? and id = ?", db.town(), account, id) > 0;
    }

    /** Ends all sessions of an account but one. @param stays its id; null for none @return how many ended */
    int removeAll(Db db, String account, String stays) {
        return stays == null ? db.update("delete from sessions where town = ? and account = ?", db.town(), account)
                : db.update("delete from sessions where town = ? and account = ? and id <> ?", db.town(), account, stays);
    }

    /** Forgets those of everybody that have ended by themselves. */
    void removeEnded(Db db, Instant now) {
        db.update("delete from sessions where town = ? and idle_until <= ?", db.town(), now);
        db.update("delete from openid_sessions where town = ? and (ends_at is null or ends_at <= ?)", db.town(), now);
    }

    private static Kept kept(Row row) {
        return new Kept(row.text(1), row.text(2), row.text(3), row.constant(4, Due.class), row.text(5), row.text(6), row.instant(7), row.instant(8),
                row.instant(9), row.instant(10));
    }
}
