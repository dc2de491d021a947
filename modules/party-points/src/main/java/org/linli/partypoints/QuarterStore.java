package org.linli.partypoints;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.programs.Meeting;
import org.linli.partypoints.QuarterStatement.Member;

/** Passed quarterly statements: added once, never changed. */
final class QuarterStore {

    private static final String SELECT = "select id, program, branch, quarter, held_on, present, entitled, minutes, notice, public_until, filing, "
            + "passed_by, passed_at, ledger_position from party_points_quarters where town = ? and program = ?";

    /** @throws org.linli.api.data.DuplicateKey when the branch has passed that quarter */
    void add(Db db, QuarterStatement passed) {
        Meeting meeting = passed.meeting();
        db.update("insert into party_points_quarters (town, program, branch, quarter, id, held_on, present, entitled, minutes, notice, "
                + "public_until, filing, passed_by, passed_at, ledger_position) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                db.town(), passed.program(), passed.branch(), passed.quarter(), passed.id(), meeting.date(), meeting.present(),
                meeting.entitled(), meeting.minutes(), passed.notice(), passed.publicUntil(), passed.filing(), passed.passedBy(),
                passed.passedAt(), passed.ledgerPosition());
        db.batch("insert into party_points_quarter_rows (town, statement, subject, name, kind, exempt, points, total) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?)", passed.members().stream().map(member -> new Object[] {db.town(), passed.id(),
                    member.subject(), member.name(), member.kind(), member.exempt(), member.points(), member.total()}).toList());
    }

    /** A branch's statement with its members. */
    Optional<QuarterStatement> find(Db db, String program, String branch, Quarter quarter) {
        return bare(db, program, branch, quarter).map(bare -> new QuarterStatement(bare.id(), program, branch, bare.quarter(), bare.meeting(), bare.notice(), bare.publicUntil(),
                        bare.filing(), bare.passedBy(), bare.passedAt(), bare.ledgerPosition(), members(db, bare.id())));
    }

    /** A branch's statement without its members. */
    Optional<QuarterStatement> bare(Db db, String program, String branch, Quarter quarter) {
        return db.first(SELECT + " and branch = ? and quarter = ?", row -> read(row, null), db.town(), program, branch, quarter.toString());
    }

    /** What was passed, without members. @param branch null for all @param after {@code <branch> <quarter>} */
    List<QuarterStatement> list(Db db, String program, String branch, String after, int rows) {
        Selection asked = new Selection(SELECT, db.town(), program).andIfGiven("branch = ?", branch);
        if (after != null) {
            String last = after.substring(0, after.indexOf(' '));
            asked.and("(branch > ? or branch = ? and quarter > ?)", last, last, after.substring(last.length() + 1));
        }
        return asked.first(db, "branch, quarter", rows, row -> read(row, null));
    }

    /** The quarters that each branch has passed. */
    Map<String, Set<String>> passed(Db db, String program) {
        Map<String, Set<String>> passed = new HashMap<>();
        db.each("select branch, quarter from party_points_quarters where town = ? and program = ?",
                row -> passed.computeIfAbsent(row.text(1), branch -> new HashSet<>()).add(row.text(2)), db.town(), program);
        return passed;
    }

    private static List<Member> members(Db db, String statement) {
        return db.list("select subject, name, kind, exempt, points, total from party_points_quarter_rows where town = ? and statement = ? "
                + "order by subject", row -> new Member(row.text(1), row.text(2), row.text(3), row.flag(4), row.decimal(5), row.decimal(6)),
                db.town(), statement);
    }

    private static QuarterStatement read(Row row, List<Member> members) {
        var meeting = new Meeting(row.date(5), row.integer(6), row.integer(7), row.text(8));
        return new QuarterStatement(row.text(1), row.text(2), row.text(3), row.text(4), meeting, row.text(9), row.date(10), row.text(11),
                row.text(12), row.instant(13), row.missing(14) ? null : row.number(14), members);
    }
}
