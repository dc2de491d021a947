package org.linli.partypoints;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Filings;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Versions;
import org.linli.api.security.Audit;
import org.linli.partypoints.Measure.Kind;
import org.linli.partypoints.Measure.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Measures for the unqualified: proposed by the branch once the results are published, approved by the committee once they are passed, and filed. */
@Component(service = Measures.class)
public final class Measures {

    /** Permission to propose measures for members of a branch and to report how a rectification ended. */
    static final String PROPOSE = "party-points.measures.propose";
    /** Permission of the committee to decide on them. */
    static final String DECIDE = "party-points.measures.decide";
    static final String READ = MemberRegister.READ;
    private static final Messages MESSAGES = Messages.beside(Measures.class);

    private final Transactions transactions;
    private final MemberRegister register;
    private final Outcomes outcomes;
    private final Filings filings;
    private final Audit audit;
    private final MeasureStore store = new MeasureStore();

    @Activate
    public Measures(@Reference(target = "(linli.schema=party-points)") Schema schema, @Reference Transactions transactions,
            @Reference MemberRegister register, @Reference Outcomes outcomes, @Reference Filings filings, @Reference Audit audit) {
        this.transactions = transactions;
        this.register = register;
        this.outcomes = outcomes;
        this.filings = filings;
        this.audit = audit;
    }

    Measure propose(String program, Proposal proposal) {
        Program settled = register.program(program);
        Standing standing = register.standing(settled, Words.required(proposal.person(), 40, "person"));
        register.require(PROPOSE, settled, standing.branch());
        register.requirePublished(settled);
        String reasons = Words.required(proposal.reasons(), 2_000, "reasons");
        checkDeadline(proposal);
        requireUnqualified(standing);
        var fresh = new Measure(Ids.next(), program, proposal.person(), standing.member().name(), standing.member().unit(), proposal.kind(),
                reasons, proposal.deadline(), State.PROPOSED, register.caller().account(), now(), null, null, null, null, null, 1);
        try {
            return transactions.write(db -> {
                store.add(db, fresh);
                audit.write(db, line("measure.proposed", fresh, null));
                return find(db, program, fresh.id());
            });
        } catch (DuplicateKey live) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "measure-live", proposal.person());
        }
    }

    Page<Measure> list(String program, String branch, String after, Integer limit) {
        register.require(READ, register.program(program), branch);
        int most = Limits.of(limit);
        return transactions.read(db -> Page.cut(store.list(db, program, branch, after, most + 1), most, Measure::id));
    }

    /** Those of the branches in and below a unit that the caller may see, at most 500. @param unit null for all */
    List<Measure> of(Program program, String unit) {
        Set<String> branches = register.scope(program, unit);
        return transactions.read(db -> store.list(db, program.id(), branches, Limits.MOST));
    }

    Measure measure(String program, String id) {
        Program settled = register.program(program);
        Measure found = transactions.read(db -> find(db, program, id));
        register.require(READ, settled, found.unit());
        return found;
    }

    /** Approves, once the results are passed, or refuses. @param words required for a refusal */
    Measure decide(String program, String id, Boolean approved, String words, int version) {
        requireAnswer(approved, "approved");
        Program settled = register.program(program);
        register.require(DECIDE, settled, settled.path());
        String decision = approved ? Words.optional(words, 2_000, "decision") : Words.required(words, 2_000, "decision");
        return change(settled, id, version, State.PROPOSED, approved ? "measure.approved" : "measure.refused", (db, old) -> {
            register.requireAnother(DECIDE, old.proposedBy());
            register.requireNotOneself(DECIDE, settled, old.subject());
            if (approved) {
                requireFinal(settled, old.subject());
            }
            String filing = approved ? filings.file(db, settled.module(), program, "measure:" + id, old.unit(), null, content(old, decision)).id()
                    : null;
            return new Measure(id, program, old.subject(), old.name(), old.unit(), old.kind(), old.reasons(), old.deadline(),
                    approved ? State.APPROVED : State.REFUSED, old.proposedBy(), old.proposedAt(), decision, register.caller().account(), now(),
                    filing, null, old.version());
        });
    }

    /** Reports how a rectification ended; after a missed one the branch may propose another measure. */
    Measure conclude(String program, String id, Boolean met, String words, int version) {
        requireAnswer(met, "met");
        Program settled = register.program(program);
        String outcome = Words.required(words, 2_000, "outcome");
        return change(settled, id, version, State.APPROVED, met ? "measure.met" : "measure.missed", (db, old) -> {
            register.require(PROPOSE, settled, old.unit());
            register.requireNotOneself(PROPOSE, settled, old.subject());
            if (old.kind() != Kind.RECTIFY) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "measure-final", MESSAGES.text("measure.kind." + old.kind()));
            }
            return new Measure(id, program, old.subject(), old.name(), old.unit(), old.kind(), old.reasons(), old.deadline(),
                    met ? State.MET : State.MISSED, old.proposedBy(), old.proposedAt(), old.decision(), old.decidedBy(), old.decidedAt(),
                    old.filing(), outcome, old.version());
        });
    }

    private Measure change(Program program, String id, int version, State from, String action, BiFunction<Db, Measure, Measure> change) {
        return transactions.write(db -> {
            Measure old = store.lock(db, program.id(), id).orElseThrow(() -> unknown(id));
            Versions.same(version, old.version());
            if (old.state() != from) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "measure-state", MESSAGES.text("measure.state." + old.state())).with("state", old.state().name());
            }
            Measure changed = change.apply(db, old);
            store.change(db, changed);
            audit.write(db, line(action, changed, old.state().name()));
            return find(db, program.id(), id);
        });
    }

    /** An objection may have lifted the member since it was proposed, and may still do so until the results are passed. */
    private void requireFinal(Program settled, String subject) {
        if (settled.stage().compareTo(Stage.APPROVED) < 0) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "not-approved", settled.stage().title()).with("stage", settled.stage().name());
        }
        requireUnqualified(register.standing(settled, subject));
    }

    private void requireUnqualified(Standing standing) {
        if (!outcomes.isUnqualified(standing)) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "not-unqualified", standing.member().subject());
        }
    }

    /** What is left out is no "no". */
    private static void requireAnswer(Boolean answer, String where) {
        if (answer == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "answer-missing", MESSAGES.text("answer." + where)).at(where);
        }
    }

    private void checkDeadline(Proposal proposal) {
        LocalDate today = register.today();
        if (proposal.kind() == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "measure-kind").at("kind");
        }
        boolean fits = proposal.kind() == Kind.RECTIFY ? proposal.deadline() != null && proposal.deadline().isAfter(today)
                : proposal.deadline() == null;
        if (!fits) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "measure-deadline", today.toString()).at("deadline");
        }
    }

    private static String content(Measure measure, String decision) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("person", measure.subject());
        content.put("name", measure.name());
        content.put("branch", measure.unit());
        content.put("measure", measure.kind());
        content.put("reasons", measure.reasons());
        content.put("deadline", measure.deadline());
        content.put("decision", decision);
        return JsonText.of(content);
    }

    private Measure find(Db db, String program, String id) {
        return store.find(db, program, id).orElseThrow(() -> unknown(id));
    }

    private Instant now() {
        return register.clock().instant();
    }

    private static Audit.Line line(String action, Measure now, String before) {
        return new Audit.Line(action, now.id(), now.unit(), before, now.subject() + " " + now.kind() + " " + now.state()
                + (now.deadline() == null ? "" : " " + now.deadline()));
    }

    private static Problem unknown(String id) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "measure-unknown", id);
    }
}
