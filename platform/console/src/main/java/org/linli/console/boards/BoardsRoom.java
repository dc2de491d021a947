package org.linli.console.boards;

import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Publicity: what goes on the boards, who objects, and the boards themselves, open to all. */
@Component(service = BoardsRoom.class)
public final class BoardsRoom implements Room {

    static final Messages MESSAGES = Messages.beside(BoardsRoom.class);

    @Activate
    public BoardsRoom() {
    }

    @Override
    public Collection<Object> pages() {
        return List.of();
    }
}
