package org.linli.console.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.pages.Address;
import org.linli.api.pages.Form;
import org.linli.api.pages.View;
import org.linli.api.people.Consents;
import org.linli.api.people.Household;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.people.PersonalFiles;
import org.linli.api.programs.Results;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.console.Body;
import org.linli.console.pages.people.JtepersonGenerated;
import org.linli.console.programs.TakingPart;

/** The page of one person. */
final class PersonPage {

    /** The forms that stand on it, which share it when one of them is refused. */
    enum Part { NONE, REVEAL, CONSENT, DISCLOSE, ERASE }

    private final People people;
    private final Consents consents;
    private final Territory territory;
    private final Accounts accounts;
    private final Guard guard;
    private final Clock clock;
    private final TakingPart takingPart;

    PersonPage(People people, Consents consents, Territory territory, Accounts accounts, Guard guard, Clock clock, TakingPart takingPart) {
        this.people = people;
        this.consents = consents;
        this.territory = territory;
        this.accounts = accounts;
        this.guard = guard;
        this.clock = clock;
        this.takingPart = takingPart;
    }

    /** The page as it is opened. */
    View view(String number) {
        return view(number, Part.NONE, Form.empty(), null);
    }

    /**
     * The page with a form as it was sent.
     *
     * @param part     which form it is
     * @param revealed what was asked to be shown in full; null for nothing
     */
    View view(String number, Part part, Form form, People.Revealed revealed) {
        Caller caller = guard.caller();
        Person person = people.person(number);
        List<Unit> way = person.unit() == null ? List.of() : territory.path(person.unit());
        UnitPath path = way.isEmpty() ? null : way.get(way.size() - 1).path();
        List<People.Membership> memberships = new ArrayList<>(people.memberships(person.number()));
        Collections.reverse(memberships);
        Household home = person.household() == null ? null : people.household(person.household());
        List<Person> members = home == null ? List.of() : people.membersOf(home.number()).stream().filter(one -> !one.number().equals(person.number())).toList();
        var shown = new ShownPerson(Listed.of(person, way.isEmpty() ? null : way.get(way.size() - 1).name(), LocalDate.now(clock)),
            number.equals(person.number()) ? null : number, way, memberships, names(memberships), home, members, takingPart.of(Results.Who.PERSON, person.number()),
            caller.may(Consents.READ, path) ? consents.of(person.number()) : null, new HashMap<>(), revealed,
            caller.may(People.WRITE, path), caller.may(People.REVEAL, path), caller.may(Consents.WRITE, path), caller.may(PersonalFiles.DISCLOSE, path),
            caller.may(PersonalFiles.ERASE, path));
        if (shown.consents() != null) {
            shown.consents().forEach(one -> shown.names().computeIfAbsent(one.givenBy(), accounts::name));
        }
        return View.of(PeoplePages.text("person.title", person.name()), "people", Body.of((out, none, sheet) ->
            JtepersonGenerated.render(out, none, sheet, PeoplePages.words(sheet), shown, part.name(), form)))
            .under(PeoplePages.text("people.title"), "/people");
    }

    private Map<String, String> names(List<People.Membership> memberships) {
        return new Places(territory).names(memberships.stream().map(People.Membership::unit).toList());
    }

    static String address(String number) {
        return Address.of("people", number);
    }
}
