package org.linli.partypoints;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Meeting;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results;
import org.linli.api.programs.Results.Why;
import org.linli.api.programs.Rulebooks.ComponentView;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Publicity;
import org.linli.api.rest.Limits;
import org.linli.api.security.Audit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Quarterly statements of a branch: preliminary from the tallies, then passed by its meeting, published and filed (P1, P2). */
@Component(service = Quarters.class)
public final class Quarters {

    /** Permission to put a quarter to the branch's meeting and record that it was passed. */
    static final String PASS = "party-points.quarters.pass";
    static final String READ = MemberRegister.READ;
    private static final Messages MESSAGES = Messages.beside(Quarters.class);
    private static final int USUAL_DAYS = 7;

    private final Transactions transactions;
    private final MemberRegister register;
    private final Results results;
    private final Publicity publicity;
    private final Filings filings;
    private final Audit audit;
    private final QuarterStore store = new QuarterStore();
    private final DeclarationStore declarations = new DeclarationStore();

    @Activate
    public Quarters(@Reference(target = "(linli.schema=party-points)") Schema schema, @Reference Transactions transactions,
            @Reference MemberRegister register, @Reference Results results, @Reference Publicity publicity, @Reference Filings filings,
            @Reference Audit audit) {
        this.transactions = transactions;
        this.register = register;
        this.results = results;
        this.publicity = publicity;
        this.filings = filings;
        this.audit = audit;
    }

    /** The statement as it was passed; before that, as the tallies give it now. */
    QuarterStatement statement(String program, String code, String branch) {
        Program running = register.program(program);
        register.require(READ, running, branch);
        Quarter quarter = within(running, code);
        Optional<QuarterStatement> passed = transactions.read(db -> store.find(db, program, branch, quarter));
        return passed.orElseGet(() -> QuarterStatement.preliminary(program, branch, quarter, members(running, quarter, branch)));
    }

    /** What was passed, without members, by branch and quarter. */
    Page<QuarterStatement> list(String program, String branch, String after, Integer limit) {
        register.require(READ, register.program(program), branch);
        if (after != null && after.indexOf(' ') < 0) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "cursor", after).at("after");
        }
        int most = Limits.of(limit);
        return transactions.read(db -> Page.cut(store.list(db, program, branch, after, most + 1), most,
                statement -> statement.branch() + " " + statement.quarter()));
    }

    /** The quarters that each branch has passed, as far as the caller may see them. @param unit in and below which; null for all */
    Map<String, Set<String>> passed(Program program, String unit) {
        Set<String> branches = register.scope(program, unit);
        Map<String, Set<String>> passed = transactions.read(db -> store.passed(db, program.id()));
        if (branches != null) {
            passed.keySet().retainAll(branches);
        }
        return passed;
    }

    /** How many declarations of a branch's quarter wait. */
    int waiting(Program program, String branch, Quarter quarter) {
        return transactions.read(db -> declarations.waiting(db, program.id(), branch, quarter.from(), quarter.to()));
    }

    /** Records that the branch meeting passed a quarter: it is frozen, hangs on the branch's board and is filed, together. */
    QuarterStatement pass(String program, Passing passing) {
        Program running = register.program(program);
        Quarter quarter = within(running, passing.quarter());
        String branch = Words.required(passing.branch(), 40, "branch");
        register.require(PASS, running, branch);
        register.requireRecords(running);
        if (!register.today().isAfter(quarter.to())) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "quarter-running", quarter.toString(), quarter.to().toString(),
                    quarter.to().plusDays(1).toString()).at("quarter");
        }
        Meeting meeting = Meeting.reported(passing.date(), passing.present(), passing.entitled(), passing.minutes(),
                quarter.to().plusDays(1), register.today());
        try {
            return transactions.write(db -> pass(db, running, quarter, branch, meeting));
        } catch (DuplicateKey passed) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "quarter-passed", quarter.toString(), branch);
        }
    }

    private QuarterStatement pass(Db db, Program program, Quarter quarter, String branch, Meeting meeting) {
        BranchTurn.take(db, program.id(), branch);
        register.requireRecords(register.program(program.id()));
        int waiting = declarations.waiting(db, program.id(), branch, quarter.from(), quarter.to());
        if (waiting > 0) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "quarter-waiting", String.valueOf(waiting)).with("waiting", waiting);
        }
        List<QuarterStatement.Member> members = members(program, quarter, branch);
        String id = Ids.next();
        int days = register.rules(program).publicityDays();
        var notice = publicity.publish(db, QuarterSheet.notice(program, id, branch, quarter, days == 0 ? USUAL_DAYS : days, members));
        var filing = filings.file(db, program.module(), program.id(), "statement:" + id, branch, null,
                QuarterSheet.filing(branch, quarter, meeting, members));
        store.add(db, new QuarterStatement(id, program.id(), branch, quarter.toString(), meeting, notice.id(), notice.until(), filing.id(),
                register.caller().account(), register.clock().instant(), members));
        audit.write(db, new Audit.Line("quarter.passed", id, branch, null, quarter + " " + members.size() + " " + filing.digest()));
        return store.find(db, program.id(), branch, quarter).orElseThrow();
    }

    private List<QuarterStatement.Member> members(Program program, Quarter quarter, String branch) {
        RulebookView rules = register.rules(program);
        Set<String> pointed = rules.components().stream().filter(ComponentView::points).map(ComponentView::id).collect(Collectors.toSet());
        return register.members(program, branch).stream().map(member -> line(program, quarter, pointed, member)).toList();
    }

    private QuarterStatement.Member line(Program program, Quarter quarter, Set<String> pointed, Participant member) {
        if (member.exempt()) {
            return new QuarterStatement.Member(member.subject(), member.name(), member.kind(), true, null, null);
        }
        Why why = results.statement(program.id(), member.subject(), quarter.toString());
        BigDecimal points = why.parts().stream().filter(part -> pointed.contains(part.id())).map(Why::counted)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new QuarterStatement.Member(member.subject(), member.name(), member.kind(), false, points, why.counted());
    }

    static Quarter within(Program program, String code) {
        Quarter quarter = Quarter.parse(code);
        LocalDate from = quarter.from();
        if (from.isBefore(program.from()) || quarter.to().isAfter(program.to())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "quarter-outside", quarter.toString(), program.period()).at("quarter");
        }
        return quarter;
    }
}
