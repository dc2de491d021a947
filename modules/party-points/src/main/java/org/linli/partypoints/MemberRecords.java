package org.linli.partypoints;

import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.people.PersonalRecords;
import org.linli.api.people.PersonalTables;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the module stores about members: declarations, quarters, measures. */
@Component
public final class MemberRecords implements PersonalRecords {

    private static final Messages MESSAGES = Messages.beside(MemberRecords.class);

    private final PersonalTables tables = PersonalTables.beside(MemberRecords.class);

    @Activate
    public MemberRecords(@Reference(target = "(linli.schema=party-points)") Schema schema) {
        // what it reads must be there
    }

    @Override
    public PersonalTables tables() {
        return tables;
    }

    /** A measure goes on after its program is closed. */
    @Override
    public Optional<Text> heldBy(Db db, String person) {
        return db.first("select id from party_points_measures where town = ? and subject = ? and state in (?, ?)", row -> row.text(1), db.town(), person,
                Measure.State.PROPOSED, Measure.State.APPROVED).map(id -> MESSAGES.text("held.measure", id));
    }
}
