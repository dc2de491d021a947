package org.linli.partypoints;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.programs.Meeting;
import org.linli.partypoints.Appraisal.State;

/** Appraisals in the database. */
final class AppraisalStore {

    private static final String COLUMNS = "select id, program, branch, component, held_on, present, entitled, minutes, watchers, state, valid, "
            + "invalid, notice, opened_by, opened_at, counted_by, counted_at, version";
    private static final String WHERE = " from party_points_appraisals where town = ? and program = ?";
    private static final String SELECT = COLUMNS + ", (select count(*) from party_points_ballots b where b.town = party_points_appraisals.town "
            + "and b.appraisal = party_points_appraisals.id)" + WHERE;

    /** @throws org.linli.api.data.DuplicateKey when the branch has one */
    void add(Db db, Appraisal fresh) {
        Meeting meeting = fresh.meeting();
        db.update("insert into party_points_appraisals (town, program, id, branch, component, held_on, present, entitled, minutes, watchers, "
                + "state, valid, invalid, opened_by, opened_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                db.town(), fresh.program(), fresh.id(), fresh.branch(), fresh.component(), meeting.date(), meeting.present(), meeting.entitled(),
                meeting.minutes(), fresh.watchers(), fresh.state(), 0, 0, fresh.openedBy(), fresh.openedAt(), fresh.version());
    }

    void counted(Db db, Appraisal open, BallotCount count, String notice, String by, Instant at) {
        db.update("update party_points_appraisals set state = ?, valid = ?, invalid = ?, notice = ?, counted_by = ?, counted_at = ?, "
                + "version = version + 1 where town = ? and program = ? and id = ?",
                State.COUNTED, count.valid(), count.invalid(), notice, by, at, db.town(), open.program(), open.id());
    }

    void add(Db db, String appraisal, List<Mean> members) {
        db.batch("insert into party_points_appraisal_means (town, appraisal, subject, ballots, mean, lowest, highest) values (?, ?, ?, ?, ?, ?, ?)",
                members.stream().map(one -> new Object[] {db.town(), appraisal, one.subject(), one.ballots(), one.mean(), one.lowest(), one.highest()})
                        .toList());
    }

    /** By member; none before the count, and for one that was counted before means were kept. */
    List<Mean> means(Db db, String appraisal) {
        return db.list("select subject, ballots, mean, lowest, highest from party_points_appraisal_means where town = ? and appraisal = ? order by subject",
                row -> new Mean(row.text(1), row.integer(2), row.decimal(3), row.decimal(4), row.decimal(5)), db.town(), appraisal);
    }

    Optional<Appraisal> find(Db db, String program, String id) {
        return db.first(SELECT + " and id = ?", AppraisalStore::read, db.town(), program, id);
    }

    /** Its slips are left uncounted. */
    Optional<Appraisal> lock(Db db, String program, String id) {
        return db.lock(COLUMNS + WHERE + " and id = ?", row -> read(row, 0), db.town(), program, id);
    }

    Optional<Appraisal> ofBranch(Db db, String program, String branch) {
        return db.first(SELECT + " and branch = ?", AppraisalStore::read, db.town(), program, branch);
    }

    /** By id, oldest first. @param branch null for all */
    List<Appraisal> list(Db db, String program, String branch, String after, int rows) {
        return new Selection(SELECT, db.town(), program).andIfGiven("branch = ?", branch).andIfGiven("id > ?", after)
                .first(db, "id", rows, AppraisalStore::read);
    }

    /** Those of some branches, oldest first. @param branches null for all */
    List<Appraisal> list(Db db, String program, Set<String> branches, int rows) {
        var all = new Selection(SELECT, db.town(), program);
        if (branches != null) {
            all.and("(1 = 0" + " or branch = ?".repeat(branches.size()) + ")", branches.stream().sorted().toArray());
        }
        return all.first(db, "id", rows, AppraisalStore::read);
    }

    private static Appraisal read(Row row) {
        return read(row, row.integer(19));
    }

    private static Appraisal read(Row row, int ballots) {
        State state = row.constant(10, State.class);
        boolean counted = state == State.COUNTED;
        var meeting = new Meeting(row.date(5), row.integer(6), row.integer(7), row.text(8));
        return new Appraisal(row.text(1), row.text(2), row.text(3), row.text(4), meeting, row.integer(9), state, ballots,
                counted ? row.integer(11) : null, counted ? row.integer(12) : null, row.text(13), row.text(14), row.instant(15), row.text(16), row.instant(17), row.integer(18));
    }
}
