package org.linli.console.boards;

import java.time.LocalDate;
import java.util.List;
import org.linli.api.Text;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Objections.Objection;
import org.linli.api.publicity.Publicity;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.security.Caller;

/** Puts together how a program stands with the public. */
public final class Publishing {

    private static final int OBJECTIONS = 500;
    /** Rows of a sheet that stand on the page. */
    public static final int ROWS = 500;
    /** Other notices of the program that stand there. */
    public static final int OTHERS = 50;
    /** Lines of what is lacking that stand there. */
    public static final int LACKING = 20;

    private final Programs programs;
    private final Results results;
    private final Publicity publicity;
    private final Objections objections;
    private final WorkingCalendar calendar;
    private final Boards boards;
    private final Titles titles;
    private final Names names;

    Publishing(Programs programs, Results results, Publicity publicity, Objections objections, WorkingCalendar calendar, Boards boards,
               Titles titles, Names names) {
        this.programs = programs;
        this.results = results;
        this.publicity = publicity;
        this.objections = objections;
        this.calendar = calendar;
        this.boards = boards;
        this.titles = titles;
        this.names = names;
    }

    /**
     * How a program stands with the public.
     *
     * @param may     what the reader may do with it
     * @param preview what would go up now; null where nothing would
     * @param until   the last day if it went up today; null likewise
     * @param outlook what stands in the way of that
     * @param current the notice of its results; null before the first
     * @param shown   what hangs, or hung last; null likewise
     * @param others  the newest notices of the program besides, perhaps one more than stand on the page
     */
    public record Standing(Program program, Text title, String unit, May may, BoardSheet preview, LocalDate until, Programs.Outlook outlook,
                           Hanging current, BoardSheet shown, List<Hanging> others, List<Told> objections) {

        /** Whether its results were put up on a board that is not its reader's to read here. */
        public boolean elsewhere() {
            return current == null && program.stage().frozen();
        }

        /** How many objections wait. */
        public long open() {
            return objections.stream().filter(told -> told.objection().state() == Objection.State.OPEN).count();
        }
    }

    /** What a reader may do. */
    public record May(boolean publish, boolean object, boolean decide) {
    }

    /** An objection, and who entered it. */
    public record Told(Objection objection, Text by) {
    }

    Standing of(String module, String id, Caller caller) {
        Program program = programs.program(module, id);
        List<Notice> notices = publicity.newest(id, 2 + OTHERS);
        Notice current = notices.stream().filter(notice -> notice.about().startsWith("settlement:")).findFirst().orElse(null);
        List<Told> told = objections.list(id, false, null, OBJECTIONS).items().stream().map(one -> new Told(one, names.of(one.by()))).toList();
        var standing = new Standing(program, titles.of(program), boards.name(program.unit()), may(caller, program), null, null, null,
            current == null ? null : boards.hanging(current),
            current == null ? null : BoardSheet.of(publicity.notice(current.id(), null, ROWS), publicity.tiers(id)),
            boards.hanging(notices.stream().filter(notice -> notice != current).toList()), told);
        return program.stage() == Stage.PRELIMINARY ? withPreview(standing) : standing;
    }

    private Standing withPreview(Standing bare) {
        Program program = bare.program();
        Results.Board board = results.board(program.id(), ROWS);
        return new Standing(program, bare.title(), bare.unit(), bare.may(), BoardSheet.of(board.columns(), board.rows(), publicity.tiers(program.id()), null, null),
            calendar.deadline(boards.today(), board.days(), WorkingCalendar.Count.CALENDAR).deadline(),
            programs.outlook(program.module(), program.id(), Stage.PUBLISHED), bare.current(), bare.shown(), bare.others(), bare.objections());
    }

    private static May may(Caller caller, Program program) {
        String module = program.module() + ".";
        return new May(caller.may(module + Programs.PUBLISH, program.path()), caller.may(module + Objections.WRITE, program.path()),
            caller.may(module + Objections.DECIDE, program.path()));
    }
}
