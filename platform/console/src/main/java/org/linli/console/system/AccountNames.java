package org.linli.console.system;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;

/** The names of the accounts on one page, each asked for once. */
public final class AccountNames {

    /** Whom the audit names who has no account: whoever proved itself at a board, and whoever proved nothing. */
    private static final Set<String> STRANGERS = Set.of("public", "nobody");

    private final Accounts accounts;
    private final Messages messages;
    private final Map<String, Text> known = new HashMap<>();

    AccountNames(Accounts accounts, Messages messages) {
        this.accounts = accounts;
        this.messages = messages;
    }

    /** @param account null for nobody */
    public Text of(String account) {
        return account == null ? null : known.computeIfAbsent(account, this::named);
    }

    private Text named(String account) {
        if (Caller.PLATFORM.account().equals(account)) {
            return messages.text("account.platform");
        }
        if (STRANGERS.contains(account)) {
            return messages.text("account." + account);
        }
        String name = accounts.name(account);
        return name == null ? new Text(account, account) : new Text(name, name);
    }
}
