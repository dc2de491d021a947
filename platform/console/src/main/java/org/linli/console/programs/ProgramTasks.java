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
import org.linli.api.programs.Participants;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;

/** What is due in programs: to decide exemptions, to compute, to approve, to file and to close; what goes on boards has tasks of its own. */
final class ProgramTasks {

    private static final int MOST = 100;

    private final Guard guard;
    private final Programs programs;
    private final Participants participants;
    private final RuleShelf shelf;
    private final Territory territory;
    private final Clock clock;

    ProgramTasks(Guard guard, Programs programs, Participants participants, RuleShelf shelf, Territory territory, Clock clock) {
        this.guard = guard;
        this.programs = programs;
        this.participants = participants;
        this.shelf = shelf;
        this.territory = territory;
        this.clock = clock;
    }

    List<Task> of(String unit) {
        List<Task> tasks = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        for (Program program : mine(Stage.OPEN, unit, Programs.SETTLE)) {
            if (today.isAfter(program.to())) {
                add(tasks, program, "settle", Address.of("programs", program.module(), program.id(), "settlement"));
            }
        }
        for (Stage stage : List.of(Stage.OPEN, Stage.PRELIMINARY)) {
            for (Program program : mine(stage, unit, Programs.APPROVE)) {
                if (participants.count(program.id(), null).proposed() > 0) {
                    add(tasks, program, "exemptions", Address.of("programs", program.module(), program.id(), "participants") + "?exemption=PROPOSED");
                }
            }
        }
        for (Program program : mine(Stage.PUBLISHED, unit, Programs.APPROVE)) {
            if (programs.outlook(program.module(), program.id(), Stage.APPROVED).hindrances().isEmpty()) {
                add(tasks, program, "approve", stage(program, Stage.APPROVED));
            }
        }
        mine(Stage.APPROVED, unit, Programs.FILE).forEach(program -> add(tasks, program, "file", stage(program, Stage.FILED)));
        mine(Stage.FILED, unit, Programs.WRITE).forEach(program -> add(tasks, program, "close", stage(program, Stage.CLOSED)));
        return tasks.stream().sorted(Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()))).limit(MOST).toList();
    }

    private List<Program> mine(Stage stage, String unit, String ending) {
        return programs.standing(stage, unit, MOST).stream().filter(program -> guard.caller().may(program.module() + "." + ending, program.path())).toList();
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
