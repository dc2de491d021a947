package org.linli.core.programs;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.people.Masked;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.territory.Level;
import org.linli.core.programs.ParticipantStore.Placed;

/** What is checked when subjects are named as participants: that they exist, their units and their kinds. */
final class Naming {

    private static final Messages MESSAGES = Messages.beside(Naming.class);
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern MIDDLE_DOT = Pattern.compile("[.•・･‧∙⋅。]");

    /**
     * Who is named.
     *
     * @param unit null to leave it as it is; units are ranked in themselves
     * @param kind null to leave it as it is
     */
    record Named(String subject, String unit, String kind) {
    }

    /** What came of one: a participant, or why not. */
    record Checked(String subject, Placed placed, List<Problem.Fault> faults) {

        /** The participant. @throws Problem {@code INVALID} with all faults */
        Placed orRefuse() {
            if (placed == null) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "participant-faulty", subject).listing(faults);
            }
            return placed;
        }
    }

    private final Program program;
    private final Rules rules;
    private final Map<String, String> names;
    private final Map<String, Place> places;
    private final Map<String, Placed> present;

    private Naming(Program program, Rules rules, Map<String, String> names, Map<String, Place> places, Map<String, Placed> present) {
        this.program = program;
        this.rules = rules;
        this.names = names;
        this.places = places;
        this.present = present;
    }

    /** Looks up all that is named, in few statements. */
    static Naming of(Db db, Program program, Rules rules, Subjects subjects, Collection<Named> named) {
        List<String> ids = named.stream().map(Named::subject).filter(id -> !id.isEmpty()).distinct().toList();
        List<String> units = new ArrayList<>(named.stream().map(Named::unit).filter(unit -> unit != null).distinct().toList());
        if (Subjects.areUnits(rules)) {
            units.addAll(ids);
        }
        return new Naming(program, rules, subjects.names(db, rules, ids), Place.find(db, units), ParticipantStore.find(db, program.id(), ids));
    }

    Optional<Placed> present(String subject) {
        return Optional.ofNullable(present.get(subject));
    }

    /**
     * What is wrong with the name that a file gives a subject beside its number, which alone decides; empty where it gives none. Whose file
     * it is may not know all people of the town, so it learns no name from their numbers.
     */
    Optional<Problem.Fault> misnamed(String subject, String name) {
        String known = names.get(subject);
        return known == null || name.isEmpty() || bare(name).equals(bare(known)) ? Optional.empty()
                : Optional.of(fault("name", "participant.other-name", subject, shown(known), name));
    }

    private String shown(String known) {
        return Subjects.arePeople(rules) ? Masked.name(known) : known;
    }

    /** Files write the same name with blanks, full-width letters and one of several middle dots. */
    private static String bare(String name) {
        return MIDDLE_DOT.matcher(BLANK.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("")).replaceAll("·").toLowerCase(Locale.ROOT);
    }

    /** The participant as it would be, its version one up if anything changes. */
    Checked check(Named named) {
        List<Problem.Fault> faults = new ArrayList<>();
        Placed before = present.get(named.subject());
        String name = names.get(named.subject());
        if (name == null) {
            faults.add(fault("subject", "participant.unknown-subject", named.subject(), Subjects.title(rules)));
        }
        Place place = place(named, before, faults);
        String kind = kind(named, before, faults);
        if (!faults.isEmpty()) {
            return new Checked(named.subject(), null, faults);
        }
        var after = new Participant(program.id(), named.subject(), name, place.code(), kind,
                before == null ? null : before.participant().exemption(), before == null ? 1 : before.participant().version());
        return new Checked(named.subject(), new Placed(after, place.path()), faults);
    }

    private Place place(Named named, Placed before, List<Problem.Fault> faults) {
        if (named.unit() == null && before != null) {
            return new Place(before.participant().unit(), null, null, before.path());
        }
        String code = named.unit() == null && Subjects.areUnits(rules) ? named.subject() : named.unit();
        Place place = code == null ? null : places.get(code);
        boolean stays = before != null && before.participant().unit().equals(code);
        if (code == null) {
            faults.add(fault("unit", "participant.no-unit"));
        } else if (place != null && !stays) {
            fits(place, faults);
        } else if (place == null && !(code.equals(named.subject()) && !faults.isEmpty())) {
            faults.add(fault("unit", "participant.unknown-unit", code));
        }
        return place;
    }

    /** Whoever runs the program names participants of its own units only, and none above those in which the rulebook counts its quotas. */
    private void fits(Place place, List<Problem.Fault> faults) {
        if (!place.path().isWithin(program.path())) {
            faults.add(fault("unit", "participant.unit-outside", place.code(), place.name(), program.unit()));
            return;
        }
        Optional<Level> above = Subjects.areUnits(rules) ? Optional.empty()
                : rules.quotaLevels().stream().filter(level -> level.fitsUnder(place.level()) && level != place.level()).findFirst();
        above.ifPresent(level -> faults.add(fault("unit", "participant.unit-level", place.code(), place.name(), place.level().title(), level.title())));
    }

    private String kind(Named named, Placed before, List<Problem.Fault> faults) {
        String kind = named.kind() == null ? before == null ? null : before.participant().kind() : rules.kindMeant(named.kind());
        if (kind == null ? rules.hasKinds() : !rules.hasKind(kind)) {
            faults.add(kind == null ? fault("kind", "participant.no-kind", rules.kinds())
                    : rules.hasKinds() ? fault("kind", "participant.unknown-kind", kind, rules.kinds()) : fault("kind", "participant.kind-unused", kind));
        }
        return kind;
    }

    private static Problem.Fault fault(String where, String key, Object... arguments) {
        return new Problem.Fault(where, MESSAGES.text(key, arguments));
    }

    /** The participant with its version one up. */
    static Placed changed(Placed placed) {
        Participant one = placed.participant();
        return new Placed(new Participant(one.program(), one.subject(), one.name(), one.unit(), one.kind(), one.exemption(), one.version() + 1),
                placed.path());
    }
}
