package org.linli.core.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs.Step;
import org.linli.api.programs.Programs.Wanted;
import org.linli.api.programs.Stage;
import org.linli.api.territory.UnitPath;
import org.linli.core.Lookup;

/** Programs and their steps in the database. */
public final class ProgramStore {

    private static final int MOST_PERIODS = 500;
    private static final String COLUMNS = "select id, module, rulebook, rulebook_version, unit, path, period, from_day, to_day, title, stage,"
            + " previous, version, busy, head_seq, head_hash, changes from programs";
    private static final String BY_ID = COLUMNS + " where town = ? and id = ?";

    private ProgramStore() {
    }

    public static Optional<ProgramState> find(Db db, String id) {
        return db.first(BY_ID, ProgramStore::state, db.town(), id);
    }

    /** The program, its row locked until the transaction ends: nobody else records, names, scores or settles meanwhile. */
    public static Optional<ProgramState> lock(Db db, String id) {
        return db.lock(BY_ID, ProgramStore::state, db.town(), id);
    }

    /** Those of the programs that there are, in no order. */
    public static List<Program> among(Db db, Collection<String> ids) {
        return Lookup.of(db, BY_ID, row -> state(row).program(), ids, db.town());
    }

    static Optional<String> sameRun(Db db, Program program) {
        return run(db, program, program.unit(), program.period());
    }

    /** The program of the same rulebook and unit in another period. */
    static Optional<String> ofPeriod(Db db, Program program, String period) {
        return run(db, program, program.unit(), period);
    }

    /** The program of the same rulebook and period that another unit runs. */
    static Optional<String> ofUnit(Db db, Program program, String unit) {
        return run(db, program, unit, program.period());
    }

    private static Optional<String> run(Db db, Program program, String unit, String period) {
        return db.first("select id from programs where town = ? and module = ? and rulebook = ? and unit = ? and period = ?",
                row -> row.text(1), db.town(), program.module(), program.rulebook(), unit, period);
    }

    static void insert(Db db, Program program) {
        db.update("insert into programs (town, id, module, rulebook, rulebook_version, unit, path, period, from_day, to_day, title, stage,"
                + " previous, version, head_seq, head_hash, changes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0)",
                db.town(), program.id(), program.module(), program.rulebook(), program.rulebookVersion(), program.unit(),
                program.path().value(), program.period(), program.from(), program.to(), program.title(), program.stage(), program.previous(),
                program.version(), ProgramState.START);
    }

    /** Programs whose paths lie in one of the subtrees, or above one of the tops, newest first. */
    static List<Program> list(Db db, String module, Stage stage, String unit, ProgramAccess access, String after, int rows) {
        return access.limit(db, module, new Selection(COLUMNS + " where town = ? and module = ?", db.town(), module).andIfGiven("stage = ?", stage)
                .andIfGiven("path like ? escape '!'", Reach.holding(unit))).andIfGiven("id < ?", after)
                .first(db, "id desc", rows, row -> state(row).program());
    }

    /** Of those, the ones whose units lie within a reach, newest first. @param over only those that ended before that day; null for all */
    static List<Program> standing(Db db, String module, Stage stage, String unit, ProgramAccess access, Reach reach, LocalDate over, int rows) {
        return access.limit(db, module, new Selection(COLUMNS + " where town = ? and module = ?", db.town(), module).and("stage = ?", stage)
                .andIfGiven("path like ? escape '!'", Reach.holding(unit))).and(reach.within("path"), reach.bounds().toArray())
                .andIfGiven("to_day < ?", over).first(db, "id desc", rows, row -> state(row).program());
    }

