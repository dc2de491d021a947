package org.linli.console;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.Needs;
import org.linli.api.territory.Territory;
import org.linli.console.pages.JtepeopleGenerated;

/** The people of the town, masked. */
@Path("people")
public final class PeoplePages {

    private static final int LINES = 50;

    private final People people;
    private final Territory territory;

    PeoplePages(People people, Territory territory) {
        this.people = people;
        this.territory = territory;
    }

    @GET
    @Needs(People.READ)
    public View list(@Context Visit visit) {
        String unit = visit.parameter("unit");
        Page<Person> found = people.find(visit.parameter("text"), unit, visit.parameter("after"), LINES);
        return View.of(ConsoleModule.MESSAGES.text("people.title"), "people", Body.of((out, none, sheet) -> JtepeopleGenerated.render(out, none, sheet, found, unit == null ? null : territory.unit(unit))));
    }
}
