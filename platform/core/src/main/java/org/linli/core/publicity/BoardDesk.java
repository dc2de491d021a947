package org.linli.core.publicity;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.ledger.Ledger;
import org.linli.api.people.Masked;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Objections.Objection;
import org.linli.api.publicity.OwnResults;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.core.people.PersonProof;
import org.linli.core.programs.ParticipantStore;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.programs.Rules;
import org.linli.core.publicity.BoardTries.Tried;
import org.linli.core.publicity.NoticeStore.Hung;
import org.linli.scoring.rulebook.Item;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves people at a board: whoever proves to be somebody may do there what a member may do with its own records, and nothing else. */
@Component
public final class BoardDesk implements OwnResults {

    /** The account that stands in the audit and on objections for whoever came to a board. */
    public static final String ACCOUNT = "public";

    private static final Messages MESSAGES = Messages.beside(BoardDesk.class);
    private static final Pattern NUMBER = Pattern.compile("[\\p{L}0-9.-]{1,40}");
    private static final Pattern TAIL = Pattern.compile("[0-9]{4}");
    private static final int LINES = 500;
    private static final int WAITING = 3;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final PersonProof proofs;
    private final RulebookShelf shelf;
    private final Results results;
    private final Ledger ledger;
    private final Objections objections;
    private final Clock clock;
    private final BoardTries tries;

    @Activate
    public BoardDesk(@Reference Transactions transactions, @Reference Guard guard, @Reference Audit audit, @Reference PersonProof proofs,
                     @Reference RulebookShelf shelf, @Reference Results results, @Reference Ledger ledger, @Reference Objections objections,
                     @Reference Clock clock, @Reference(target = "(linli.schema=core)") Schema schema) {
        this(transactions, guard, audit, proofs, shelf, results, ledger, objections, clock, Clock.systemUTC());
    }

    /** @param wall the machine's clock */
    BoardDesk(Transactions transactions, Guard guard, Audit audit, PersonProof proofs, RulebookShelf shelf, Results results, Ledger ledger,
              Objections objections, Clock clock, Clock wall) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.proofs = proofs;
        this.shelf = shelf;
        this.results = results;
        this.ledger = ledger;
        this.objections = objections;
        this.clock = clock;
        this.tries = new BoardTries(transactions, wall);
    }

    /** A board and the program that it is of. */
    private record Board(Notice notice, Program program, Rules rules) {

        boolean ofPeople() {
            return rules.rulebook().subjects().equals("PERSON");
        }

        boolean ofHouseholds() {
            return rules.rulebook().subjects().equals("HOUSEHOLD");
        }
    }

    /** Who somebody proved to be. @param subject that person, or its household */
    private record Proved(String person, String subject) {

        /** For the audit: the subject, and which of its members asked. */
        String told() {
            return person.equals(subject) ? subject : subject + " " + person;
        }
    }

    @Override
    public boolean offered(String notice) {
        Board board = transactions.read(db -> board(db, notice));
        return board.ofPeople() || board.ofHouseholds();
    }

    @Override
    public boolean ofHouseholds(String notice) {
        return transactions.read(db -> board(db, notice)).ofHouseholds();
    }

    @Override
    public Own look(String notice, Proof proof) {
        Board board = transactions.read(db -> board(db, notice));
        return as(board, proof, prove(board, proof), proved -> own(board, proved));
    }

    @Override
    public Objection object(String notice, Proof proof, String text) {
        Board board = transactions.read(db -> board(db, notice));
        return as(board, proof, prove(board, proof), proved -> transactions.write(db -> {
            String subject = proved.subject();
            tries.inTurn(db, proofs.counted(subject));
            String program = board.program().id();
            List<Objection> waiting = objections.list(program, true, null, LINES).items();
            for (Objection there : waiting) {
                if (text != null && there.text().equals(text.strip())) {
                    return there;
                }
            }
            if (waiting.size() >= WAITING) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "own-many", String.valueOf(waiting.size()));
            }
            return objections.object(program, subject, text);
        }));
    }

    private Board board(Db db, String notice) {
        Notice hung = NoticeStore.find(db, notice).map(Hung::notice).filter(found -> found.hangsOn(LocalDate.now(clock)))
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "notice-unknown", notice));
        Program program = ProgramAccess.state(db, hung.program()).program();
        return new Board(hung, program, shelf.rules(db, program));
    }

    private Proved prove(Board board, Proof proof) {
        if (!board.ofPeople() && !board.ofHouseholds()) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "own-not-people");
        }
        String number = plain(proof.number());
        String tail = plain(proof.tail());
        if (!NUMBER.matcher(number).matches() || !TAIL.matcher(tail).matches()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "own-form").at(NUMBER.matcher(number).matches() ? "tail" : "number");
        }
        Tried<Proved> tried = guard.as(new Caller("nobody", "nobody", proof.address(), List.of()), guard.request(), () ->
                tries.one(proofs.counted(number), proof.address(), db -> {
                    Optional<Proved> found = find(db, board, number, tail);
                    if (found.isEmpty()) {
                        audit.write(db, new Audit.Line("result.look-refused", board.notice().id(), board.notice().unit(), null, null, Audit.Result.REFUSED));
                    }
                    return found;
                }));
        if (!tried.pause().isZero()) {
            throw MESSAGES.problem(Problem.Kind.TOO_MANY, "own-wait", String.valueOf(tried.pause().plusSeconds(59).toMinutes()))
                    .with("retryAfter", Math.max(1, tried.pause().toSeconds()));
        }
        if (tried.found() == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "own-unproved");
        }
        return tried.found();
    }

    private Optional<Proved> find(Db db, Board board, String number, String tail) {
        String program = board.program().id();
        return board.ofPeople() ? proofs.participant(db, program, number, tail).map(person -> new Proved(person, person))
                : proofs.member(db, program, number, tail).map(member -> new Proved(member.person(), member.household()));
    }

    /** Works as somebody who has nothing but its own records of the board's module. */
    private <T> T as(Board board, Proof proof, Proved proved, Function<Proved, T> work) {
        String module = board.program().module() + ".";
        var self = new Caller(ACCOUNT, ACCOUNT, proof.address(), List.of(), proved.person(),
                List.of(module + Programs.READ, module + Ledger.READ, module + Rulebooks.READ, module + Objections.WRITE));
        return guard.as(self, guard.request(), () -> work.apply(proved));
    }

    private Own own(Board board, Proved proved) {
        String program = board.program().id();
        String subject = proved.subject();
        boolean settled = board.notice().about().startsWith(NoticeStore.RESULTS);
        Results.Why why = settled ? results.why(program, subject) : results.statement(program, subject, null);
        List<Line> lines = ledger.entries(program, subject, null, null, LINES).items().stream().filter(entry -> entry.reverses() == null)
                .map(entry -> new Line(entry.occurredOn(), title(board.rules().item(entry.item()), entry.item()), entry.points(), entry.note(),
                        entry.reversed() != null)).sorted(Comparator.comparing(Line::on)).toList();
        List<Objection> own = objections.list(program, false, null, LINES).items();
        String name = transactions.write(db -> {
            audit.write(db, new Audit.Line("result.looked-up", board.notice().id(), board.notice().unit(), null, proved.told()));
            return ParticipantStore.find(db, program, subject).orElseThrow().participant().name();
        });
        return new Own(subject, board.ofPeople() ? Masked.name(name) : name, why, lines, own);
    }

    private static Text title(Item item, String id) {
        return item == null || item.title() == null ? new Text(id, id) : new Text(item.title().zh(), item.title().en());
    }

    /** Phones write full-width digits, too. */
    private static String plain(String typed) {
        return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }
}
