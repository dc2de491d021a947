package org.linli.partypoints;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Program;
import org.linli.api.programs.PublicationCheck;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks before a year's results go on the board that each branch's meeting has passed the quarters that are over (P2). */
@Component(service = QuartersDue.class)
public final class QuartersDue implements PublicationCheck {

    private static final Messages MESSAGES = Messages.beside(QuartersDue.class);

    private final Clock clock;
    private final Territory territory;
    private final QuarterStore store = new QuarterStore();

    @Activate
    public QuartersDue(@Reference(target = "(linli.schema=party-points)") Schema schema, @Reference Clock clock, @Reference Territory territory) {
        this.clock = clock;
        this.territory = territory;
    }

    @Override
    public List<Text> missing(Db db, Program program, Set<String> branches) {
        List<Quarter> due = due(program);
        if (due.isEmpty()) {
            return List.of();
        }
        Map<String, Set<String>> passed = store.passed(db, program.id());
        Map<String, List<Quarter>> missing = new TreeMap<>();
        branches.forEach(branch -> missing.put(branch,
                due.stream().filter(quarter -> !passed.getOrDefault(branch, Set.of()).contains(quarter.toString())).toList()));
        missing.values().removeIf(List::isEmpty);
        Map<String, String> names = territory.known(missing.keySet()).stream().collect(Collectors.toMap(Unit::code, Unit::name));
        return missing.entrySet().stream()
                .map(branch -> MESSAGES.text("quarters-due", names.getOrDefault(branch.getKey(), branch.getKey()), titles(branch.getValue()))).toList();
    }

    /** The program's quarters that are over. */
    private List<Quarter> due(Program program) {
        LocalDate today = LocalDate.now(clock);
        return Quarter.within(program.from(), program.to()).stream().filter(quarter -> quarter.to().isBefore(today)).toList();
    }

    private static Text titles(List<Quarter> quarters) {
        List<Text> titles = quarters.stream().map(QuartersPages::title).toList();
        return new Text(titles.stream().map(Text::zh).collect(Collectors.joining("、")), titles.stream().map(Text::en).collect(Collectors.joining(", ")));
    }
}
