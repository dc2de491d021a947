package org.linli.partypoints;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.evidence.EvidenceFiles;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.Program;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Versions;
import org.linli.api.security.Audit;
import org.linli.partypoints.Declaration.State;
import org.linli.partypoints.DeclarationStore.Wanted;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Monthly declarations: entered with evidence, confirmed into the ledger or returned with a reason by the scorekeeper. */
@Component(service = Declarations.class)
public final class Declarations {

    /** Permission to declare for members of a branch. */
    static final String WRITE = "party-points.declarations.write";
    /** Permission of the scorekeeper to confirm and return. */
    static final String CONFIRM = "party-points.declarations.confirm";
    static final String READ = MemberRegister.READ;
    /** Where it is said beside which declaration another one of the same item and day is meant. */
    static final String BESIDE = "beside";
    private static final int MOST_OF_A_DAY = 1_000;
    private static final Messages MESSAGES = Messages.beside(Declarations.class);

    /** One that was chosen from a list. @param version as the list showed it */
    record Chosen(String id, int version) {
    }

    private final Transactions transactions;
    private final MemberRegister register;
    private final Ledger ledger;
    private final Audit audit;
    private final ClaimRules rules;
    private final DeclarationStore store = new DeclarationStore();
    private final QuarterStore quarters = new QuarterStore();

    @Activate
    public Declarations(@Reference(target = "(linli.schema=party-points)") Schema schema, @Reference Transactions transactions,
            @Reference MemberRegister register, @Reference Ledger ledger, @Reference EvidenceFiles evidence, @Reference Audit audit) {
        this(transactions, register, ledger, audit, new ClaimRules(id -> kept(evidence, id)));
    }

    Declarations(Transactions transactions, MemberRegister register, Ledger ledger, Audit audit, ClaimRules rules) {
        this.transactions = transactions;
        this.register = register;
        this.ledger = ledger;
        this.audit = audit;
        this.rules = rules;
    }

    Declaration declare(String program, Claim claim) {
        return declare(program, claim, other -> true);
    }

    /**
     * Declares for a person who may not know what it has declared before.
     *
     * @param meant whether it is known that this other declaration of the same item and day stands
     * @throws Problem {@code CONFLICT} for one that isn't known
     */
    Declaration declare(String program, Claim claim, Predicate<Declaration> meant) {
        Standing standing = standing(program, claim.person());
        register.require(WRITE, standing.program(), standing.branch(), claim.person());
        register.requireRecords(standing.program());
        rules.check(claim, standing, register.today());
        var fresh = new Declaration(Ids.next(), program, claim.person(), standing.member().unit(), claim.item(), claim.occurredOn(),
                claim.times(), claim.points(), claim.words(), claim.evidenceIds(), State.SUBMITTED, register.caller().account(), now(), null, null,
                null, null, null, 1);
        return transactions.write(db -> {
            BranchTurn.take(db, program, fresh.unit());
            register.requireRecords(register.program(program));
            requireQuarterOpen(db, fresh);
            requireFirst(db, fresh, meant);
            store.add(db, fresh);
            audit.write(db, line("declaration.submitted", fresh, null));
            return find(db, program, fresh.id());
        });
    }

    /** In the order in which they were entered. */
    Page<Declaration> list(String program, Wanted wanted, String after, Integer limit) {
        Program running = register.program(program);
        boolean oneMember = wanted.unit() == null && wanted.subject() != null;
        if (!register.mayForItself(READ, running, wanted.subject())) {
            register.require(READ, running, oneMember ? standing(program, wanted.subject()).member().unit() : wanted.unit());
        }
        int most = Limits.of(limit);
        return transactions.read(db -> Page.cut(store.list(db, program, wanted, after, most + 1), most, Declaration::id));
    }

    Declaration declaration(String program, String id) {
        Program running = register.program(program);
        Declaration found = transactions.read(db -> find(db, program, id));
        register.require(READ, running, register.path(found.unit()), found.subject());
        return found;
    }

    /** Mends a declaration that waits or was returned, and submits it again. */
    Declaration mend(String program, String id, Claim claim, int version) {
        Standing standing = standing(program, claim.person());
        rules.check(claim, standing, register.today());
        return change(program, id, version, WRITE, "declaration.mended", old -> {
            register.requireRecords(register.program(program));
            if (!old.state().open() || !old.subject().equals(claim.person())) {
                throw wrongState(old);
            }
            return old.mended(claim, register.caller().account());
        });
    }

    Declaration withdraw(String program, String id, int version) {
        return change(program, id, version, WRITE, "declaration.withdrawn", old -> {
            if (!old.state().open()) {
                throw wrongState(old);
            }
            return old.decided(State.WITHDRAWN, old.points(), old.reason(), null, register.caller().account(), now());
        });
    }

    Declaration giveBack(String program, String id, String reason, int version) {
        String why = Words.required(reason, 1_000, "reason");
        return change(program, id, version, CONFIRM, "declaration.returned", old -> {
            if (old.state() != State.SUBMITTED) {
                throw wrongState(old);
            }
            return old.decided(State.RETURNED, old.points(), why, null, register.caller().account(), now());
        });
    }

