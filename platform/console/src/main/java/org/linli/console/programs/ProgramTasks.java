package org.linli.console.programs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.pages.Task;
import org.linli.api.pages.Told;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;

/** What is due in programs: to decide exemptions, to compute, to approve, to file and to close; what goes on boards has tasks of its own. */
final class ProgramTasks {

    private static final int MOST = 100;

    private final Programs programs;
    private final Participants participants;
    private final RuleShelf shelf;
    private final Territory territory;
    private final Clock clock;

    ProgramTasks(Programs programs, Participants participants, RuleShelf shelf, Territory territory, Clock clock) {
        this.programs = programs;
        this.participants = participants;
        this.shelf = shelf;
        this.territory = territory;
        this.clock = clock;
    }

    Told of(String unit) {
        List<Task> tasks = new ArrayList<>();
        var looked = new Looked(unit);
        looked.at(Stage.OPEN, Programs.SETTLE, LocalDate.now(clock))
            .forEach(program -> add(tasks, program, "settle", Address.of("programs", program.module(), program.id(), "settlement")));
        for (Stage stage : List.of(Stage.OPEN, Stage.PRELIMINARY)) {
            for (Program program : looked.at(stage, Programs.APPROVE, null)) {
                if (participants.count(program.id(), null).proposed() > 0) {
                    add(tasks, program, "exemptions", Address.of("programs", program.module(), program.id(), "participants") + "?exemption=PROPOSED");
                }
            }
        }
        for (Program program : looked.at(Stage.PUBLISHED, Programs.APPROVE, null)) {
            if (programs.outlook(program.module(), program.id(), Stage.APPROVED).hindrances().isEmpty()) {
                add(tasks, program, "approve", stage(program, Stage.APPROVED));
            }
        }
        looked.at(Stage.APPROVED, Programs.FILE, null).forEach(program -> add(tasks, program, "file", stage(program, Stage.FILED)));
        looked.at(Stage.FILED, Programs.WRITE, null).forEach(program -> add(tasks, program, "close", stage(program, Stage.CLOSED)));
        List<Task> soonest = tasks.stream().sorted(Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()))).limit(MOST).toList();
        return new Told(soonest, looked.all && soonest.size() == tasks.size());
    }

    /** Looks at the programs of the caller, and notes whether those were all. */
    private final class Looked {

        private final String unit;
        private boolean all = true;

        Looked(String unit) {
            this.unit = unit;
        }

        List<Program> at(Stage stage, String ending, LocalDate over) {
            List<Program> found = programs.standing(stage, unit, ending, over, MOST);
            all &= found.size() < MOST;
            return found;
        }
    }

    private static String stage(Program program, Stage stage) {
        return Address.of("programs", program.module(), program.id(), "stage", stage.name());
    }

    private void add(List<Task> tasks, Program program, String key, String href) {
        tasks.add(new Task(key + ":" + program.id(), Ruled.say("task." + key), where(program), null, Ruled.say("task." + key + ".do"), href));
    }

    private Text where(Program program) {
        Map<String, String> units = territory.known(List.of(program.unit())).stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Text title = program.title() == null ? Ruled.text(shelf.of(program).title()) : new Text(program.title(), program.title());
        return Ruled.say("task.where", title, Periods.title(program.period()), units.getOrDefault(program.unit(), program.unit()));
    }
}
