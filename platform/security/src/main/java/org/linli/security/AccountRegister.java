package org.linli.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds accounts for work that goes on after its request. */
@Component(service = Accounts.class)
public final class AccountRegister implements Accounts {

    /** How long a name is shown before the database is asked again, for somebody may have changed it. */
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_NAMES = 10_000;
    private static final Messages MESSAGES = Messages.beside(AccountRegister.class);

    private record Named(String name, Instant until) {
    }

    private final Transactions transactions;
    private final Clock clock;
    private final AccountStore accounts;
    private final Map<String, Named> names = new ConcurrentHashMap<>();

    @Activate
    public AccountRegister(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions) {
        this(transactions, Clock.systemUTC());
    }

    AccountRegister(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.accounts = new AccountStore(clock);
    }

    @Override
    public Caller caller(String account, String address) {
        if (account.equals(Caller.PLATFORM.account())) {
            return Caller.PLATFORM;
        }
        return transactions.read(db -> accounts.byId(db, account)).filter(found -> !found.closed())
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "account-unknown", account)).callingFrom(address);
    }

    /** Names are few, but not so few that all of them should be kept for ever. */
    @Override
    public String name(String account) {
        if (account.equals(Caller.PLATFORM.account())) {
            return Caller.PLATFORM.name();
        }
        if (account.equals(OpenIdPosts.GIVER)) {
            return OpenIdPosts.NAME;
        }
        Instant now = clock.instant();
        Named known = names.get(account);
        if (known != null && now.isBefore(known.until())) {
            return known.name();
        }
        String found = transactions.read(db -> accounts.byId(db, account)).map(Account::name).orElse(null);
        if (names.size() >= MOST_NAMES) {
            names.clear();
        }
        if (found != null) {
            names.put(account, new Named(found, now.plus(FRESH)));
        }
        return found;
    }

    @Override
    public String person(String account) {
        return transactions.read(db -> accounts.byId(db, account)).map(Account::person).orElse(null);
    }

    @Override
    public List<String> ofPerson(String person) {
        return transactions.read(db -> AccountRecords.ids(db, person));
    }

    @Override
    public List<String> withPosts(boolean offices, String after, int limit) {
        return transactions.read(db -> accounts.withPosts(db, offices, after, limit));
    }
}
