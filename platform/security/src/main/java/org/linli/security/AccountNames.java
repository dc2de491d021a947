package org.linli.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;

/** Sign-in names without what only looks different, each taken once, so that nobody is mistaken for somebody else. */
final class AccountNames {

    private static final Messages MESSAGES = AccountAccess.MESSAGES;
    private static final List<String> COLUMNS = List.of("town", "plain", "account");

    /** Takes the names of new accounts. @throws Problem {@code CONFLICT} for one that somebody has, perhaps in other letters */
    void take(Db db, List<Account> accounts) {
        boolean[] taken = insert(db, accounts.stream().map(account -> List.of(account.signIn(), account.id())).toList());
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                String signIn = accounts.get(i).signIn();
                throw exists(signIn, alike(db, signIn).orElse(signIn));
            }
        }
    }

    /** @param names sign-in names, each with its account */
    private static boolean[] insert(Db db, List<List<String>> names) {
        return db.insertNew("account_names", COLUMNS, names.stream().map(name -> new Object[] {db.town(), AccountEntry.key(name.get(0)), name.get(1)}).toList());
    }

    /** Those of the names, as {@link AccountEntry#key} has them, that somebody has. */
    Set<String> taken(Db db, Collection<String> keys) {
        return InChunks.of(keys, chunk -> db.list("select plain from account_names where town = ? and plain in (" + InChunks.marks(chunk) + ")",
                row -> row.text(1), InChunks.values(db, chunk)));
    }

    /** The sign-in name of the account that has the name, perhaps in other letters. */
    Optional<String> alike(Db db, String signIn) {
        return db.first("select a.sign_in from account_names n join accounts a on a.town = n.town and a.id = n.account where n.town = ? and n.plain = ?",
                row -> row.text(1), db.town(), AccountEntry.key(signIn));
    }

    /** @param there what the account is called that has the name, perhaps in other letters */
    static Problem exists(String signIn, String there) {
        return (there.equals(signIn) ? MESSAGES.problem(Problem.Kind.CONFLICT, "account-exists", signIn)
                : MESSAGES.problem(Problem.Kind.CONFLICT, "account-alike", signIn, there)).at("signIn");
    }

    /**
     * Takes the names of accounts that a version made which knew nothing of this; of two that are alike the older one has it.
     *
     * @return how many accounts that aren't disabled have a name that only looks different from another's
     */
    int complete(Db db) {
        insert(db, db.list("select sign_in, id from accounts a where town = ? and not exists (select 1 from account_names n where n.town = a.town and n.account = a.id)"
                + " order by id", row -> List.of(row.text(1), row.text(2)), db.town()).stream()
                .collect(Collectors.toMap(one -> AccountEntry.key(one.get(0)), one -> one, (older, newer) -> older)).values().stream().toList());
        return db.first("select count(*) from accounts a where town = ? and closed = ? and not exists (select 1 from account_names n where n.town = a.town"
                + " and n.account = a.id)", row -> row.integer(1), db.town(), false).orElseThrow();
    }

    /** Lets one import at a time make accounts: it waits for the turn and has it until the transaction ends; taken before any row is locked. */
    void takeTurn(Db db) {
        db.insertNew("account_turns", List.of("town", "name"), List.<Object[]>of(new Object[] {db.town(), "import"}));
        db.lock("select name from account_turns where town = ? and name = ?", row -> row.text(1), db.town(), "import");
    }
}
