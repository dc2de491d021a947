package org.linli.console.notices;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.notices.Channels;
import org.linli.api.notices.Notices;
import org.linli.api.pages.Navigation;
import org.linli.api.security.Accounts;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What somebody is told, and how. */
@Component(service = NoticesRoom.class)
public final class NoticesRoom implements Room {

    /** The texts of its templates. */
    public static final Messages MESSAGES = Messages.beside(NoticesRoom.class);

    private final Notices notices;
    private final List<Object> pages;

    @Activate
    public NoticesRoom(@Reference Notices notices, @Reference Channels channels, @Reference Accounts accounts, @Reference Clock clock) {
        this.notices = notices;
        this.pages = List.of(new NoticePages(notices, clock), new WishPages(notices), new ChannelPages(channels, accounts));
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }

    @Override
    public List<Navigation> navigation() {
        return List.of(new Navigation(ChannelPages.PLACE, Navigation.Group.SYSTEM, MESSAGES.text("channels.menu"), "send", ChannelPages.HERE, Channels.READ).ofTown());
    }

    @Override
    public int unread() {
        return notices.unread();
    }
}
