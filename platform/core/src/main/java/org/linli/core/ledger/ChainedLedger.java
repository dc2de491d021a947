package org.linli.core.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.Program;
import org.linli.api.programs.Stage;
import org.linli.api.rest.Limits;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.api.territory.UnitPath;
import org.linli.core.programs.Cursor;
import org.linli.core.programs.ParticipantStore;
import org.linli.core.programs.ParticipantStore.Placed;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.programs.Rules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The points ledger as others see it. */
@Component(service = {Ledger.class, Corrections.class})
public final class ChainedLedger implements Ledger, Corrections {

    private static final Messages MESSAGES = Messages.beside(ChainedLedger.class);
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_KEY = 100;

    private final Transactions transactions;
    private final Guard guard;
    private final ProgramAccess access;
    private final Clock clock;
    private final RulebookShelf shelf;
    private final LedgerAudit audit;
    private final EntryDesk desk;
    private final EntryQueue queue;
    private final KeptMonths months = new KeptMonths();

    @Activate
    public ChainedLedger(@Reference Transactions transactions, @Reference Guard guard, @Reference ProgramAccess access, @Reference Audit audit,
                         @Reference Clock clock, @Reference RulebookShelf shelf, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.guard = guard;
        this.access = access;
        this.clock = clock;
        this.shelf = shelf;
        this.audit = new LedgerAudit(guard, audit);
        this.desk = new EntryDesk(clock, shelf, this.audit);
        this.queue = new EntryQueue((program, asked) -> transactions.write(db -> desk.write(db, program, asked)));
    }

    @Override
    public Recorded record(String program, NewEntry entry) {
        if (guard.caller().person() != null) {
            transactions.read(db -> requireOthers(db, ProgramAccess.state(db, program).program(), entry.subject()));
        }
        if (transactions.active()) {
            return transactions.write(db -> record(db, program, List.of(entry))).get(0);
        }
        return answered(program, queue.record(program, new EntryQueue.Asked(entry, guard.caller())));
    }

    private Void requireOthers(Db db, Program program, String subject) {
        access.requireOthers(db, WRITE, program, subject);
        return null;
    }

    @Override
    public List<Recorded> record(Db db, String program, List<NewEntry> entries) {
        List<EntryQueue.Asked> asked = entries.stream().map(entry -> new EntryQueue.Asked(entry, guard.caller())).toList();
        return desk.write(db, program, asked).stream().map(answer -> answered(program, answer)).toList();
    }

    /** Refusals are thrown in the thread of whoever asked, so that a forbidden attempt is noted under its name. */
    private Recorded answered(String program, EntryQueue.Answer answer) {
        if (answer.forbidden() != null) {
            Program its = transactions.read(db -> ProgramAccess.state(db, program)).program();
            access.require(WRITE, its, answer.forbidden());
        }
        if (answer.refused() instanceof Error e) {
            throw e;
        }
        if (answer.refused() instanceof RuntimeException e) {
            throw e;
        }
        return answer.recorded();
    }

    @Override
    public List<Entry> reverse(String program, long seq, String reason, NewEntry right, String key) {
        return transactions.write(db -> {
            ProgramState state = ProgramAccess.locked(db, program);
            Entry wrong = there(db, program, seq);
            access.require(WRITE, state.program(), unit(db, state.program(), wrong.subject()));
            if (right != null && right.subject() != null && !right.subject().equals(wrong.subject())) {
                access.require(WRITE, state.program(), unit(db, state.program(), right.subject()));
                access.requireOthers(db, WRITE, state.program(), right.subject());
            }
            access.requireOthers(db, WRITE, state.program(), wrong.subject());
            ProgramAccess.requireRecords(state);
            return correct(db, state, seq, reason, right, key);
        });
    }

