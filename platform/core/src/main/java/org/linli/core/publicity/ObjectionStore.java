package org.linli.core.publicity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.programs.Programs;
import org.linli.api.publicity.Objections.Objection;
import org.linli.api.publicity.Objections.Objection.State;
import org.linli.api.publicity.Objections.Waiting;
import org.linli.api.security.Caller;
import org.linli.core.programs.ProgramStore;
import org.linli.core.programs.Reach;

/** Objections and their answers. */
public final class ObjectionStore {

    private static final String OBJECTION = "select id, program, notice, subject, text, made_by, made_at, answer_by, state, answer, decided_by, "
            + "decided_at, filed_with, version from objections where town = ? and program = ?";

    private ObjectionStore() {
    }

    static void insert(Db db, Objection objection) {
        db.update("insert into objections (town, program, id, notice, subject, text, made_by, made_at, answer_by, state, version) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                db.town(), objection.program(), objection.id(), objection.notice(), objection.subject(), objection.text(), objection.by(),
                objection.at(), objection.answerBy(), objection.state(), objection.version());
    }

    /** @param today the day that tells whether it is overdue */
    static Optional<Objection> find(Db db, String program, String id, LocalDate today) {
        return db.first(OBJECTION + " and id = ?", row -> objection(row, today), db.town(), program, id);
    }

    static List<Objection> list(Db db, String program, Reach reach, boolean open, String after, int rows, LocalDate today) {
        return reach.limitSubjects("objections", new Selection(OBJECTION, db.town(), program).andIfGiven("state = ?", open ? State.OPEN : null))
                .andIfGiven("id > ?", after).first(db, "id", rows, row -> objection(row, today));
    }

    /**
     * Those without an answer that a caller may see, soonest due first.
     *
     * @param unit the top of a subtree that the program's unit or the subject's lies in; null for all
     */
    static List<Waiting> waiting(Db db, Caller caller, String unit, int rows, LocalDate today) {
        String within = Reach.holding(unit);
        Selection open = new Selection("select o.id, o.program, o.notice, o.subject, o.text, o.made_by, o.made_at, o.answer_by, o.state, o.answer, "
                + "o.decided_by, o.decided_at, o.filed_with, o.version, g.module, g.unit, n.title_zh, n.title_en from objections o "
                + "join programs g on g.town = o.town and g.id = o.program join notices n on n.town = o.town and n.id = o.notice "
                + "join participants p on p.town = o.town and p.program = o.program and p.subject = o.subject where o.town = ? and o.state = ?",
                db.town(), State.OPEN).and(within == null ? "1 = 1" : "(g.path like ? escape '!' or p.unit_path like ? escape '!')",
                within == null ? new Object[0] : new Object[] {within, within});
        return seen(db, caller, open).first(db, "o.answer_by, o.id", rows, row -> new Waiting(objection(row, today), row.text(15), row.text(16),
                new Text(row.text(17), row.text(18))));
    }

    /** Limits them to programs and subjects that the caller may see, by the permission of each module. */
    private static Selection seen(Db db, Caller caller, Selection open) {
        var any = new StringJoiner(" or ", "(", ")").add("1 = 0");
        List<Object> values = new ArrayList<>();
        for (String module : ProgramStore.modules(db)) {
            Reach reach = Reach.of(caller, module + "." + Programs.READ);
            any.add("g.module = ? and (" + reach.within("g.path") + " or " + reach.within("p.unit_path") + ")");
            values.add(module);
            values.addAll(reach.bounds());
            values.addAll(reach.bounds());
        }
        return open.and(any.toString(), values.toArray());
    }

    /** How many wait for an answer. */
    public static int open(Db db, String program) {
        return db.first("select count(*) from objections where town = ? and program = ? and state = ?", row -> row.integer(1),
                db.town(), program, State.OPEN).orElseThrow();
    }

    /** The upheld objection that was entered last. */
    public static Optional<String> newestUpheld(Db db, String program) {
        return db.first("select id from objections where town = ? and program = ? and state = ? order by id desc fetch first 1 rows only",
                row -> row.text(1), db.town(), program, State.UPHELD);
    }

    static void decide(Db db, Objection open, State state, String answer, String by, Instant at, String filedWith) {
        db.update("update objections set state = ?, answer = ?, decided_by = ?, decided_at = ?, filed_with = ?, version = version + 1 "
                + "where town = ? and program = ? and id = ?",
                state, answer, by, at, filedWith, db.town(), open.program(), open.id());
    }

    private static Objection objection(Row row, LocalDate today) {
        var state = row.constant(9, State.class);
        LocalDate answerBy = row.date(8);
        return new Objection(row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.instant(7), answerBy,
                state == State.OPEN && today.isAfter(answerBy), state, row.text(10), row.text(11), row.instant(12), row.text(13),
                row.integer(14));
    }
}
