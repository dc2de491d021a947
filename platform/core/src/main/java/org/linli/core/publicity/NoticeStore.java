package org.linli.core.publicity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.publicity.Publicity.Down;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.publicity.Publicity.Place;
import org.linli.api.territory.UnitPath;
import org.linli.core.programs.Reach;

/** Notices and what they show. */
public final class NoticeStore {

    /** What notices of results are about, before the settlement's id. */
    public static final String RESULTS = "settlement:";

    private static final String OF_RESULTS = "about like '" + RESULTS + "%'";
    private static final String HANGING = " from notices where town = ? and until_day >= ? and replaced_by is null and down_at is null";
    private static final String NOTICE = "select id, module, program, about, unit, title_zh, title_en, from_day, until_day, digest, made_by, "
            + "made_at, replaced_by, path, note_zh, note_en, days, down_at, down_by, down_reason";

    private NoticeStore() {
    }

    /** A notice with the path of its unit when it went up. @param days how long it was hung for, by M8 */
    record Hung(Notice notice, UnitPath path, int days) {
    }

    /** @param columns as JSON */
    static void insert(Db db, Hung hung, String columns, String replaces) {
        Notice notice = hung.notice();
        Down down = notice.down();
        db.update("insert into notices (town, id, module, program, about, unit, path, title_zh, title_en, from_day, until_day, digest, "
                + "content, made_by, made_at, replaces, note_zh, note_en, days, down_at, down_by, down_reason) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                db.town(), notice.id(), notice.module(), notice.program(), notice.about(), notice.unit(), hung.path().value(),
                notice.title().zh(), notice.title().en(), notice.from(), notice.until(), notice.digest(), columns, notice.by(), notice.at(),
                replaces, notice.note() == null ? null : notice.note().zh(), notice.note() == null ? null : notice.note().en(),
                hung.days(), down == null ? null : down.at(), down == null ? null : down.by(), down == null ? null : down.reason());
    }

    /** Takes it down. @return whether it wasn't before */
    static boolean takeDown(Db db, String id, Down down) {
        return db.update("update notices set down_at = ?, down_by = ?, down_reason = ? where town = ? and id = ? and replaced_by is null "
                + "and down_at is null", down.at(), down.by(), down.reason(), db.town(), id) == 1;
    }

    /** Marks a notice as replaced. @return whether it stood until now */
    static boolean replaced(Db db, String id, String by) {
        return db.update("update notices set replaced_by = ? where town = ? and id = ? and replaced_by is null", by, db.town(), id) == 1;
    }

    static Optional<Hung> find(Db db, String id) {
        return db.first(NOTICE + " from notices where town = ? and id = ?", NoticeStore::hung, db.town(), id);
    }

    /** The columns' names as JSON. */
    static String columns(Db db, String id) {
        return db.first("select content from notices where town = ? and id = ?", row -> row.text(1), db.town(), id).orElseThrow();
    }

    /** Adds a page of rows as JSON. */
    static void page(Db db, String id, int page, String rows) {
        db.update("insert into notice_pages (town, notice, page, content) values (?, ?, ?, ?)", db.town(), id, page, rows);
    }

    /** A page of rows as JSON; empty behind the last. */
    static Optional<String> page(Db db, String id, int page) {
        return db.first("select content from notice_pages where town = ? and notice = ? and page = ?", row -> row.text(1), db.town(), id, page);
    }

    static List<Hung> of(Db db, String program) {
        return db.list(NOTICE + " from notices where town = ? and program = ? order by id desc", NoticeStore::hung, db.town(), program);
    }

    /** Whether a program has put anything on a board. */
    static boolean any(Db db, String program) {
        return !about(db, program).first(db, "id", 1, row -> row.text(1)).isEmpty();
    }

    /** The newest notice of a program's results, whether it hangs or came down; replaced ones are left out. */
    public static Optional<Notice> ofResults(Db db, String program) {
        return newest(db, standing(db, program).and(OF_RESULTS), 1).stream().findFirst();
    }

    /** The newest notice of what a program put on the board. */
    public static Optional<Notice> newestAbout(Db db, String program, String about) {
        return newest(db, about(db, program).and("about = ?", about), 1).stream().findFirst();
    }