    /**
     * Confirms a declaration: its entry stands in the ledger in the same transaction.
     *
     * @param points what the scorekeeper gives for an item with a range; null for what was claimed or what the item fixes
     */
    Declaration confirm(String program, String id, BigDecimal points, int version) {
        return transactions.write(db -> change(db, program, id, version, CONFIRM, "declaration.confirmed", old -> {
            register.requireRecords(register.program(program));
            if (old.state() != State.SUBMITTED) {
                throw wrongState(old);
            }
            register.requireAnother(CONFIRM, old.enteredBy());
            register.requireAnother(CONFIRM, old.mendedBy());
            register.requireNotOneself(CONFIRM, register.program(program), old.subject());
            requireQuarterOpen(db, old);
            BigDecimal given = points == null ? old.points() : points;
            String source = "declaration:" + old.id();
            var entry = new Ledger.NewEntry(old.subject(), old.item(), old.occurredOn(), old.quantity(), given, source, source, old.words());
            Ledger.Entry recorded = register.including(Ledger.WRITE, register.program(program), () -> ledger.record(db, program, List.of(entry))).get(0).entry();
            return old.decided(State.CONFIRMED, recorded.points(), null, recorded.seq(), register.caller().account(), now());
        }));
    }

    /** Confirms several: all of them or, where one of them can't be, none. */
    void confirm(String program, List<Chosen> chosen) {
        each(program, chosen, one -> confirm(program, one.id(), null, one.version()));
    }

    /** Sends several back with the same reason: all of them or none. */
    void giveBack(String program, List<Chosen> chosen, String reason) {
        String why = Words.required(reason, 1_000, "reason");
        each(program, chosen, one -> giveBack(program, one.id(), why, one.version()));
    }

    private void each(String program, List<Chosen> chosen, Consumer<Chosen> deed) {
        if (chosen.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "nothing-chosen").at("chosen");
        }
        transactions.write(db -> {
            Map<String, Declaration> found = chosen.stream().collect(Collectors.toMap(Chosen::id, one -> find(db, program, one.id()), (one, again) -> one));
            // read before anything fails: a transaction that has failed answers nothing any more
            Map<String, String> names = register.names(program, found.values().stream().map(Declaration::subject).toList());
            // in one order, so that two who do this don't wait for each other
            found.values().stream().map(Declaration::unit).distinct().sorted().forEach(branch -> BranchTurn.take(db, program, branch));
            for (Chosen one : chosen) {
                try {
                    deed.accept(one);
                } catch (Problem refused) {
                    String subject = found.get(one.id()).subject();
                    throw MESSAGES.problem(refused.kind(), "not-all", names.getOrDefault(subject, subject), refused.what(), refused.mend())
                            .at(refused.where() == null ? "chosen" : refused.where());
                }
            }
            return null;
        });
    }

    private Declaration change(String program, String id, int version, String permission, String action, UnaryOperator<Declaration> change) {
        return transactions.write(db -> change(db, program, id, version, permission, action, change));
    }

    private Declaration change(Db db, String program, String id, int version, String permission, String action,
            UnaryOperator<Declaration> change) {
        Program running = register.program(program);
        BranchTurn.take(db, program, find(db, program, id).unit());
        Declaration old = store.lock(db, program, id).orElseThrow(() -> unknown(id));
        register.require(permission, running, register.path(old.unit()), old.subject());
        Versions.same(version, old.version());
        Declaration changed = change.apply(old);
        if (changed.state() == State.SUBMITTED) {
            requireQuarterOpen(db, changed);
            requireFirst(db, changed, other -> true);
        }
        store.change(db, changed);
        audit.write(db, line(action, changed, old.state() + " " + old.item() + " " + old.occurredOn()));
        return find(db, program, id);
    }

    private Standing standing(String program, String person) {
        Program running = register.program(program);
        if (person == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "person-missing").at("person");
        }
        return register.standing(running, person);
    }

    private void requireQuarterOpen(Db db, Declaration declaration) {
        Quarter quarter = Quarter.of(declaration.occurredOn());
        if (quarters.find(db, declaration.program(), declaration.unit(), quarter).isPresent()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "quarter-closed", quarter.toString(), declaration.unit()).at("occurredOn");
        }
    }

    /** The same work isn't declared twice, by mistake or otherwise. */
    private void requireFirst(Db db, Declaration claimed, Predicate<Declaration> meant) {
        var sameDay = new Wanted(null, claimed.subject(), null, claimed.occurredOn(), claimed.occurredOn());
        List<Declaration> there = store.list(db, claimed.program(), sameDay, null, MOST_OF_A_DAY).stream().filter(claimed::isBeside).toList();
        there.stream().filter(claimed::repeats).findFirst().ifPresent(first -> {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "declaration-twice", first.id(), MESSAGES.text("declaration.state." + first.state()))
                    .with("declaration", first.id());
        });
        if (!there.isEmpty() && !meant.test(there.get(there.size() - 1))) {
            Declaration last = there.get(there.size() - 1);
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "declaration-beside", last.occurredOn().toString(), MESSAGES.text("declaration.state." + last.state()))
                    .with("declaration", last.id()).listing(List.of(new Problem.Fault(BESIDE, MESSAGES.text("declaration.beside"))));
        }
    }

    private Declaration find(Db db, String program, String id) {
        return store.find(db, program, id).orElseThrow(() -> unknown(id));
    }

    private Instant now() {
        return register.clock().instant();
    }

    private static Audit.Line line(String action, Declaration now, String before) {
        String after = now.subject() + " " + now.state() + " " + now.item() + " " + now.occurredOn() + " "
                + (now.points() == null ? "" : now.points().toPlainString()) + (now.reason() == null ? "" : " " + now.reason());
        return new Audit.Line(action, now.id(), now.unit(), before, after.strip());
    }

    private static Problem unknown(String id) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "declaration-unknown", id);
    }

    private static Problem wrongState(Declaration declaration) {
        return MESSAGES.problem(Problem.Kind.CONFLICT, "declaration-state", MESSAGES.text("declaration.state." + declaration.state()))
                .with("state", declaration.state().name());
    }

    private static boolean kept(EvidenceFiles evidence, String id) {
        try {
            return evidence.evidence(id) != null;
        } catch (Problem unknown) {
            return false;
        }
    }
}
