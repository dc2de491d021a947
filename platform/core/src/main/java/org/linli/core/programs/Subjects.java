package org.linli.core.programs;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.people.People;
import org.linli.api.programs.Results;
import org.linli.api.territory.Level;
import org.linli.core.Lookup;
import org.linli.scoring.rulebook.UnitLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who or what a rulebook's subjects are: people, households, or units of a level. */
@Component(service = Subjects.class)
public final class Subjects {

    private static final Messages MESSAGES = Messages.beside(Subjects.class);
    private static final String PEOPLE = "PERSON";
    private static final String HOUSEHOLDS = "HOUSEHOLD";
    private static final Map<String, Level> LEVELS = levels();

    private final People people;

    @Activate
    public Subjects(@Reference People people, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.people = people;
    }

    /**
     * Those of the ids that are subjects, with the name each is shown by.
     *
     * @throws Problem {@code CONFLICT} for subjects that the town keeps no register of
     */
    Map<String, String> names(Db db, Rules rules, Collection<String> ids) {
        String subjects = rules.rulebook().subjects();
        Map<String, String> names = new HashMap<>();
        switch (subjects) {
            case PEOPLE -> people.known(ids).forEach(person -> names.put(person.number(), person.name()));
            case HOUSEHOLDS -> Lookup.of(db, "select number from households where town = ? and number = ?", row -> row.text(1), ids, db.town())
                    .forEach(number -> names.put(number, number));
            default -> units(db, level(subjects), ids, names);
        }
        return names;
    }

    /** Whether a subject is a unit and so is ranked among units as itself. */
    static boolean areUnits(Rules rules) {
        return LEVELS.containsKey(rules.rulebook().subjects());
    }

    /** Whether a subject is a person, whose name is not for all to read. */
    static boolean arePeople(Rules rules) {
        return rules.rulebook().subjects().equals(PEOPLE);
    }

    /** Whether a subject is such a one. */
    public static boolean are(Rules rules, Results.Who who) {
        return switch (who) {
            case PERSON -> arePeople(rules);
            case HOUSEHOLD -> rules.rulebook().subjects().equals(HOUSEHOLDS);
            case UNIT -> areUnits(rules);
        };
    }

    /** The subject that a person is, or its household is; empty for nobody and where units are assessed. */
    public static Optional<String> of(Db db, Rules rules, String person) {
        if (person == null || arePeople(rules)) {
            return Optional.ofNullable(person);
        }
        return rules.rulebook().subjects().equals(HOUSEHOLDS) ? household(db, person) : Optional.empty();
    }

    /** The household that a person belongs to. */
    static Optional<String> household(Db db, String person) {
        return db.first("select household from people where town = ? and number = ?", row -> row.text(1), db.town(), person);
    }

    /** The programs in which a number stands for a household or unit, and not for the person who has it, too. */
    public static Set<String> others(Db db, RulebookShelf shelf, String number) {
        return db.list("select program from participants where town = ? and subject = ?", row -> row.text(1), db.town(), number).stream()
                .filter(program -> !arePeople(shelf.rules(db, ProgramAccess.state(db, program).program()))).collect(Collectors.toSet());
    }

    /** What they are called in a sentence. */
    static Text title(Rules rules) {
        String subjects = rules.rulebook().subjects();
        return LEVELS.containsKey(subjects) ? LEVELS.get(subjects).title() : MESSAGES.text("subjects." + subjects);
    }

    private static void units(Db db, Level level, Collection<String> ids, Map<String, String> names) {
        Place.find(db, ids).values().stream().filter(place -> place.level() == level).forEach(place -> names.put(place.code(), place.name()));
    }

    private static Level level(String subjects) {
        Level level = LEVELS.get(subjects);
        if (level == null) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "subjects-without-register", subjects);
        }
        return level;
    }

    /** Rulebooks name the general branch in full. */
    private static Map<String, Level> levels() {
        Map<String, Level> levels = new HashMap<>();
        for (UnitLevel level : UnitLevel.values()) {
            levels.put(level.name(), level(level));
        }
        return Map.copyOf(levels);
    }

    static Level level(UnitLevel level) {
        return level == UnitLevel.PARTY_GENERAL_BRANCH ? Level.GENERAL_BRANCH : Level.valueOf(level.name());
    }
}
