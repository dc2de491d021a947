package org.linli.security;

import java.time.Instant;
import java.util.Optional;
import org.linli.api.data.Db;

/** Which account is whose at a provider. */
final class LinkStore {

    /** The account of somebody there. */
    Optional<String> account(Db db, String issuer, String subject) {
        return db.first("select account from openid_links where town = ? and issuer = ? and subject = ?", row -> row.text(1), db.town(), issuer, subject);
    }

    /** Whether the account is somebody's there. */
    boolean linked(Db db, String issuer, String account) {
        return db.first("select subject from openid_links where town = ? and issuer = ? and account = ?", row -> row.text(1), db.town(), issuer, account)
                .isPresent();
    }

    void add(Db db, String issuer, String subject, String account, Instant at) {
        db.update("insert into openid_links (town, issuer, subject, account, linked_at) values (?, ?, ?, ?, ?)", db.town(), issuer, subject, account, at);
    }

    void remove(Db db, String account) {
        db.update("delete from openid_links where town = ? and account = ?", db.town(), account);
    }
}
