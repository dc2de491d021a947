package org.linli.console.territory;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.pages.Navigation;
import org.linli.api.security.Accounts;
import org.linli.api.territory.Territory;
import org.linli.console.Room;
import org.linli.console.programs.ProgramsRoom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The units of both trees, and what becomes of them. */
@Component(service = TerritoryRoom.class)
public final class TerritoryRoom implements Room {

    static final Messages MESSAGES = Messages.beside(TerritoryRoom.class);

    private final List<Object> pages;

    @Activate
    public TerritoryRoom(@Reference Territory territory, @Reference Accounts accounts, @Reference Clock clock,
                         @Reference ProgramsRoom programs) {
        pages = List.of(new UnitsPages(territory, accounts, clock, programs.takingPart()), new UnitChangesPages(territory));
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }

    @Override
    public List<Navigation> navigation() {
        return List.of(new Navigation("units", Navigation.Group.BASE, MESSAGES.text("title"), "sitemap", "/units", Territory.READ));
    }
}
