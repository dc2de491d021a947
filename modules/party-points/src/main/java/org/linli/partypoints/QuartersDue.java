package org.linli.partypoints;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.PublicationCheck;
import org.linli.api.rest.Limits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks before a year's results go on the board that each branch's meeting has passed the quarters that are over (P2). */
@Component
public final class QuartersDue implements PublicationCheck {

    private static final Messages MESSAGES = Messages.beside(QuartersDue.class);

    private final Participants participants;
    private final Clock clock;
    private final QuarterStore store = new QuarterStore();

    @Activate
    public QuartersDue(@Reference(target = "(linli.schema=party-points)") Schema schema, @Reference Participants participants,
            @Reference Clock clock) {
        this.participants = participants;
        this.clock = clock;
    }

    @Override
    public String module() {
        return MemberRegister.MODULE;
    }

    @Override
    public List<Text> missing(Db db, Program program) {
        List<String> due = due(program);
        if (due.isEmpty()) {
            return List.of();
        }
        Map<String, Set<String>> missing = new TreeMap<>();
        branches(program.id()).forEach(branch -> missing.put(branch, new TreeSet<>(due)));
        store.passed(db, program.id()).forEach((branch, quarters) -> missing.getOrDefault(branch, Set.of()).removeAll(quarters));
        return missing.entrySet().stream().filter(branch -> !branch.getValue().isEmpty())
                .map(branch -> MESSAGES.text("quarters-due", branch.getKey(), String.join(", ", branch.getValue()))).toList();
    }

    /** The program's quarters that are over. */
    private List<String> due(Program program) {
        LocalDate today = LocalDate.now(clock);
        return program.from().datesUntil(program.to().plusDays(1)).map(Quarter::of).distinct()
                .filter(quarter -> !quarter.from().isBefore(program.from()) && !quarter.to().isAfter(program.to()) && quarter.to().isBefore(today))
                .sorted(Comparator.comparing(Quarter::from)).map(Quarter::toString).toList();
    }

    /** The branches of those who are assessed. */
    private Collection<String> branches(String program) {
        Set<String> branches = new TreeSet<>();
        Page<Participant> page = null;
        do {
            page = participants.list(program, null, page == null ? null : page.next(), Limits.MOST);
            branches.addAll(page.items().stream().filter(member -> !member.exempt()).map(Participant::unit).collect(Collectors.toSet()));
        } while (page.next() != null);
        return branches;
    }
}
