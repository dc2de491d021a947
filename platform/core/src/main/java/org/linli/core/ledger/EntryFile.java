package org.linli.core.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Effect;
import org.linli.api.imports.RowImport.Faults;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.security.Caller;
import org.linli.api.territory.UnitPath;
import org.linli.core.programs.ParticipantStore;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.programs.Rules;
import org.linli.core.programs.Subjects;

/** One file of entries under way: checked in memory, applied part by part, each under the lock on the program's row. */
final class EntryFile implements RowImport.Session {

    private static final Messages MESSAGES = Messages.beside(EntryFile.class);

    private final String program;
    private final EntryLines reader;
    private final Caller caller;
    private final Clock clock;
    private final RulebookShelf shelf;
    private final LedgerAudit audit;
    private final FileKeys keys = new FileKeys();
    private final UsedKeys used = new UsedKeys();
    private final FileTallies tallies = new FileTallies();
    private final Map<String, Optional<String>> kinds = new HashMap<>();
    private final Set<String> outOfScope = new HashSet<>();
    private Optional<String> own = Optional.empty();
    private long changes = -1;

    EntryFile(String program, EntryLines reader, Caller caller, Clock clock, RulebookShelf shelf, LedgerAudit audit) {
        this.program = program;
        this.reader = reader;
        this.caller = caller;
        this.clock = clock;
        this.shelf = shelf;
        this.audit = audit;
    }

    @Override
    public void check(Db db, List<Line> lines, Faults faults) {
        ProgramState state = ProgramAccess.state(db, program);
        ProgramAccess.requireRecords(state);
        EntryChecks checks = checks(db, state);
        List<Good> good = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Good one = good(line, checks, faults);
            if (one != null) {
                good.add(one);
            }
        }
        used.looking(state);
        if (state.headSeq() > 0) {
            checkUsedKeys(db, good, faults);
        } else {
            good.forEach(one -> effect(one, true, faults));
        }
    }

    /** A line without a fault of its own. @param again whether a line before says the same under the same key */
    private record Good(Line line, Draft draft, boolean again) {
    }

    private static void effect(Good good, boolean fresh, Faults faults) {
        faults.effect(good.line(), fresh && !good.again() ? Effect.NEW : Effect.UNCHANGED);
    }

    /** A line with its draft; null when it has faults, which are noted. */
    private Good good(Line line, EntryChecks checks, Faults faults) {
        NewEntry read = reader.read(line, (column, reason) -> faults.add(line, column, reason));
        if (read == null) {
            return null;
        }
        NewEntry entry = checks.meant(read);
        EntryChecks.Checked checked = checks.check(entry.key().isEmpty() ? FileKeys.nameless(entry) : entry, caller.account());
        for (Problem.Fault fault : checked.faults()) {
            faults.add(line, fault.where().equals(EntryRows.SUBJECT) ? reader.subjectColumn(line) : fault.where(), fault.what());
        }
        if (outOfScope.contains(entry.subject())) {
            faults.add(line, reader.subjectColumn(line), MESSAGES.text("entry.out-of-scope", entry.subject()));
            return null;
        }
        if (own.filter(one -> one.equals(entry.subject())).isPresent()) {
            faults.add(line, reader.subjectColumn(line), MESSAGES.text("entry.about-oneself"));
            return null;
        }
        if (checked.draft() == null) {
            return null;
        }
        if (entry.key().isEmpty()) {
            keys.count(line.number(), checked.draft());
            return new Good(line, keys.named(line.number(), checked.draft()), false);
        }
        FileKeys.Use use = keys.use(checked.draft());
        if (use == FileKeys.Use.OTHER) {
            faults.add(line, "key", MESSAGES.text("entry.key-twice", entry.key()));
            return null;
        }
        boolean again = use == FileKeys.Use.SAME_AGAIN;
        if (again || FileKeys.maybeDerived(entry.key())) {
            used.add(entry.key());
        }
        return new Good(line, checked.draft(), again);
    }

    private void checkUsedKeys(Db db, List<Good> lines, Faults faults) {
        Map<String, Entry> entries = EntryStore.byKey(db, program, lines.stream().map(good -> good.draft().key()).collect(Collectors.toSet()));
        for (Good good : lines) {
            Entry entry = entries.get(good.draft().key());
            effect(good, entry == null, faults);
            if (entry == null) {
                continue;
            }
            used.add(entry.key());
            if (!good.draft().sameAs(entry)) {
                faults.add(good.line(), "key", MESSAGES.text("entry.key-used", entry.key(), String.valueOf(entry.seq())));
            }
        }
    }

    @Override
    public Applied apply(Db db, List<Line> lines) {
        ProgramState state = ProgramAccess.locked(db, program);
        ProgramAccess.requireRecords(state);
        EntryChecks checks = checks(db, state);
        List<Draft> drafts = new ArrayList<>(lines.size());
        for (Line line : lines) {
            NewEntry entry = checks.meant(reader.read(line));
            Draft draft = checks.check(entry.key().isEmpty() ? FileKeys.nameless(entry) : entry, caller.account()).orRefuse();
            drafts.add(entry.key().isEmpty() ? keys.named(line.number(), draft) : draft);
        }
        used.begin(state);
        tallies.begin(state);
        var book = new EntryBook(db, state, shelf.rules(db, state.program()), clock.instant(), used, tallies);
        int accepted = 0;
        for (EntryBook.Written written : book.write(drafts)) {
            accepted += written.orRefuse().created() ? 1 : 0;
        }
        used.ended(book.head());
        tallies.ended(book.head());
        int unchanged = lines.size() - accepted;
        if (accepted > 0) {
            audit.imported(db, state.program(), accepted, unchanged, state.headSeq() + 1, book.seq());
        }
        return new Applied(accepted, unchanged);
    }

    /** A file may be prepared ahead, to the end of the cycle; results that count what has not happened yet are not published. */
    private EntryChecks checks(Db db, ProgramState state) {
        Rules rules = shelf.rules(db, state.program());
        if (changes != state.changes()) {
            readParticipants(db, state);
            changes = state.changes();
        }
        return new EntryChecks(state.program(), rules, state.program().to(), kinds::get);
    }

    private void readParticipants(Db db, ProgramState state) {
        kinds.clear();
        outOfScope.clear();
        own = Subjects.of(db, shelf.rules(db, state.program()), caller.person());
        Map<String, Boolean> inScope = new HashMap<>();
        Map<String, Optional<String>> sameKinds = new HashMap<>();
        ParticipantStore.each(db, program, one -> {
            kinds.put(one.subject(), sameKinds.computeIfAbsent(String.valueOf(one.kind()), kind -> Optional.ofNullable(one.kind())));
            if (!inScope.computeIfAbsent(one.path(), path -> ProgramAccess.may(caller, Ledger.WRITE, state.program(), new UnitPath(path)))) {
                outOfScope.add(one.subject());
            }
        });
    }
}
