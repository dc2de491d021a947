package org.linli.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.imports.RowImport;
import org.linli.api.ledger.Ledger.Integrity;
import org.linli.api.programs.Program;
import org.linli.api.programs.Stage;
import org.linli.core.modules.PresentModules;
import org.linli.core.people.PeopleFixture;
import org.linli.core.people.PersonalData;
import org.linli.core.programs.LedgerEntries;
import org.linli.core.programs.PointsTown;
import org.linli.testkit.EachEngine;

@EachEngine
class HeldImportTest {

    private static final int ROWS = 300;

    private PointsTown town;
    private Program program;
    private ImportJob job;
    private PersonalData data;

    @BeforeEach
    void start(Transactions transactions, @TempDir Path folder) {
        data = new PeopleFixture(transactions, null, null, folder).data();
        town = new PointsTown(transactions);
        program = town.program("2026", 20);
        var modules = new PresentModules();
        modules.comes(new EntriesModule(town.file("entries")));
        var kinds = new ImportKinds(List.of(), (module, kind) -> List.of(), modules.serving());
        job = new ImportJob(null, transactions, town.guard, kinds, data);
    }

    @Test
    void whatIsAllOrNothingHoldsItsProgramBetweenTwoParts() {
        MortalRun run = run(Mode.ALL_OR_NOTHING, 1);
        assertThrows(IllegalStateException.class, () -> job.run(run));
        assertEquals(100, town.ledger.check(program.id()).entries());
        assertEquals("program-busy", assertThrows(Problem.class, this::somebodyRecords).code());
        assertEquals("program-busy", assertThrows(Problem.class, () -> town.goTo(program, Stage.PRELIMINARY)).code());
        run.onAnotherNode();
        assertEquals("{\"accepted\":300,\"unchanged\":0,\"rejected\":0,\"errors\":[],\"failedRows\":null,\"note\":null,\"created\":null}", job.run(run));
        somebodyRecords();
        assertEquals(new Integrity(ROWS + 1, List.of()), town.ledger.check(program.id()));
    }

    @Test
    void anImportThatFailedLetsItsProgramGo() {
        MortalRun run = run(Mode.ALL_OR_NOTHING, 0);
        assertThrows(IllegalStateException.class, () -> job.run(run));
        town.transactions.write(db -> {
            job.failed(db, run.id(), run.parameters());
            return null;
        });
        somebodyRecords();
        assertEquals(new Integrity(1, List.of()), town.ledger.check(program.id()));
    }

    @Test
    void anImportOfGoodRowsLetsOthersRecordBetweenTwoParts() {
        MortalRun run = run(Mode.GOOD_ROWS, 1);
        assertThrows(IllegalStateException.class, () -> job.run(run));
        somebodyRecords();
        run.onAnotherNode();
        job.run(run);
        assertEquals(new Integrity(ROWS + 1, List.of()), town.ledger.check(program.id()));
    }

    @Test
    void aFaultThatAppearsAfterACrashIsHandedBackAndTheOtherRowsGoIn() {
        MortalRun run = run(Mode.ALL_OR_NOTHING, 1);
        assertThrows(IllegalStateException.class, () -> job.run(run));
        town.transactions.write(db -> {
            return db.update("delete from participants where town = ? and program = ? and subject = 'M20'", db.town(), program.id());
        });
        run.onAnotherNode();
        String result = job.run(run);
        assertTrue(result.startsWith("{\"accepted\":290,\"unchanged\":0,\"rejected\":10,"), result);
        assertTrue(result.endsWith("\"note\":null,\"created\":null}"), "nobody is told that nothing was written: " + result);
        assertEquals(10, town.transactions.<Integer>read(db -> db.first("select failed from imports where town = ?", row -> row.integer(1), db.town())
                .orElseThrow()));
    }

    private void somebodyRecords() {
        town.ledger.record(program.id(), LedgerEntries.meeting("M1", "2026-03-14", "by hand"));
    }

    private MortalRun run(Mode mode, int steps) {
        List<RowSource.Cells> rows = IntStream.range(0, ROWS).mapToObj(i -> new RowSource.Cells(i + 2,
                new String[] {"M" + (i % 20 + 1), "meeting", "2026-03-14", "k" + i})).toList();
        var order = new ImportOrder("entries", program.id(), PointsTown.MODULE, mode, "zh", List.of("person", "item", "occurred_on", "key"), ROWS, 3);
        var store = new ImportStore(data);
        town.transactions.write(db -> {
            store.begin(db, "import", order, town.clock.instant());
            store.keep(db, "import", List.of(Parts.pack(rows.subList(0, 100)), Parts.pack(rows.subList(100, 200)), Parts.pack(rows.subList(200, ROWS))));
            return null;
        });
        return new MortalRun("import", order.json(), steps);
    }

    /** The module that offers the file of entries. */
    private record EntriesModule(RowImport entries) implements LinliModule {

        @Override
        public String id() {
            return PointsTown.MODULE;
        }

        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public Text title() {
            return new Text("积分", "points");
        }

        @Override
        public List<RowImport> programImports() {
            return List.of(entries);
        }

        @Override
        public Fitness check() {
            return Fitness.FIT;
        }
    }
}
