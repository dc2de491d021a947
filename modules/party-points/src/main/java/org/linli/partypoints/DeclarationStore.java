package org.linli.partypoints;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.partypoints.Declaration.State;

/** Declarations in the database. */
final class DeclarationStore {

    private static final String SELECT = "select id, program, subject, unit, item, occurred_on, quantity, points, words, evidence, state, "
            + "entered_by, entered_at, mended_by, decided_by, decided_at, reason, entry, version from party_points_declarations "
            + "where town = ? and program = ?";

    /** Which declarations; null for all. @param units any of them @param subjects any of them */
    record Wanted(State state, String subject, String unit, LocalDate from, LocalDate to, Set<String> units, Set<String> subjects, String item) {

        Wanted(State state, String subject, String unit, LocalDate from, LocalDate to) {
            this(state, subject, unit, from, to, null, null, null);
        }
    }

    /** How many of a branch wait for the scorekeeper. @param since when the first of them was entered */
    record Waiting(String branch, int count, Instant since) {
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
        return limited(new Selection(SELECT, db.town(), program), wanted).andIfGiven("state = ?", wanted.state()).andIfGiven("id > ?", after)
                .first(db, "id", rows, DeclarationStore::read);
    }

    /** Those of a member, newest first. */
    List<Declaration> newest(Db db, String program, String subject, int rows) {
        return new Selection(SELECT, db.town(), program).and("subject = ?", subject).first(db, "id desc", rows, DeclarationStore::read);
    }

    /** How many there are in each state, whatever state is wanted. */
    Map<State, Integer> count(Db db, String program, Wanted wanted) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, limited(new Selection("select count(*) from party_points_declarations where town = ? and program = ? and state = ?", db.town(),
                    program, state), wanted).first(db, "1", 1, row -> row.integer(1)).get(0));
        }
        return counts;
    }

    /** Those of them beside which another one of the same member, item and day waits or was confirmed. */
    Set<String> alike(Db db, String program, List<Declaration> some) {
        if (some.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>(List.of(db.town(), program));
        some.forEach(one -> values.add(one.id()));
        values.addAll(List.of(State.SUBMITTED, State.CONFIRMED));
        return Set.copyOf(db.list("select d.id from party_points_declarations d where d.town = ? and d.program = ? and d.id in (" + marks(some.size())
                + ") and exists (select 1 from party_points_declarations o where o.town = d.town and o.program = d.program and o.subject = d.subject"
                + " and o.item = d.item and o.occurred_on = d.occurred_on and o.id <> d.id and o.state in (?, ?))", row -> row.text(1), values.toArray()));
    }

    /** How many of each branch wait for the scorekeeper, and since when the first of them does. */
    List<Waiting> waiting(Db db, String program) {
        return db.list("select unit, count(*), min(entered_at) from party_points_declarations where town = ? and program = ? and state = ? group by unit"
                + " order by unit", row -> new Waiting(row.text(1), row.integer(2), row.instant(3)), db.town(), program, State.SUBMITTED);
    }

    private static Selection limited(Selection all, Wanted wanted) {
        all.andIfGiven("subject = ?", wanted.subject()).andIfGiven("unit = ?", wanted.unit()).andIfGiven("item = ?", wanted.item())
                .andIfGiven("occurred_on >= ?", wanted.from()).andIfGiven("occurred_on <= ?", wanted.to());
        among(all, "unit", wanted.units());
        among(all, "subject", wanted.subjects());
        return all;
    }

    private static void among(Selection all, String column, Set<String> values) {
        if (values != null) {
            all.and(values.isEmpty() ? "1 = 0" : column + " in (" + marks(values.size()) + ")", values.toArray());
        }
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
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
