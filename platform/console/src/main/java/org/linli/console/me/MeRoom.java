package org.linli.console.me;

import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.SecondFactor;
import org.linli.api.security.Sessions;
import org.linli.api.security.Tokens;
import org.linli.api.territory.Territory;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One's own account: profile, sessions, second factor. */
@Component(service = MeRoom.class)
public final class MeRoom implements Room {

    static final Messages MESSAGES = Messages.beside(MeRoom.class);

    private final List<Object> pages;

    @Activate
    public MeRoom(@Reference AccountAdministration accounts, @Reference SecondFactor factor, @Reference Sessions sessions, @Reference Tokens tokens,
                  @Reference Territory territory) {
        pages = List.of(new MePages(accounts, factor, sessions, tokens, territory), new TokenPages(tokens), new SecondFactorPages(factor));
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }
}
