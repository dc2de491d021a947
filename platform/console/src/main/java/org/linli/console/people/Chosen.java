package org.linli.console.people;

import java.util.ArrayList;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.pages.Form;
import org.linli.api.people.People;
import org.linli.api.people.Person;

/** Two records as somebody names them: by their numbers, or by a name that is one person's. */
final class Chosen {

    private final People people;
    private final List<Problem.Fault> faults = new ArrayList<>();

    Chosen(People people) {
        this.people = people;
    }

    /** @throws Problem {@code INVALID} at the fields that don't name one record each, or name the same */
    List<Person> both(Form form) {
        Person one = named(form, "one");
        Person other = named(form, "other");
        if (one != null && other != null && one.number().equals(other.number())) {
            fault("other", "compare.itself", one.number());
        }
        if (!faults.isEmpty()) {
            throw PeopleRoom.MESSAGES.problem(Problem.Kind.INVALID, "compare").listing(faults);
        }
        return List.of(one, other);
    }

    private Person named(Form form, String field) {
        String typed = form.get(field);
        if (typed == null) {
            return fault(field, "compare.needed");
        }
        try {
            return people.person(typed);
        } catch (Problem unknown) {
            if (unknown.kind() != Problem.Kind.NOT_FOUND) {
                throw unknown;
            }
        }
        List<Person> found = people.find(typed, null, null, 2).items();
        return found.size() == 1 ? found.get(0) : fault(field, found.isEmpty() ? "compare.nobody" : "compare.several", typed);
    }

    private Person fault(String field, String key, Object... arguments) {
        faults.add(new Problem.Fault(field, PeopleRoom.MESSAGES.text(key, arguments)));
        return null;
    }
}