    /** Programs as they are looked for, newest first. @param unit the path of the unit that is wanted; null for all */
    static List<Program> find(Db db, String module, Wanted wanted, UnitPath unit, ProgramAccess access, String after, int rows) {
        Selection all = access.limit(db, module, new Selection(COLUMNS + " where town = ? and module = ?", db.town(), module)
                .andIfGiven("stage = ?", wanted.stage()));
        if (wanted.period() != null) {
            all.and("(period = ? or period like ? escape '!')", wanted.period(), Reach.plain(wanted.period()) + "-%");
        }
        if (unit != null) {
            var near = new StringJoiner(" or ", "(", ")").add("path >= ? and path < ?");
            List<Object> values = new ArrayList<>(List.of(unit.value(), unit.end()));
            UnitPath above = null;
            for (String code : unit.codes()) {
                above = above == null ? UnitPath.top(code) : above.child(code);
                near.add("path = ?");
                values.add(above.value());
            }
            all.and(near.toString(), values.toArray());
        }
        ProgramWord.of(wanted.text()).forEach(word -> word.limit(all));
        return all.andIfGiven("id < ?", after).first(db, "id desc", rows, row -> state(row).program());
    }

    /** The periods of a module's programs, newest first. */
    static List<String> periods(Db db, String module, ProgramAccess access) {
        return access.limit(db, module, new Selection("select distinct period from programs where town = ? and module = ?", db.town(), module))
                .first(db, "period desc", MOST_PERIODS, row -> row.text(1));
    }

    /** Those of a module with a participant of that number, whoever or whatever it is. */
    static List<Program> with(Db db, String module, String subject) {
        return db.list(COLUMNS + " where town = ? and module = ? and exists (select 1 from participants p where p.town = programs.town"
                + " and p.program = programs.id and p.subject = ?)", row -> state(row).program(), db.town(), module, subject);
    }

    /** The modules that have programs. */
    public static List<String> modules(Db db) {
        return db.list("select distinct module from programs where town = ?", row -> row.text(1), db.town());
    }

    static void rename(Db db, String id, String title) {
        db.update("update programs set title = ?, version = version + 1 where town = ? and id = ?", title, db.town(), id);
    }

    /** Sets the stage and frees the program. */
    static void enter(Db db, String id, Stage stage) {
        db.update("update programs set stage = ?, busy = null, version = version + 1 where town = ? and id = ?", stage, db.town(), id);
    }

    static void busy(Db db, String id, String job) {
        db.update("update programs set busy = ? where town = ? and id = ?", job, db.town(), id);
    }

    /** Notes that participants, scores or vetoes have changed; the row is locked by the caller. */
    static void changed(Db db, String id) {
        db.update("update programs set changes = changes + 1 where town = ? and id = ?", db.town(), id);
    }

    /** Moves the end of the chain; the row is locked by the caller. */
    public static void head(Db db, String id, long seq, String hash) {
        db.update("update programs set head_seq = ?, head_hash = ? where town = ? and id = ?", seq, hash, db.town(), id);
    }

    static void step(Db db, String program, Step step) {
        int next = db.first("select max(step) from program_steps where town = ? and program = ?", row -> row.integer(1), db.town(), program)
                .orElse(0) + 1;
        Text says = step.says();
        db.update("insert into program_steps (town, program, step, stage, done_at, done_by, note, says_zh, says_en) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                db.town(), program, next, step.stage(), step.at(), step.by(), step.note(), says == null ? null : says.zh(),
                says == null ? null : says.en());
    }

    /** A step with its place, for the cursor. */
    record NumberedStep(int number, Step step) {
    }

    static List<NumberedStep> steps(Db db, String program, int after, int rows) {
        return db.list("select step, stage, done_at, done_by, note, says_zh, says_en from program_steps where town = ? and program = ? and step > ?"
                + " order by step fetch first ? rows only", row -> new NumberedStep(row.integer(1), step(row)),
                db.town(), program, after, rows);
    }

    private static Step step(Row row) {
        Instant at = row.instant(3);
        return new Step(row.constant(2, Stage.class), at, row.text(4), row.text(5), row.missing(6) ? null : new Text(row.text(6), row.text(7)));
    }

    private static ProgramState state(Row row) {
        var program = new Program(row.text(1), row.text(2), row.text(3), row.integer(4), row.text(5), new UnitPath(row.text(6)), row.text(7),
                row.date(8), row.date(9), row.text(10), row.constant(11, Stage.class), row.text(12), row.integer(13));
        return new ProgramState(program, row.text(14), row.number(15), row.text(16), row.number(17));
    }
}
