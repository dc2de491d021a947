package org.linli.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.security.Tokens.Token;

/** Bearer tokens, of which only the SHA-256 of the secret is kept. */
final class TokenStore {

    Optional<String> idOf(Db db, String secret) {
        return db.first("select id from tokens where town = ? and hash = ?", row -> row.text(1), db.town(), Secrets.hash(secret));
    }

    /** The account that a live token acts for. */
    Optional<String> accountOf(Db db, String id, Instant now) {
        return db.first("select account from tokens where town = ? and id = ? and expires_at > ?", row -> row.text(1), db.town(), id, now);
    }

    void add(Db db, String account, Token token, String secret) {
        db.update("insert into tokens (town, id, account, hash, title, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)",
                db.town(), token.id(), account, Secrets.hash(secret), token.title(), token.created(), token.expires());
    }

    List<Token> live(Db db, String account, Instant now) {
        return db.list("select id, title, created_at, expires_at from tokens where town = ? and account = ? and expires_at > ? order by id",
                row -> new Token(row.text(1), row.text(2), row.instant(3), row.instant(4)), db.town(), account, now);
    }

    /** @return whether the account had it */
    boolean remove(Db db, String account, String id) {
        return db.update("delete from tokens where town = ? and account = ? and id = ?", db.town(), account, id) > 0;
    }

    /** @return how many the account had */
    int removeAll(Db db, String account) {
        return db.update("delete from tokens where town = ? and account = ?", db.town(), account);
    }
}
