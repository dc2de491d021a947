package org.linli.console.programs;

import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The programs of all modules, from their rulebook to their results. */
@Component(service = ProgramsRoom.class)
public final class ProgramsRoom implements Room {

    static final Messages MESSAGES = Messages.beside(ProgramsRoom.class);

    @Activate
    public ProgramsRoom() {
    }

    @Override
    public Collection<Object> pages() {
        return List.of();
    }
}
