package org.linli.console.territory;

import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Units of the town as tree and table, and what happened to them. */
@Component(service = TerritoryRoom.class)
public final class TerritoryRoom implements Room {

    static final Messages MESSAGES = Messages.beside(TerritoryRoom.class);

    @Activate
    public TerritoryRoom() {
    }

    @Override
    public Collection<Object> pages() {
        return List.of();
    }
}
