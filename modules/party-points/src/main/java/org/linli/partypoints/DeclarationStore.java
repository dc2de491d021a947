package org.linli.partypoints;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.partypoints.Declaration.State;

/** Declarations in the database. */
final class DeclarationStore {

    private static final String SELECT = "select id, program, subject, unit, item, occurred_on, quantity, points, words, evidence, state, "
            + "entered_by, entered_at, mended_by, decided_by, decided_at, reason, entry, version from party_points_declarations "
            + "where town = ? and program = ?";

    /** Which declarations; null for all. */
    record Wanted(State state, String subject, String unit, LocalDate from, LocalDate to) {
    }

    void add(Db db, Declaration fresh) {
        db.update("insert into party_points_declarations (town, program, id, subject, unit, item, occurred_on, quantity, points, words, evidence, "
                + "state, entered_by, entered_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                db.town(), fresh.program(), fresh.id(), fresh.subject(), fresh.unit(), fresh.item(), fresh.occurredOn(), fresh.quantity(),
                fresh.points(), fresh.words(), joined(fresh), fresh.state(), fresh.enteredBy(), fresh.enteredAt(), fresh.version());
    }

    /** Writes what changed, with the next version. */
    void change(Db db, Declaration now) {
        db.update("update party_points_declarations set item = ?, occurred_on = ?, quantity = ?, points = ?, words = ?, evidence = ?, state = ?, "
                + "mended_by = ?, decided_by = ?, decided_at = ?, reason = ?, entry = ?, version = version + 1 where town = ? and program = ? and id = ?",
                now.item(), now.occurredOn(), now.quantity(), now.points(), now.words(), joined(now), now.state(), now.mendedBy(),
                now.decidedBy(), now.decidedAt(), now.reason(), now.entry(), db.town(), now.program(), now.id());
    }

    Optional<Declaration> find(Db db, String program, String id) {
        return db.first(SELECT + " and id = ?", DeclarationStore::read, db.town(), program, id);
    }

    /** The same, locked until the transaction ends. */
    Optional<Declaration> lock(Db db, String program, String id) {
        return db.lock(SELECT + " and id = ?", DeclarationStore::read, db.town(), program, id);
    }

    /** In the order in which they were entered. */
    List<Declaration> list(Db db, String program, Wanted wanted, String after, int rows) {
        return new Selection(SELECT, db.town(), program).andIfGiven("state = ?", wanted.state()).andIfGiven("subject = ?", wanted.subject())
                .andIfGiven("unit = ?", wanted.unit()).andIfGiven("occurred_on >= ?", wanted.from()).andIfGiven("occurred_on <= ?", wanted.to())
                .andIfGiven("id > ?", after).first(db, "id", rows, DeclarationStore::read);
    }

    /** How many of a branch wait for the scorekeeper. */
    int waiting(Db db, String program, String unit, LocalDate from, LocalDate to) {
        return db.first("select count(*) from party_points_declarations where town = ? and program = ? and unit = ? and state = ? "
                + "and occurred_on >= ? and occurred_on <= ?", row -> row.integer(1), db.town(), program, unit, State.SUBMITTED, from, to)
                .orElseThrow();
    }

    private static String joined(Declaration declaration) {
        return declaration.evidence().isEmpty() ? null : String.join(" ", declaration.evidence());
    }

    private static Declaration read(Row row) {
        String evidence = row.text(10);
        return new Declaration(row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.date(6), row.integer(7), row.decimal(8),
                row.text(9), evidence == null ? List.of() : List.of(evidence.split(" ")), row.constant(11, State.class), row.text(12),
                row.instant(13), row.text(14), row.text(15), row.instant(16), row.text(17), row.missing(18) ? null : row.number(18),
                row.integer(19));
    }
}
