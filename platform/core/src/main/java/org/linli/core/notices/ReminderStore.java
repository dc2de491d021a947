package org.linli.core.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.api.Ids;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.notices.Notice;
import org.linli.api.notices.Notice.Stage;
import org.linli.api.pages.Task;
import org.linli.api.security.Caller;

/** Reminders in the database. */
final class ReminderStore {

    private static final String COLUMNS = "id, stage, what_zh, what_en, where_zh, where_en, due_on, action_zh, action_en, href, made_at, read_at, gone_at,"
            + " account, task, module";
    private static final String SELECT = "select " + COLUMNS + " from reminders where town = ? and ";
    private static final String UNREAD = "read_at is null and gone_at is null";
    private static final int WHAT = 500;
    private static final int WHERE = 1000;
    private static final int ACTION = 100;
    private static final int HREF = 1000;

    /** A reminder with what it is known by. */
    record Kept(String account, String task, String module, Notice notice) {
    }

    /** Those still to do of the accounts of a part of the round. @param last null for no end */
    List<Kept> live(Db db, boolean offices, String after, String last) {
        var live = new Selection(SELECT + "account > ? and gone_at is null and offices = ?", db.town(), after, offices).andIfGiven("account <= ?", last);
        return live.first(db, "account, task", Integer.MAX_VALUE, ReminderStore::kept);
    }

    /** Whatever became of it. */
    Optional<Kept> find(Db db, String account, String task) {
        return db.first(SELECT + "account = ? and task = ?", ReminderStore::kept, db.town(), account, task);
    }

    void add(Db db, Caller caller, boolean offices, String key, DueTasks.Due due, Stage stage, Instant now) {
        Task task = due.task();
        db.insertNew("reminders", List.of("town", "account", "task", "id", "module", "offices", "person", "stage", "what_zh", "what_en", "where_zh", "where_en",
                "action_zh", "action_en", "due_on", "href", "made_at"), List.<Object[]>of(new Object[] {db.town(), caller.account(), key, Ids.next(), due.module(),
                    offices, caller.person(), stage, cut(task.what().zh(), WHAT), cut(task.what().en(), WHAT), where(task, true), where(task, false),
                    cut(task.action().zh(), ACTION), cut(task.action().en(), ACTION), task.due(), href(task), now}));
    }

    /** Writes what a thing to do is like now. */
    void refresh(Db db, Caller caller, boolean offices, String key, Task task, Stage stage) {
        db.update("update reminders set what_zh = ?, what_en = ?, where_zh = ?, where_en = ?, action_zh = ?, action_en = ?, due_on = ?, href = ?, stage = ?,"
                + " offices = ?, person = ?, gone_at = ? where town = ? and account = ? and task = ?", cut(task.what().zh(), WHAT), cut(task.what().en(), WHAT),
                where(task, true), where(task, false), cut(task.action().zh(), ACTION), cut(task.action().en(), ACTION), task.due(), href(task), stage,
                offices, caller.person(), null, db.town(), caller.account(), key);
    }

    /** It is told anew. */
    void renew(Db db, String account, String key, Instant now) {
        db.update("update reminders set id = ?, made_at = ?, read_at = ?, told_at = ? where town = ? and account = ? and task = ?", Ids.next(), now, null, null,
                db.town(), account, key);
    }

    void gone(Db db, String account, String task, Instant now) {
        db.update("update reminders set gone_at = ? where town = ? and account = ? and task = ? and gone_at is null", now, db.town(), account, task);
    }

    /** Whether the text of a row would change. */
    static boolean differs(Kept kept, Task task) {
        Notice old = kept.notice();
        return !old.what().equals(new Text(cut(task.what().zh(), WHAT), cut(task.what().en(), WHAT)))
                || !Objects.equals(old.where(), task.where() == null ? null : new Text(where(task, true), where(task, false)))
                || !Objects.equals(old.due(), task.due()) || !old.href().equals(href(task))
                || !old.action().equals(new Text(cut(task.action().zh(), ACTION), cut(task.action().en(), ACTION)));
    }

    List<Notice> own(Db db, String account, boolean unread, String after, int rows) {
        return new Selection(SELECT + "account = ?", db.town(), account).and(unread ? UNREAD : "1 = 1").andIfGiven("id < ?", after)
                .first(db, "id desc", rows, row -> kept(row).notice());
    }

    int unread(Db db, String account) {
        return db.first("select count(*) from reminders where town = ? and account = ? and " + UNREAD, row -> row.integer(1), db.town(), account).orElse(0);
    }

    Optional<Notice> byId(Db db, String account, String id) {
        return db.first(SELECT + "account = ? and id = ?", row -> kept(row).notice(), db.town(), account, id);
    }

    void read(Db db, String account, String id, Instant now) {
        db.update("update reminders set read_at = ? where town = ? and account = ? and id = ? and read_at is null", now, db.town(), account, id);
    }

    void readAll(Db db, String account, String newest, Instant now) {
        db.update("update reminders set read_at = ? where town = ? and account = ? and id <= ? and read_at is null", now, db.town(), account, newest);
    }

    /** What an account wasn't told of yet by any digest, and hasn't read: the most urgent first. */
    List<Notice> untold(Db db, String account) {
        return db.list(SELECT + "account = ? and told_at is null and " + UNREAD + " order by case stage when 'OVERDUE' then 0 when 'SOON' then 1 else 2 end,"
                + " case when due_on is null then 1 else 0 end, due_on, id fetch first 500 rows only", row -> kept(row).notice(), db.town(), account);
    }

    void told(Db db, String account, List<Notice> all, Instant now) {
        db.batch("update reminders set told_at = ? where town = ? and account = ? and id = ?",
                all.stream().map(one -> new Object[] {now, db.town(), account, one.id()}).toList());
    }

    private static String where(Task task, boolean chinese) {
        return task.where() == null ? null : cut(chinese ? task.where().zh() : task.where().en(), WHERE);
    }

    /** One that is too long leads home, where the thing to do stands, too. */
    private static String href(Task task) {
        return task.href().length() <= HREF ? task.href() : "/";
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static Kept kept(Row row) {
        Text where = row.text(5) == null ? null : new Text(row.text(5), row.text(6));
        return new Kept(row.text(14), row.text(15), row.text(16), new Notice(row.text(1), row.constant(2, Stage.class), new Text(row.text(3), row.text(4)), where,
                row.date(7), new Text(row.text(8), row.text(9)), row.text(10), row.instant(11), row.instant(12), row.instant(13)));
    }
}
