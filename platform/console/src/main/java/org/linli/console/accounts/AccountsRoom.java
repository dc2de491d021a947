package org.linli.console.accounts;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.pages.Navigation;
import org.linli.api.people.People;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.Accounts;
import org.linli.api.security.Invitations;
import org.linli.api.territory.Territory;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may sign in, and what each may do where. */
@Component(service = AccountsRoom.class)
public final class AccountsRoom implements Room {

    static final Messages MESSAGES = Messages.beside(AccountsRoom.class);

    private final List<Object> pages;

    @Activate
    public AccountsRoom(@Reference AccountAdministration administration, @Reference Invitations invitations, @Reference Accounts accounts,
                        @Reference People people, @Reference Territory territory, @Reference Clock clock) {
        var page = new AccountPage(administration, accounts, people, territory, clock);
        pages = List.of(new AccountsPages(administration, territory), new AccountPages(administration, page), new EntrancePages(administration, invitations, page),
            new InvitationsPages(administration, invitations, territory));
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }

    @Override
    public List<Navigation> navigation() {
        return List.of(new Navigation("accounts", Navigation.Group.SYSTEM, MESSAGES.text("title"), "lock", "/accounts", AccountAdministration.READ));
    }
}
