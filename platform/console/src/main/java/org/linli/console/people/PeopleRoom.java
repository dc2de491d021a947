package org.linli.console.people;

import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The people and households of the town, and how they come in by files. */
@Component(service = PeopleRoom.class)
public final class PeopleRoom implements Room {

    static final Messages MESSAGES = Messages.beside(PeopleRoom.class);

    @Activate
    public PeopleRoom() {
    }

    @Override
    public Collection<Object> pages() {
        return List.of();
    }
}
