package org.linli.partypoints;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.pages.Task;
import org.linli.api.programs.Program;
import org.linli.api.programs.Stage;
import org.linli.partypoints.DeclarationStore.Waiting;
import org.linli.partypoints.pages.PageTexts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What somebody has to do in the programs that run: declarations, quarters, ballots, measures. */
@Component(service = Duties.class)
public final class Duties {

    private static final Messages MESSAGES = PageTexts.MESSAGES;
    private static final int MOST_PROGRAMS = 12;
    private static final int MOST_APART = 5;
    private static final int MOST = 100;

    private final Desk desk;
    private final MemberRegister register;
    private final DeclarationInbox inbox;
    private final Quarters quarters;
    private final Appraisals appraisals;
    private final Measures measures;

    @Activate
    public Duties(@Reference Desk desk, @Reference DeclarationInbox inbox, @Reference Quarters quarters, @Reference Appraisals appraisals,
            @Reference Measures measures) {
        this.desk = desk;
        this.register = desk.register();
        this.inbox = inbox;
        this.quarters = quarters;
        this.appraisals = appraisals;
        this.measures = measures;
    }

    /** Soonest first. @param unit in and below which; null for all that the caller may see */
    List<Task> of(String unit) {
        List<Task> all = new ArrayList<>();
        if (register.caller().holds(MemberRegister.READ)) {
            desk.programs(unit).stream().filter(program -> program.stage() != Stage.DRAFT && program.stage() != Stage.CLOSED).limit(MOST_PROGRAMS)
                    .forEach(program -> of(program, unit, all));
        }
        return all.stream().sorted(Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()))).limit(MOST).toList();
    }

    private void of(Program program, String unit, List<Task> all) {
        Text title = desk.title(program);
        if (program.stage().takesRecords()) {
            returned(program, title, all);
            if (holds(Declarations.CONFIRM)) {
                waiting(program, title, unit, all);
            }
            if (holds(Quarters.PASS)) {
                quarters(program, title, unit, all);
            }
            if (holds(Appraisals.BALLOTS)) {
                ballots(program, unit, all);
            }
        } else if (holds(Measures.DECIDE) || holds(Measures.PROPOSE)) {
            measures(program, unit, all);
        }
    }

    /** Whether the caller holds it for others. */
    private boolean holds(String permission) {
        return register.caller().grants().stream().anyMatch(grant -> grant.gives(permission));
    }

    /** Which branches the caller holds it for: all, or those. */
    private Predicate<String> held(String permission, Program program, String unit) {
        return desk.may(permission, program, null) ? branch -> true : Set.copyOf(desk.codesFor(permission, program, unit))::contains;
    }

    private void returned(Program program, Text title, List<Task> all) {
        if (!register.caller().holdsForItself(Declarations.WRITE) || !desk.takesPart(program)) {
            return;
        }
        int back = inbox.countOf(program, register.caller().person()).get(Declaration.State.RETURNED);
        if (back > 0) {
            all.add(new Task("returned:" + program.id() + ":" + back, MESSAGES.text("task.returned", String.valueOf(back)), title, null, MESSAGES.text("task.mend"),
                    Routes.of(program.id(), "members", register.caller().person())));
        }
    }

    private void waiting(Program program, Text title, String unit, List<Task> all) {
        Predicate<String> held = held(Declarations.CONFIRM, program, unit);
        int count = inbox.waiting(program, unit).stream().filter(one -> held.test(one.branch())).mapToInt(Waiting::count).sum();
        if (count > 0) {
            all.add(new Task("declarations:" + program.id(), MESSAGES.text("task.waiting", String.valueOf(count)), title, null, MESSAGES.text("task.confirm"),
                    Routes.of(program.id(), "declarations")));
        }
    }

    private void quarters(Program program, Text title, String unit, List<Task> all) {
        LocalDate today = register.today();
        List<Quarter> over = Quarter.within(program.from(), program.to()).stream().filter(quarter -> today.isAfter(quarter.to())).toList();
        if (over.isEmpty()) {
            return;
        }
        Map<String, Set<String>> passed = quarters.passed(program, unit);
        List<String> branches = desk.codesFor(Quarters.PASS, program, unit);
        for (Quarter quarter : over) {
            List<String> due = branches.stream().filter(branch -> !passed.getOrDefault(branch, Set.of()).contains(quarter.toString())).toList();
            if (due.size() > MOST_APART) {
                all.add(new Task("quarter:" + program.id() + ":" + quarter, MESSAGES.text("task.quarters", QuartersPages.title(quarter),
                        String.valueOf(due.size())), title, null, MESSAGES.text("task.look"), Routes.of(program.id(), "quarters")));
            } else {
                Map<String, String> names = desk.names(due);
                due.forEach(branch -> all.add(new Task("quarter:" + program.id() + ":" + quarter + ":" + branch,
                        MESSAGES.text("task.quarter", QuartersPages.title(quarter)), new Text(names.get(branch), names.get(branch)), null, MESSAGES.text("task.pass"),
                        Routes.of(program.id(), "quarters", quarter.toString(), branch))));
            }
        }
    }

    private void ballots(Program program, String unit, List<Task> all) {
        Predicate<String> held = held(Appraisals.BALLOTS, program, unit);
        List<Appraisal> open = appraisals.of(program, unit).stream().filter(one -> one.state() == Appraisal.State.OPEN && held.test(one.branch())).toList();
        Map<String, String> names = desk.names(open.stream().map(Appraisal::branch).toList());
        open.forEach(one -> {
            String branch = names.get(one.branch());
            all.add(new Task("appraisal:" + one.id(), MESSAGES.text("task.ballots", String.valueOf(one.ballots()), String.valueOf(one.meeting().present())),
                    new Text(branch, branch), null, MESSAGES.text("task.enter"), Routes.of(program.id(), "appraisals", one.id())));
        });
    }

    private void measures(Program program, String unit, List<Task> all) {
        Predicate<String> held = held(Measures.PROPOSE, program, unit);
        for (Measure one : measures.of(program, unit)) {
            String page = Routes.of(program.id(), "measures", one.id());
            Text name = new Text(one.name(), one.name());
            if (one.state() == Measure.State.PROPOSED && program.stage().compareTo(Stage.APPROVED) >= 0 && register.caller().may(Measures.DECIDE, program.path())) {
                all.add(new Task("measure:" + one.id(), MESSAGES.text("task.decide", MESSAGES.text("measure.kind." + one.kind())), name, null, MESSAGES.text("task.look"), page));
            } else if (one.state() == Measure.State.APPROVED && one.kind() == Measure.Kind.RECTIFY
                    && held.test(one.unit())) {
                all.add(new Task("measure:" + one.id() + ":end", MESSAGES.text("task.conclude"), name, one.deadline(), MESSAGES.text("task.look"), page));
            }
        }
    }
}
