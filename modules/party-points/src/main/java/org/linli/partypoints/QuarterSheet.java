package org.linli.partypoints;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.people.Masked;
import org.linli.api.programs.Meeting;
import org.linli.api.programs.Program;
import org.linli.api.publicity.Publicity.NewNotice;
import org.linli.api.publicity.UpperHalf;

/** A passed quarter as it hangs on the branch's board and as it goes to the superior unit. */
final class QuarterSheet {

    private static final Messages MESSAGES = Messages.beside(QuarterSheet.class);

    private QuarterSheet() {
    }

    /** Masked names and what the quarter brought, of the upper half; the others are told in the branch. */
    static NewNotice notice(Program program, String id, String branch, Quarter quarter, int days, List<QuarterStatement.Member> members) {
        List<Text> columns = List.of(MESSAGES.text("column.name"), MESSAGES.text("column.points"));
        List<QuarterStatement.Member> assessed = members.stream().filter(member -> !member.exempt()).toList();
        var upper = new UpperHalf(assessed.stream().map(QuarterStatement.Member::points).toList());
        List<List<String>> rows = assessed.stream().filter(member -> upper.shows(member.points()))
                .map(member -> List.of(Masked.name(member.name()), member.points().toPlainString())).toList();
        return new NewNotice(program.module(), program.id(), "statement:" + id, branch, MESSAGES.text("quarter.notice", QuartersPages.title(quarter)), days,
                columns, rows, hidden(assessed.size() - rows.size()));
    }

    /** What a notice says of members that it doesn't show; null for none. */
    static Text hidden(int members) {
        return members == 0 ? null : MESSAGES.text("notice.hidden", String.valueOf(members));
    }

    /** In full, for the superior unit. */
    static String filing(String branch, Quarter quarter, Meeting meeting, long position, List<QuarterStatement.Member> members) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("branch", branch);
        content.put("quarter", quarter.toString());
        content.put("meeting", meeting(meeting));
        content.put("ledgerPosition", position);
        content.put("members", members.stream().map(QuarterSheet::line).toList());
        return JsonText.of(content);
    }

    private static Map<String, Object> meeting(Meeting meeting) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("date", meeting.date());
        facts.put("present", meeting.present());
        facts.put("entitled", meeting.entitled());
        facts.put("minutes", meeting.minutes());
        return facts;
    }

    private static Map<String, Object> line(QuarterStatement.Member member) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("person", member.subject());
        line.put("name", member.name());
        line.put("kind", member.kind());
        line.put("exempt", member.exempt());
        line.put("points", member.points());
        line.put("total", member.total());
        return line;
    }
}
