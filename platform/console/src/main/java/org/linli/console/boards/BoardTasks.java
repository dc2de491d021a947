package org.linli.console.boards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linli.api.Text;
import org.linli.api.pages.Task;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Filings.Filing;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Objections.Waiting;
import org.linli.api.publicity.Publicity;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.Unit;

/** What is to be done about publicity: results that are ready for the board, notices that end today, objections and filings that wait. */
final class BoardTasks {

    private static final int MOST = 100;
    private static final int LOOKED_AT = 500;

    private final Guard guard;
    private final Programs programs;
    private final Publicity publicity;
    private final Objections objections;
    private final FilingTray filings;
    private final Boards boards;
    private final Titles titles;

    BoardTasks(Guard guard, Programs programs, Publicity publicity, Objections objections, FilingTray filings, Boards boards, Titles titles) {
        this.guard = guard;
        this.programs = programs;
        this.publicity = publicity;
        this.objections = objections;
        this.filings = filings;
        this.boards = boards;
        this.titles = titles;
    }

    List<Task> of(String unit) {
        Caller caller = guard.caller();
        List<Task> tasks = new ArrayList<>();
        publish(unit, tasks);
        end(caller, unit, tasks);
        answer(caller, unit, tasks);
        receive(caller, unit, tasks);
        return tasks.stream().sorted(Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()))).limit(MOST).toList();
    }

    private void publish(String unit, List<Task> tasks) {
        List<Program> ready = programs.standing(Stage.PRELIMINARY, unit, Programs.PUBLISH, null, MOST);
        Map<String, Unit> units = boards.units(ready.stream().map(Program::unit).toList());
        for (Program program : ready) {
            tasks.add(new Task("publish:" + program.id(), BoardsRoom.text("task.publish"), where(titles.of(program), name(units, program.unit())), null,
                BoardsRoom.text("task.publish.do"), PublicityPages.program(program.module(), program.id())));
        }
    }

    private void end(Caller caller, String unit, List<Task> tasks) {
        List<Notice> ending = publicity.ending(unit, LOOKED_AT).stream()
            .filter(notice -> caller.holds(notice.module() + "." + Programs.PUBLISH)).toList();
        Map<String, Unit> units = boards.units(ending.stream().map(Notice::unit).toList());
        List<Notice> own = ending.stream().filter(notice -> may(caller, notice.module() + "." + Programs.PUBLISH, units.get(notice.unit()))).toList();
        for (Hanging hanging : boards.hanging(own)) {
            Notice notice = hanging.notice();
            tasks.add(new Task("notice-ends:" + notice.id(), BoardsRoom.text("task.ends"), where(notice.title(), hanging.unit()), notice.until(),
                BoardsRoom.text("task.ends.do"), PublicityPages.program(notice.module(), notice.program())));
        }
    }

    private void answer(Caller caller, String unit, List<Task> tasks) {
        List<Waiting> open = objections.waiting(unit, LOOKED_AT);
        Map<String, Unit> units = boards.units(open.stream().map(Waiting::unit).toList());
        for (Waiting waiting : open) {
            if (may(caller, waiting.module() + "." + Objections.DECIDE, units.get(waiting.unit()))) {
                var objection = waiting.objection();
                tasks.add(new Task("objection:" + objection.id(), BoardsRoom.text("task.objection"),
                    BoardsRoom.about("task.objection.where", waiting.title(), Receipt.of(objection.id())), objection.answerBy(),
                    BoardsRoom.text("task.objection.do"), ObjectionPages.objection(waiting.module(), objection.program(), objection.id())));
            }
        }
    }

    private void receive(Caller caller, String unit, List<Task> tasks) {
        if (!caller.holds(Filings.RECEIVE)) {
            return;
        }
        List<Filing> waiting = filings.waiting(caller, unit);
        Map<String, Unit> units = boards.units(waiting.stream().flatMap(filing -> Stream.of(filing.from(), filing.to())).toList());
        for (Filing filing : waiting.stream().filter(one -> may(caller, Filings.RECEIVE, units.get(one.to()))).toList()) {
            tasks.add(new Task("filing:" + filing.id(), BoardsRoom.text("task.filing"),
                where(FilingTray.kind(filing), name(units, filing.from())), null, BoardsRoom.text("task.filing.do"), FilingPages.filing(filing.id())));
        }
    }

    /** What somebody can't do there is nothing for him to do. */
    private static boolean may(Caller caller, String permission, Unit place) {
        return place != null && caller.may(permission, place.path());
    }

    private static String name(Map<String, Unit> units, String code) {
        return units.containsKey(code) ? units.get(code).name() : code;
    }

    private static Text where(Text what, String unit) {
        return new Text(what.zh() + " · " + unit, what.en() + " · " + unit);
    }
}
