package org.linli.console.me;

import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** One's own account: profile, sessions, second factor. */
@Component(service = MeRoom.class)
public final class MeRoom implements Room {

    static final Messages MESSAGES = Messages.beside(MeRoom.class);

    @Activate
    public MeRoom() {
    }

    @Override
    public Collection<Object> pages() {
        return List.of();
    }
}
