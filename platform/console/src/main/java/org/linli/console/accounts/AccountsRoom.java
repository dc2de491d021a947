package org.linli.console.accounts;

import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Who may sign in, and what for. */
@Component(service = AccountsRoom.class)
public final class AccountsRoom implements Room {

    static final Messages MESSAGES = Messages.beside(AccountsRoom.class);

    @Activate
    public AccountsRoom() {
    }

    @Override
    public Collection<Object> pages() {
        return List.of();
    }
}
