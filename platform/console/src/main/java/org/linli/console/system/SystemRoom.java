package org.linli.console.system;

import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Modules, jobs, storage and audit, for administrators and auditors. */
@Component(service = SystemRoom.class)
public final class SystemRoom implements Room {

    static final Messages MESSAGES = Messages.beside(SystemRoom.class);

    @Activate
    public SystemRoom() {
    }

    @Override
    public Collection<Object> pages() {
        return List.of();
    }
}
