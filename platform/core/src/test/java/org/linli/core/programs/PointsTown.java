package org.linli.core.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.programs.Program;
import org.linli.api.programs.ProgramKind;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.NewProgram;
import org.linli.api.programs.Stage;
import org.linli.api.territory.UnitPath;
import org.linli.core.HandClock;
import org.linli.core.OneCaller;
import org.linli.core.ledger.ChainedLedger;
import org.linli.core.ledger.ProgramFiles;

/** A town for tests: a party committee with two branches, people whose numbers begin with M, and the rulebook of P2. */
public final class PointsTown {

    public static final String MODULE = "party-points";
    public static final String RULEBOOK = "party-points.classified";
    public static final UnitPath COMMITTEE = UnitPath.top("DW");
    public static final UnitPath BRANCH = COMMITTEE.child("ZB-01");
    public static final UnitPath OTHER_BRANCH = COMMITTEE.child("ZB-02");

    public final OneCaller guard = new OneCaller();
    public final HandClock clock = new HandClock("2026-05-04");
    public final Transactions transactions;
    public final RulebookShelf shelf = new RulebookShelf(null);
    public final ProgramAccess access = new ProgramAccess(guard, shelf, guard);
    public final PublishedRulebooks rulebooks;
    public final StagedPrograms programs;
    public final NamedParticipants participants;
    public final RecordedFacts facts;
    public final ChainedLedger ledger;
    private final ProgramFiles files;

    public PointsTown(Transactions transactions) {
        this.transactions = transactions;
        rulebooks = new PublishedRulebooks(transactions, guard, guard, clock, shelf, null);
        programs = new StagedPrograms(transactions, guard, access, guard, shelf, new StageRecords(guard, guard, clock, null),
                List.of(atOnce(Stage.PRELIMINARY), atOnce(Stage.PUBLISHED), atOnce(Stage.APPROVED), atOnce(Stage.FILED)), null);
        Subjects subjects = new Subjects(people(), null);
        participants = new NamedParticipants(transactions, access, guard, clock, shelf, subjects, null);
        facts = new RecordedFacts(transactions, access, guard, clock, shelf, null);
        ledger = new ChainedLedger(transactions, guard, access, guard, clock, shelf, null);
        files = new ProgramFiles(guard, guard, clock, shelf, subjects, access, facts);
        unit(COMMITTEE, "PARTY_COMMITTEE");
        unit(BRANCH, "PARTY_BRANCH");
        unit(OTHER_BRANCH, "PARTY_BRANCH");
        rulebooks.publish(MODULE, p2());
    }

    /** The rulebook of P2. */
    public static String p2() {
        try (InputStream yaml = PointsTown.class.getResourceAsStream("p2.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Program program(String period) {
        return programs.create(MODULE, new NewProgram(RULEBOOK, null, "DW", period, null, false, null));
    }

    /** A program with members M1 to M{@code members}, all EMPLOYED in the first branch. */
    public Program program(String period, int members) {
        Program program = program(period);
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= members; i++) {
            lines.add(new Cells(i + 1, "person", "M" + i, "branch", "ZB-01", "kind", "EMPLOYED"));
        }
        apply(program, "members", lines);
        return program;
    }

    /** Goes on through the stages up to this one. */
    public Program goTo(Program program, Stage... stages) {
        Program now = program;
        for (Stage stage : stages) {
            now = programs.order(MODULE, program.id(), Programs.Order.of(stage)).program();
        }
        return now;
    }

    public RowImport file(String kind) {
        return files.of(MODULE, new ProgramKind("person", "branch")).stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
    }

    /** The faults of a file, as {@code row column}. */
    public List<String> check(Program program, String kind, List<Line> lines) {
        return check(file(kind).open(program.id()), lines);
    }

    public List<String> check(RowImport.Session session, List<Line> lines) {
        List<String> found = new ArrayList<>();
        transactions.read(db -> {
            session.check(db, lines, (Line line, String column, Text reason) -> found.add(line.number() + " " + column));
            return null;
        });
        return found;
    }

    /** Checks and applies a file that must have no faults. */
    public RowImport.Applied apply(Program program, String kind, List<Line> lines) {
        RowImport.Session session = file(kind).open(program.id());
        List<String> faults = check(session, lines);
        if (!faults.isEmpty()) {
            throw new AssertionError("faults: " + faults);
        }
        return transactions.write(db -> session.apply(db, lines));
    }

    /** A line of a file with columns and cells in turn. */
    public record Cells(int number, String... cells) implements Line {

        @Override
        public String cell(String column) {
            int at = Arrays.asList(cells).indexOf(column);
            return at < 0 ? "" : cells[at + 1];
        }
    }

    private void unit(UnitPath path, String level) {
        transactions.write(db -> insert(db, path, level));
    }

    private static int insert(Db db, UnitPath path, String level) {
        List<String> codes = path.codes();
        return db.update("insert into units (town, code, name, parent, level, path, created_on, created_by, version)"
                + " values (?, ?, ?, ?, ?, ?, date('2026-01-01'), 'test', 1)", db.town(), path.code(), "单元" + path.code(),
                codes.size() < 2 ? null : codes.get(codes.size() - 2), level, path.value());
    }

    private static StageWork atOnce(Stage stage) {
        return new StageWork() {

            @Override
            public Stage stage() {
                return stage;
            }

            @Override
            public Entered enter(Db db, ProgramState program, Programs.Order order) {
                return order.to() == null ? Entered.noted(order.minutes()) : Entered.by(order.to());
            }
        };
    }

    private static People people() {
        return (People) Proxy.newProxyInstance(PointsTown.class.getClassLoader(), new Class<?>[] {People.class}, (proxy, method, arguments) -> {
            if (!method.getName().equals("known")) {
                throw new UnsupportedOperationException(method.getName());
            }
            List<Person> known = new ArrayList<>();
            for (Object number : (Iterable<?>) arguments[0]) {
                if (number.toString().startsWith("M")) {
                    known.add(new Person(number.toString(), "党员" + number.toString().substring(1), null, null, null, null, null, null, null, 1));
                }
            }
            return known;
        });
    }
}
