package org.linli.console.notices;

import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What somebody is told, and how. */
@Component(service = NoticesRoom.class)
public final class NoticesRoom implements Room {

    static final Messages MESSAGES = Messages.beside(NoticesRoom.class);

    @Activate
    public NoticesRoom() {
    }

    @Override
    public Collection<Object> pages() {
        return List.of();
    }
}
