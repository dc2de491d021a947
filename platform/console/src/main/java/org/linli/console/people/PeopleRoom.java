package org.linli.console.people;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.imports.Imports;
import org.linli.api.pages.Navigation;
import org.linli.api.people.Consents;
import org.linli.api.people.People;
import org.linli.api.people.PersonalFiles;
import org.linli.api.programs.ProgramImports;
import org.linli.api.programs.Programs;
import org.linli.api.security.Accounts;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.console.Room;
import org.linli.console.programs.ProgramsRoom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The people and households of the town, and how they come in by files. */
@Component(service = PeopleRoom.class)
public final class PeopleRoom implements Room {

    static final Messages MESSAGES = Messages.beside(PeopleRoom.class);

    private final List<Object> pages;

    @Activate
    public PeopleRoom(@Reference People people, @Reference Consents consents, @Reference PersonalFiles files, @Reference Territory territory,
                      @Reference Accounts accounts, @Reference Imports imports, @Reference ProgramImports programImports, @Reference Programs programs,
                      @Reference Guard guard, @Reference Clock clock, @Reference ProgramsRoom programPages) {
        var places = new Places(territory);
        var person = new PersonPage(people, consents, territory, accounts, guard, clock, programPages.takingPart());
        pages = List.of(new PeoplePages(people, places, clock), new PersonPages(people, person), new PersonalDataPages(people, consents, files, person),
            new DuplicatesPages(people, places, accounts), new HouseholdsPages(people, places, programPages.takingPart()), new ImportsPages(imports, programImports, programs, guard));
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }

    @Override
    public List<Navigation> navigation() {
        return List.of(new Navigation("people", Navigation.Group.BASE, MESSAGES.text("people.title"), "users", "/people", People.READ),
            new Navigation("households", Navigation.Group.BASE, MESSAGES.text("households.title"), "building-community", "/households", People.READ));
    }
}
