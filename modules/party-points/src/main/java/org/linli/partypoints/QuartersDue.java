package org.linli.partypoints;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Program;
import org.linli.api.programs.PublicationCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks before a year's results go on the board that each branch's meeting has passed the quarters that are over (P2). */
@Component(service = QuartersDue.class)
public final class QuartersDue implements PublicationCheck {

    private static final Messages MESSAGES = Messages.beside(QuartersDue.class);

    private final Clock clock;
    private final QuarterStore store = new QuarterStore();

    @Activate
    public QuartersDue(@Reference(target = "(linli.schema=party-points)") Schema schema, @Reference Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Text> missing(Db db, Program program, Set<String> branches) {
        List<String> due = due(program);
        if (due.isEmpty()) {
            return List.of();
        }
        Map<String, Set<String>> passed = store.passed(db, program.id());
        Map<String, List<String>> missing = new TreeMap<>();
        branches.forEach(branch -> missing.put(branch,
                due.stream().filter(quarter -> !passed.getOrDefault(branch, Set.of()).contains(quarter)).toList()));
        return missing.entrySet().stream().filter(branch -> !branch.getValue().isEmpty())
                .map(branch -> MESSAGES.text("quarters-due", branch.getKey(), String.join(", ", branch.getValue()))).toList();
    }

    /** The program's quarters that are over. */
    private List<String> due(Program program) {
        LocalDate today = LocalDate.now(clock);
        return Quarter.within(program.from(), program.to()).stream().filter(quarter -> quarter.to().isBefore(today)).map(Quarter::toString).toList();
    }
}
