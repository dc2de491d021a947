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
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.ledger.Ledger;
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
import org.linli.partypoints.pages.QuarterSheets;
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
    private final Ledger ledger;
    private final Audit audit;
    private final QuarterStore store = new QuarterStore();
    private final DeclarationStore declarations = new DeclarationStore();

    @Activate
    public Quarters(@Reference(target = "(linli.schema=party-points)") Schema schema, @Reference Transactions transactions,
            @Reference MemberRegister register, @Reference Results results, @Reference Publicity publicity, @Reference Filings filings,
            @Reference Ledger ledger, @Reference Audit audit) {
        this.transactions = transactions;
        this.register = register;
        this.results = results;
        this.publicity = publicity;
        this.filings = filings;
        this.ledger = ledger;
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

    /** What whoever records an entry of that day should know: that the meeting has passed its quarter; null while it hasn't. */
    Text caution(Program program, String branch, LocalDate day) {
        Quarter quarter = Quarter.of(day);
        return transactions.read(db -> store.bare(db, program.id(), branch, quarter)).map(passed -> MESSAGES.text("quarter.caution", QuartersPages.title(quarter),
                passed.meeting().date().toString())).orElse(null);
    }

    /**
     * What was recorded of a passed quarter's days after its statement was read, newest first and at most one more than are listed: it counts in the year and isn't
     * in the statement. Whoever may read the statement may know how much that is.
     */
    List<Ledger.Entry> late(Program program, QuarterStatement statement) {
        if (statement.passedAt() == null) {
            return List.of();
        }
        register.require(READ, program, statement.branch());
        Quarter quarter = Quarter.parse(statement.quarter());
        var wanted = new Ledger.Wanted(null, null, statement.branch(), quarter.from(), quarter.to());
        return register.including(Ledger.READ, program, () -> ledger.latest(program.id(), wanted, null, QuarterSheets.LISTED + 1)).items().stream()
                .takeWhile(entry -> behind(statement, entry)).toList();
    }

    private static boolean behind(QuarterStatement statement, Ledger.Entry entry) {
        return statement.ledgerPosition() == null ? entry.at().isAfter(statement.passedAt()) : entry.seq() > statement.ledgerPosition();
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
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "quarter-running", QuartersPages.title(quarter), quarter.to().toString(),
                    quarter.to().plusDays(1).toString()).at("quarter");
        }
        Meeting meeting = Meeting.reported(passing.date(), passing.present(), passing.entitled(), passing.minutes(),
                quarter.to().plusDays(1), register.today());
        try {
            return transactions.write(db -> pass(db, running, quarter, branch, meeting));
        } catch (DuplicateKey passed) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "quarter-passed", QuartersPages.title(quarter), branch);
        }
    }

    private QuarterStatement pass(Db db, Program program, Quarter quarter, String branch, Meeting meeting) {
        BranchTurn.take(db, program.id(), branch);
        long position = ledger.hold(db, program.id());
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
                QuarterSheet.filing(branch, quarter, meeting, position, members));
        store.add(db, new QuarterStatement(id, program.id(), branch, quarter.toString(), meeting, notice.id(), notice.until(), filing.id(),
                register.caller().account(), register.clock().instant(), position, members));
        audit.write(db, new Audit.Line("quarter.passed", id, branch, null, quarter + " " + members.size() + " " + filing.digest()));
        return store.find(db, program.id(), branch, quarter).orElseThrow();
    }

    private List<QuarterStatement.Member> members(Program program, Quarter quarter, String branch) {
        RulebookView rules = register.rules(program);
        Set<String> pointed = rules.components().stream().filter(ComponentView::points).map(ComponentView::id).collect(Collectors.toSet());
        List<Participant> members = register.members(program, branch);
        Map<String, Why> statements = results.statements(program.id(),
                members.stream().filter(member -> !member.exempt()).map(Participant::subject).toList(), quarter.toString());
        return members.stream().map(member -> line(member, statements.get(member.subject()), pointed)).toList();
    }

    private static QuarterStatement.Member line(Participant member, Why why, Set<String> pointed) {
        if (member.exempt()) {
            return new QuarterStatement.Member(member.subject(), member.name(), member.kind(), true, null, null);
        }
        BigDecimal points = why.parts().stream().filter(part -> pointed.contains(part.id())).map(Why::counted)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new QuarterStatement.Member(member.subject(), member.name(), member.kind(), false, points, why.counted());
    }

    static Quarter within(Program program, String code) {
        Quarter quarter = Quarter.parse(code);
        LocalDate from = quarter.from();
        if (from.isBefore(program.from()) || quarter.to().isAfter(program.to())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "quarter-outside", QuartersPages.title(quarter), program.period()).at("quarter");
        }
        return quarter;
    }
}
