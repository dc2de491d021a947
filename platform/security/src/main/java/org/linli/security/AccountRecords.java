package org.linli.security;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.people.PersonalRecords;
import org.linli.api.people.PersonalTables;
import org.linli.api.people.PersonalTables.Column;
import org.linli.api.people.PersonalTables.DataClass;
import org.linli.api.people.PersonalTables.Section;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is stored about who signs in: accounts, posts, sessions, tokens, second factors; the audit stays for its time, whatever else goes. */
@Component
public final class AccountRecords implements PersonalRecords {

    /** What a person is told of, beside its accounts themselves. */
    private static final List<String> TOLD = List.of("posts", "sessions", "tokens", "invitations", "second_factors", "openid_links");
    /** What goes with an account. */
    private static final List<String> GONE = List.of("account_names", "openid_links", "grants", "sessions", "tokens", "invitations",
            "second_factors", "recovery_codes");

    private final PersonalTables tables = PersonalTables.beside(AccountRecords.class);
    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final ProvenSecrets proven;
    private final Clock clock;
    private final AccountStore accounts;
    private final PostStore posts = new PostStore();

    @Activate
    public AccountRecords(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference ProvenSecrets proven) {
        this(transactions, guard, audit, proven, Clock.systemUTC());
    }

    AccountRecords(Transactions transactions, Guard guard, Audit audit, ProvenSecrets proven, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.proven = proven;
        this.clock = clock;
        this.accounts = new AccountStore(clock);
    }

    @Override
    public PersonalTables tables() {
        return tables;
    }

    @Override
    public List<Section> of(Db db, String person) {
        List<Section> sections = new ArrayList<>(tables.of(db, person, null));
        TOLD.stream().map(table -> section(db, table, person)).filter(section -> !section.rows().isEmpty()).forEach(sections::add);
        return sections;
    }

    private Section section(Db db, String table, String person) {
        List<String> columns = tables.columns().stream().filter(one -> one.table().equals(table) && one.dataClass() != DataClass.NONE
                && !one.is().equals("secret")).map(Column::column).toList();
        return new Section(table, db.list("select " + String.join(", ", columns) + " from " + table + " where town = ? and account in"
                + " (select id from accounts where town = ? and person = ?)", row -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    columns.forEach(column -> values.put(column, row.text(values.size() + 1)));
                    return values;
                }, db.town(), db.town(), person));
    }

    /** Who holds an office has to give it up first; nobody can be held to account who isn't there. */
    @Override
    public Optional<Text> heldBy(Db db, String person) {
        return ids(db, person).stream().flatMap(id -> posts.of(db, id).stream()).filter(post -> !post.isOverOn(accounts.today())).map(HeldPost::role)
                .filter(role -> !role.ofOneself()).findFirst().map(role -> AccountAccess.MESSAGES.text("held.post", role.title()));
    }

    /** Nobody signs in with the accounts any more; what they did stays theirs under a name that is nobody's. */
    @Override
    public int erase(Db db, String person, String nobody) {
        int touched = 0;
        for (String id : ids(db, person)) {
            Account account = accounts.lock(db, id).orElseThrow();
            for (String table : GONE) {
                touched += db.update("delete from " + table + " where town = ? and account = ?", db.town(), id);
            }
            touched += db.update("delete from sign_in_failures where town = ? and subject = ?", db.town(), Lockout.ofName(account.signIn()));
            for (HeldPost post : posts.of(db, id)) {
                posts.end(db, post, guard.caller().account(), clock.instant());
                touched++;
            }
            touched += db.update("update accounts set sign_in = ?, name = ?, password = null, closed = ?, version = version + 1 where town = ? and id = ?",
                    "erased-" + id, nobody, true, db.town(), id);
            audit.write(db, new Audit.Line("account.erased", id, account.unit(), null, null));
            transactions.afterCommit(() -> proven.forgetAccount(id));
        }
        return touched;
    }

    /** The ids of all accounts of a person. */
    static List<String> ids(Db db, String person) {
        return db.list("select id from accounts where town = ? and person = ? order by id", row -> row.text(1), db.town(), person);
    }
}
