package org.linli.security;

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

    private static final int MOST_NAMES = 10_000;
    private static final Messages MESSAGES = Messages.beside(AccountRegister.class);

    private final Transactions transactions;
    private final AccountStore accounts = new AccountStore();
    private final Map<String, String> names = new ConcurrentHashMap<>();

    @Activate
    public AccountRegister(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions) {
        this(transactions);
    }

    AccountRegister(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Caller caller(String account, String address) {
        if (account.equals(Caller.PLATFORM.account())) {
            return Caller.PLATFORM;
        }
        return transactions.read(db -> accounts.byId(db, account)).filter(found -> !found.closed())
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "account-unknown", account)).callingFrom(address);
    }

    /** Names don't change and are few, but not so few that all of them should be kept for ever. */
    @Override
    public String name(String account) {
        if (account.equals(Caller.PLATFORM.account())) {
            return Caller.PLATFORM.name();
        }
        String known = names.get(account);
        if (known != null) {
            return known;
        }
        String found = transactions.read(db -> accounts.byId(db, account)).map(Account::name).orElse(null);
        if (names.size() >= MOST_NAMES) {
            names.clear();
        }
        if (found != null) {
            names.put(account, found);
        }
        return found;
    }
}
