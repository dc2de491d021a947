package org.linli.security;

import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;

/** Sign-in names without what only looks different, each taken once, so that nobody is mistaken for somebody else. */
final class AccountNames {

    private static final List<String> COLUMNS = List.of("town", "plain", "account");

    /** @return whether nobody had it */
    boolean take(Db db, String signIn, String account) {
        return db.insertNew("account_names", COLUMNS, List.<Object[]>of(new Object[] {db.town(), AccountEntry.key(signIn), account}))[0];
    }

    /** The sign-in name of the account that has the name, perhaps in other letters. */
    Optional<String> alike(Db db, String signIn) {
        return db.first("select a.sign_in from account_names n join accounts a on a.town = n.town and a.id = n.account where n.town = ? and n.plain = ?",
                row -> row.text(1), db.town(), AccountEntry.key(signIn));
    }

    /** Takes the names of accounts that a version made which knew nothing of this; of two that are alike the older one has it. */
    void complete(Db db) {
        db.list("select id, sign_in from accounts a where town = ? and not exists (select 1 from account_names n where n.town = a.town and n.account = a.id)"
                + " order by id", row -> List.of(row.text(1), row.text(2)), db.town()).forEach(one -> take(db, one.get(1), one.get(0)));
    }

    /** Lets one import at a time make accounts: it waits for the turn and has it until the transaction ends; taken before any row is locked. */
    void takeTurn(Db db) {
        db.insertNew("account_turns", List.of("town", "name"), List.<Object[]>of(new Object[] {db.town(), "import"}));
        db.lock("select name from account_turns where town = ? and name = ?", row -> row.text(1), db.town(), "import");
    }
}
