package org.linli.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.Ids;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.security.Grant;
import org.linli.api.territory.UnitPath;

/** Accounts and their grants. */
final class AccountStore {

    private static final String SELECT = "select id, sign_in, name, password, closed from accounts where town = ? and ";

    boolean any(Db db) {
        return db.first("select id from accounts where town = ? fetch first 1 rows only", row -> row.text(1), db.town()).isPresent();
    }

    Optional<Account> bySignIn(Db db, String signIn) {
        return read(db, "sign_in = ?", signIn);
    }

    Optional<Account> byId(Db db, String id) {
        return read(db, "id = ?", id);
    }

    void add(Db db, Account account, Instant at) {
        db.update("insert into accounts (town, id, sign_in, name, password, closed, created_at) values (?, ?, ?, ?, ?, ?, ?)",
                db.town(), account.id(), account.signIn(), account.name(), account.password(), account.closed(), at);
        db.batch("insert into grants (town, account, id, permission, scope) values (?, ?, ?, ?, ?)",
                account.grants().stream().map(grant -> new Object[] {db.town(), account.id(), Ids.next(), grant.permission(),
                    grant.scope() == null ? null : grant.scope().value()}).toList());
    }

    void setPassword(Db db, String id, String password) {
        db.update("update accounts set password = ? where town = ? and id = ?", password, db.town(), id);
    }

    void moveScopes(Db db, UnitPath from, UnitPath to) {
        db.update("update grants set scope = cast(? as varchar(1000)) || substr(scope, " + (from.value().length() + 1)
                + ") where town = ? and scope >= ? and scope < ?", to.value(), db.town(), from.value(), from.end());
    }

    private static Optional<Account> read(Db db, String where, String value) {
        return db.first(SELECT + where, AccountStore::bare, db.town(), value)
                .map(bare -> new Account(bare.id(), bare.signIn(), bare.name(), bare.password(), bare.closed(), grants(db, bare.id())));
    }

    private static Account bare(Row row) {
        return new Account(row.text(1), row.text(2), row.text(3), row.text(4), row.flag(5), List.of());
    }

    private static List<Grant> grants(Db db, String account) {
        return db.list("select permission, scope from grants where town = ? and account = ? order by id",
                row -> new Grant(row.text(1), row.text(2) == null ? null : new UnitPath(row.text(2))), db.town(), account);
    }
}
