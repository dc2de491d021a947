package org.linli.core.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.linli.api.data.Contention;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.security.Audit;

/** Writes people with their memberships, the households they found, and the audit, many at once. */
final class PeopleWriter {

    private final PersonStore people;
    private final HouseholdStore households;
    private final Audit audit;
    private final LookAlikes lookAlikes;

    /** A person before (null when new) and after. */
    record Change(KnownPerson before, KnownPerson after, KnownHousehold founds) {

        static Change of(PersonEntry entry, KnownPerson after) {
            return new Change(entry.before(), after, entry.newHousehold(after));
        }

        boolean any() {
            return !after.equals(before);
        }
    }

    PeopleWriter(PersonStore people, HouseholdStore households, Audit audit, LookAlikes lookAlikes) {
        this.people = people;
        this.households = households;
        this.audit = audit;
        this.lookAlikes = lookAlikes;
    }

    /**
     * Writes them.
     *
     * @return how many were written
     * @throws DuplicateKey when somebody new is there by now
     * @throws Contention   when a household that one of them founds was founded since it was looked for, or one of them was changed
     */
    int write(Db db, List<Change> changes, LocalDate today) {
        List<KnownPerson> fresh = new ArrayList<>();
        List<KnownPerson> changed = new ArrayList<>();
        List<KnownPerson> moved = new ArrayList<>();
        Map<String, KnownHousehold> founded = new HashMap<>();
        List<Audit.Line> lines = new ArrayList<>();
        for (Change change : changes) {
            if (!change.any()) {
                continue;
            }
            KnownPerson before = change.before();
            KnownPerson after = before == null ? change.after() : change.after().withVersion(before.version() + 1);
            (before == null ? fresh : changed).add(after);
            if (before != null && !(Objects.equals(before.unit(), after.unit()) && Objects.equals(before.household(), after.household()))) {
                moved.add(after);
            }
            if (change.founds() != null) {
                founded.putIfAbsent(change.founds().number(), change.founds());
            }
            lines.add(new Audit.Line(before == null ? "person.created" : "person.changed", after.number(), after.unit(),
                    before == null ? null : before.summary(), after.summary()));
        }
        found(db, founded.values());
        people.add(db, fresh);
        people.change(db, changed);
        people.belong(db, moved, fresh, today);
        lookAlikes.written(Stream.concat(fresh.stream(), changed.stream()).map(KnownPerson::number).toList());
        audit.write(db, lines);
        return lines.size();
    }

    private void found(Db db, Collection<KnownHousehold> founded) {
        try {
            households.add(db, founded);
        } catch (DuplicateKey e) {
            throw new Contention("a household was founded since it was looked for", e);
        }
    }
}
