package org.linli.security;

import java.time.Instant;
import java.util.Optional;
import org.linli.api.data.Db;

/** Open invitations, of whose codes only the SHA-256 is kept. */
final class InvitationStore {

    void add(Db db, String code, String account, String by, Instant at, Instant expires) {
        db.update("insert into invitations (town, hash, account, made_by, made_at, expires_at) values (?, ?, ?, ?, ?, ?)",
                db.town(), InvitationCode.hash(code), account, by, at, expires);
    }

    /** The account that was invited with a code that still holds. */
    Optional<String> account(Db db, String code, Instant now) {
        return db.first("select account from invitations where town = ? and hash = ? and expires_at > ?", row -> row.text(1), db.town(),
                InvitationCode.hash(code), now);
    }

    /** Uses a code up. @return whether nobody did before */
    boolean use(Db db, String code) {
        return db.update("delete from invitations where town = ? and hash = ?", db.town(), InvitationCode.hash(code)) > 0;
    }

    /** No invitation of the account holds any longer. */
    void voidOf(Db db, String account) {
        db.update("delete from invitations where town = ? and account = ?", db.town(), account);
    }
}
