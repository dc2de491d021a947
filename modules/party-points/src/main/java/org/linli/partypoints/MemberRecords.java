package org.linli.partypoints;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.people.PersonalRecords;
import org.linli.api.people.PersonalTables;
import org.linli.api.people.PersonalTables.Section;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the module stores about members: declarations, quarters, measures. */
@Component
public final class MemberRecords implements PersonalRecords {

    private static final Messages MESSAGES = Messages.beside(MemberRecords.class);

    private static final String BALLOT_SCORES = "party_points_ballot_scores";

    private final PersonalTables tables = PersonalTables.beside(MemberRecords.class);

    @Activate
    public MemberRecords(@Reference(target = "(linli.schema=party-points)") Schema schema) {
        // what it reads must be there
    }

    @Override
    public PersonalTables tables() {
        return tables;
    }

    /** Of secret ballots the scores alone, in their own order: with what leads to a ballot, one could see how somebody marked. */
    @Override
    public List<Section> of(Db db, String person, Set<String> others) {
        return tables.without(others).of(db, person, null).stream().map(section -> section.table().equals(BALLOT_SCORES) ? scores(section) : section).toList();
    }

    private static Section scores(Section ballots) {
        return new Section(ballots.table(), ballots.rows().stream().map(row -> row.get("score")).sorted(Comparator.comparing(BigDecimal::new))
                .map(score -> Map.of("score", score)).toList());
    }

    /** A measure goes on after its program is closed. */
    @Override
    public Optional<Text> heldBy(Db db, String person, Set<String> others) {
        return db.list("select id, program from party_points_measures where town = ? and subject = ? and state in (?, ?)",
                row -> List.of(row.text(1), row.text(2)), db.town(), person, Measure.State.PROPOSED, Measure.State.APPROVED).stream()
                .filter(one -> !others.contains(one.get(1))).findFirst().map(one -> MESSAGES.text("held.measure", one.get(0)));
    }

    @Override
    public int erase(Db db, String person, String nobody, Set<String> others) {
        return tables.without(others).erase(db, person, nobody);
    }
}
