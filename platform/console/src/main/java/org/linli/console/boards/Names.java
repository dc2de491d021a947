package org.linli.console.boards;

import org.linli.api.Text;
import org.linli.api.security.Accounts;

/** What accounts are called. */
final class Names {

    private final Accounts accounts;

    Names(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whoever came to a board has no account. */
    Text of(String account) {
        String name = account == null ? null : accounts.name(account);
        return name == null ? BoardsRoom.text("by.board") : new Text(name, name);
    }
}