    @Override
    public List<Entry> correct(Db db, String program, Long reverse, String reason, NewEntry right, String key) {
        ProgramState state = ProgramAccess.locked(db, program);
        ProgramAccess.requireFree(state);
        if (state.program().stage() == Stage.CLOSED || state.program().stage() == Stage.DRAFT) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "ledger-closed", program, state.program().stage().title());
        }
        return correct(db, state, reverse, reason, right, key);
    }

    @Override
    public Entry entry(Db db, String program, long seq) {
        return there(db, program, seq);
    }

    private List<Entry> correct(Db db, ProgramState state, Long reverse, String reason, NewEntry right, String key) {
        String words = words(reason);
        Program program = state.program();
        Rules rules = shelf.rules(db, program);
        String by = guard.caller().account();
        List<Draft> drafts = new ArrayList<>();
        if (reverse != null) {
            drafts.add(reversing(db, program.id(), reverse, words, key, by));
        }
        if (right != null) {
            var checks = new EntryChecks(program, rules, LocalDate.now(clock), kinds(db, program.id(), right.subject()));
            drafts.add(checks.check(named(right, key), by).orRefuse());
        }
        if (drafts.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "correction-empty");
        }
        List<Recorded> recorded = new EntryBook(db, state, rules, clock.instant()).write(drafts).stream()
                .map(EntryBook.Written::orRefuse).toList();
        for (Recorded one : recorded) {
            if (one.created() && one.entry().reverses() != null) {
                EntryStore.insertReversal(db, program.id(), one.entry().reverses(), one.entry().seq());
            }
        }
        audit.recorded(db, program, recorded);
        return recorded.stream().map(Recorded::entry).toList();
    }

    private static Draft reversing(Db db, String program, long seq, String reason, String key, String by) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY || !EntryChecks.isPlain(key)) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "reversal-key", String.valueOf(LONGEST_KEY)).at("key");
        }
        Entry wrong = there(db, program, seq);
        if (wrong.reverses() != null) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "entry-is-reversal", String.valueOf(seq), wrong.reverses().toString()).at("seq");
        }
        Draft draft = Draft.reversing(wrong, reason, key, by);
        boolean again = wrong.reversed() != null && there(db, program, wrong.reversed()).key().equals(key);
        if (wrong.reversed() != null && !again) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "entry-reversed", String.valueOf(seq), wrong.reversed().toString()).at("seq")
                    .with("reversed", wrong.reversed());
        }
        return draft;
    }

    /** The right entry's own key, or one that follows from the correction's. */
    private static NewEntry named(NewEntry right, String key) {
        if (right.key() != null && !right.key().isBlank() || key == null) {
            return right;
        }
        String own = key.substring(0, Math.min(key.length(), LONGEST_KEY - 6)) + ":right";
        return new NewEntry(right.subject(), right.item(), right.occurredOn(), right.quantity(), right.points(), own, right.source(), right.note());
    }

    private static EntryChecks.Kinds kinds(Db db, String program, String subject) {
        Optional<Placed> placed = subject == null ? Optional.empty() : ParticipantStore.find(db, program, subject);
        return asked -> placed.map(one -> Optional.ofNullable(one.participant().kind())).orElse(null);
    }

    private static String words(String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "reversal-reason", String.valueOf(LONGEST_REASON)).at("reason");
        }
        return reason.strip();
    }

    private static Entry there(Db db, String program, long seq) {
        return EntryStore.find(db, program, seq)
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "entry-unknown", String.valueOf(seq), program));
    }

    /** The unit that a subject is ranked in; the program's own where it takes no part. */
    private static UnitPath unit(Db db, Program program, String subject) {
        return ParticipantStore.find(db, program.id(), subject).map(Placed::path).orElse(program.path());
    }

    @Override
    public Entry entry(String program, long seq) {
        return transactions.read(db -> {
            Program its = ProgramAccess.state(db, program).program();
            Entry entry = there(db, program, seq);
            access.require(db, READ, its, unit(db, its, entry.subject()), entry.subject());
            return entry;
        });
    }

    @Override
    public long hold(Db db, String program) {
        return ProgramAccess.locked(db, program).headSeq();
    }

    @Override
    public Page<Entry> entries(String program, String subject, String item, String after, int limit) {
        int rows = Limits.of(limit);
        long from = Cursor.of(after);
        return transactions.read(db -> {
            Program its = ProgramAccess.state(db, program).program();
            if (subject == null || access.caller().may(its.module() + "." + READ, its.path())) {
                access.require(READ, its);
            } else {
                access.require(db, READ, its, unit(db, its, subject), subject);
            }
            if (item != null) {
                shelf.rules(db, its).checkItem(item);
            }
            return Page.cut(EntryStore.page(db, program, subject, item, from, rows + 1), rows, entry -> String.valueOf(entry.seq()));
        });
    }

    @Override
    public Page<Entry> latest(String program, Wanted wanted, String before, int limit) {
        int rows = Limits.of(limit);
        return transactions.read(db -> {
            ProgramState state = ProgramAccess.state(db, program);
            UnitPath part = readable(db, state.program(), wanted);
            return Page.cut(EntryStore.latest(db, program, wanted, part, behind(state, before), rows + 1), rows, entry -> String.valueOf(entry.seq()));
        });
    }

    @Override
    public Page<Entry> earliest(String program, Wanted wanted, String after, int limit) {
        int rows = Limits.of(limit);
        long from = Cursor.of(after);
        return transactions.read(db -> {
            UnitPath part = readable(db, ProgramAccess.state(db, program).program(), wanted);
            return Page.cut(EntryStore.earliest(db, program, wanted, part, from, rows + 1), rows, entry -> String.valueOf(entry.seq()));
        });
    }

    @Override
    public long count(String program, Wanted wanted, String before) {
        return transactions.read(db -> {
            ProgramState state = ProgramAccess.state(db, program);
            UnitPath part = readable(db, state.program(), wanted);
            return EntryStore.count(db, program, wanted, part, behind(state, before));
        });
    }

    private static long behind(ProgramState state, String before) {
        return before == null ? state.headSeq() + 1 : Cursor.of(before);
    }

    /** The path of the part of a program that entries are looked for in; null for all of it. @throws Problem {@code FORBIDDEN} to whoever may not see it */
    private UnitPath readable(Db db, Program its, Wanted wanted) {
        UnitPath part = ProgramAccess.part(db, wanted.unit());
        if (wanted.subject() != null && !access.caller().may(its.module() + "." + READ, its.path())) {
            access.require(db, READ, its, unit(db, its, wanted.subject()), wanted.subject());
        } else {
            access.require(READ, its, part == null ? its.path() : part);
        }
        if (wanted.item() != null) {
            shelf.rules(db, its).checkItem(wanted.item());
        }
        return part;
    }

    @Override
    public List<Month> months(String program, String unit) {
        return transactions.read(db -> {
            ProgramState state = ProgramAccess.state(db, program);
            UnitPath part = ProgramAccess.part(db, unit);
            access.require(READ, state.program(), part == null ? state.program().path() : part);
            return part == null ? months.of(state, () -> EntryStore.months(db, program, null)) : EntryStore.months(db, program, part);
        });
    }

    @Override
    public Integrity check(String program) {
        access.require(READ, transactions.read(db -> ProgramAccess.state(db, program)).program());
        return transactions.write(db -> new IntegrityCheck(db, shelf, program).run());
    }
}
