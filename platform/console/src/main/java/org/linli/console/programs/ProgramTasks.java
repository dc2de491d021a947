package org.linli.console.programs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Something to do with a program. @param key of its words */
    private record Due(Program program, String key, String href) {
    }

    Told of(String unit) {
        List<Due> due = new ArrayList<>();
        var looked = new Looked(unit);
        looked.at(Stage.OPEN, Programs.SETTLE, LocalDate.now(clock))
            .forEach(program -> due.add(new Due(program, "settle", Address.of("programs", program.module(), program.id(), "settlement"))));
        List<Program> approved = Stream.of(Stage.OPEN, Stage.PRELIMINARY).flatMap(stage -> looked.at(stage, Programs.APPROVE, null).stream()).toList();
        Set<String> proposed = participants.withProposals(approved.stream().map(Program::id).toList());
        approved.stream().filter(program -> proposed.contains(program.id())).forEach(program -> due.add(new Due(program, "exemptions",
            Address.of("programs", program.module(), program.id(), "participants") + "?exemption=PROPOSED")));
        for (Program program : looked.at(Stage.PUBLISHED, Programs.APPROVE, null)) {
            if (programs.outlook(program.module(), program.id(), Stage.APPROVED).hindrances().isEmpty()) {
                due.add(new Due(program, "approve", stage(program, Stage.APPROVED)));
            }
        }
        looked.at(Stage.APPROVED, Programs.FILE, null).forEach(program -> due.add(new Due(program, "file", stage(program, Stage.FILED))));
        looked.at(Stage.FILED, Programs.WRITE, null).forEach(program -> due.add(new Due(program, "close", stage(program, Stage.CLOSED))));
        List<Due> shown = due.stream().limit(MOST).toList();
        return new Told(tasks(shown), looked.all && shown.size() == due.size());
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

    private List<Task> tasks(List<Due> due) {
        Map<String, String> units = territory.known(due.stream().map(one -> one.program().unit()).distinct().toList()).stream()
            .collect(Collectors.toMap(Unit::code, Unit::name));
        Map<String, Text> schemes = new HashMap<>();
        return due.stream().map(one -> new Task(one.key() + ":" + one.program().id(), Ruled.say("task." + one.key()), where(one.program(), units, schemes), null,
            Ruled.say("task." + one.key() + ".do"), one.href())).toList();
    }

    /** @param schemes what rulebooks are called, each of which is read once */
    private Text where(Program program, Map<String, String> units, Map<String, Text> schemes) {
        Text title = program.title() != null ? new Text(program.title(), program.title())
            : schemes.computeIfAbsent(program.module() + "/" + program.rulebook() + "/" + program.rulebookVersion(), unread -> Ruled.text(shelf.of(program).title()));
        return Ruled.say("task.where", title, Periods.title(program.period()), units.getOrDefault(program.unit(), program.unit()));
    }
}