    /** Of a program whose results were on the board, the notice that hangs longest, of whatever it is; replaced and taken down ones are left out. */
    public static Optional<Notice> lastToHang(Db db, String program) {
        return ofResults(db, program).flatMap(results -> standing(db, program).and("down_at is null")
                .first(db, "until_day desc, id desc", 1, row -> hung(row).notice()).stream().findFirst());
    }

    /** Of what nothing replaced and a reach covers, the newest of results and then what else is newest. */
    static List<Notice> newest(Db db, String program, Reach reach, int rows) {
        List<Notice> found = new ArrayList<>(newest(db, standing(db, program, reach).and(OF_RESULTS), 1));
        String results = found.isEmpty() ? null : found.get(0).id();
        if (found.size() < rows) {
            found.addAll(newest(db, standing(db, program, reach).andIfGiven("id <> ?", results), rows - found.size()));
        }
        return found;
    }

    /** The last day of what nothing replaced or took down and a reach covers. */
    static Optional<LocalDate> until(Db db, String program, Reach reach) {
        return standing(db, program, reach).and("down_at is null").first(db, "until_day desc", 1, row -> row.date(9)).stream().findFirst();
    }

    /** What was neither replaced nor taken down on the boards of some units, newest first. */
    static List<Notice> standing(Db db, String program, Collection<String> units) {
        return newest(db, standing(db, program).and("down_at is null").and("unit in (" + String.join(", ", Collections.nCopies(units.size(), "?")) + ")", units.toArray()),
                Integer.MAX_VALUE);
    }

    private static Selection about(Db db, String program) {
        return new Selection(NOTICE + " from notices where town = ? and program = ?", db.town(), program);
    }

    private static Selection standing(Db db, String program) {
        return about(db, program).and("replaced_by is null");
    }

    private static Selection standing(Db db, String program, Reach reach) {
        return standing(db, program).and(reach.within("path"), reach.bounds().toArray());
    }

    private static List<Notice> newest(Db db, Selection notices, int rows) {
        return notices.first(db, "id desc", rows, row -> hung(row).notice());
    }

    /** Notices that hang on that day, newest first. @param unit the top of a subtree; null for all */
    static List<Notice> hanging(Db db, LocalDate day, String unit, String before, int rows) {
        return new Selection(NOTICE + HANGING, db.town(), day)
                .andIfGiven("path like ? escape '!'", Reach.holding(unit)).andIfGiven("id < ?", before)
                .first(db, "id desc", rows, row -> hung(row).notice());
    }

    /** Those of them that hang no longer than that day, newest first. @param unit the top of a subtree; null for all */
    static List<Notice> ending(Db db, LocalDate day, String unit, int rows) {
        return new Selection(NOTICE + HANGING, db.town(), day).and("until_day = ?", day)
                .andIfGiven("path like ? escape '!'", Reach.holding(unit)).first(db, "id desc", rows, row -> hung(row).notice());
    }

    /** Notices that hung before that day or were taken down, newest first. @param unit the top of a subtree; null for all */
    static List<Hung> past(Db db, LocalDate day, String unit, String before, int rows) {
        return new Selection(NOTICE + " from notices where town = ? and replaced_by is null", db.town())
                .and("(until_day < ? or down_at is not null)", day).andIfGiven("path like ? escape '!'", Reach.holding(unit))
                .andIfGiven("id < ?", before).first(db, "id desc", rows, NoticeStore::hung);
    }

    static List<Place> places(Db db, LocalDate day) {
        return db.list("select path, count(*)" + HANGING + " group by path order by path", row -> {
            var path = new UnitPath(row.text(1));
            return new Place(path.code(), path, row.integer(2));
        }, db.town(), day);
    }

    private static Hung hung(Row row) {
        var notice = new Notice(row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), new Text(row.text(6), row.text(7)), row.date(8),
                row.date(9), row.text(10), row.text(11), row.instant(12), row.text(13),
                row.text(15) == null ? null : new Text(row.text(15), row.text(16)),
                row.missing(18) ? null : new Down(row.instant(18), row.text(19), row.text(20)));
        int days = row.missing(17) ? (int) ChronoUnit.DAYS.between(notice.from(), notice.until()) : row.integer(17);
        return new Hung(notice, new UnitPath(row.text(14)), days);
    }
}
