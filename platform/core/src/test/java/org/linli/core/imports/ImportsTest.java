package org.linli.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports.Answer;
import org.linli.api.imports.Imports.Form;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.imports.Imports.Outcome;
import org.linli.api.imports.Imports.RowError;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Job.State;
import org.linli.api.security.Audit;
import org.linli.api.territory.UnitPath;
import org.linli.core.Core;
import org.linli.core.modules.PresentModules;
import org.linli.testkit.EachEngine;

@EachEngine
class ImportsTest {

    private static final String HEAD = "code,name,parent,level\n";

    private Core core;

    @BeforeEach
    void start(Transactions transactions) {
        core = new Core(transactions);
    }

    @AfterEach
    void stop() throws InterruptedException {
        core.close();
    }

    @Test
    void failedRowsComeBackWithTheReasonAndGoInAgain() throws IOException {
        Outcome outcome = core.take("units", HEAD + "T1,\"甲,乙\",nowhere,TOWN\nT2,乙,,TOWN\n", Mode.GOOD_ROWS).outcome();
        assertEquals(1, outcome.accepted());
        String job = outcome.failedRows().split("/")[4];
        String back = new String(core.imports.failedRows(job).readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("\uFEFFcode,name,parent,level,error\r\nT1,\"甲,乙\",nowhere,TOWN,"
                + "\"parent: there is no such parent unit, and no usable row for it in the file\"\r\n", back);
        Audit.Line taken = core.guard.audited.get(core.guard.audited.size() - 1);
        assertEquals("import.failed-rows-exported " + job + " all 1 rows", taken.action() + " " + taken.object() + " " + taken.after());
        assertEquals(State.DONE, core.jobs.job(job).state());
        Outcome mended = core.take("units", back.replace("nowhere", ""));
        assertEquals(1, mended.accepted());
        assertNull(mended.failedRows());
    }

    @Test
    void aPreviewCountsAndChangesNothing() {
        core.take("units", HEAD + "T1,甲,,TOWN\n");
        Outcome outcome = core.take("units", HEAD + "T1,甲,,TOWN\nT2,乙,,TOWN\nT3,丙,x,TOWN\n", Mode.PREVIEW).outcome();
        assertEquals(1, outcome.accepted());
        assertEquals(1, outcome.created());
        assertEquals(1, outcome.unchanged());
        assertEquals(1, outcome.rejected());
        assertNotNull(outcome.failedRows());
        assertThrows(Problem.class, () -> core.territory.unit("T2"));
    }

    @Test
    void fewRowsOfManyCharactersAreALargeFile() throws IOException {
        String name = "长".repeat(19_000);
        String file = HEAD + IntStream.range(0, 500).mapToObj(i -> "W" + i + "," + name + ",,CITY\n").collect(Collectors.joining());
        Job job = ended(core.take("units", file, Mode.GOOD_ROWS));
        assertEquals(State.DONE, job.state());
        assertTrue(job.result().contains("\"rejected\":500,"), job.result());
    }

    @Test
    void aCharacterThatNoDatabaseKeepsIsRefusedWithItsRow() {
        Problem refused = assertThrows(Problem.class, () -> core.take("units", HEAD + "T1,甲,,TOWN\nT2,乙\0,,TOWN\n"));
        assertEquals("import-nul row 3", refused.code() + " " + refused.where());
    }

    @Test
    void oneFaultKeepsTheWholeFileOut() {
        Outcome outcome = core.take("units", HEAD + "T2,乙,,TOWN\nT3,丙,x,TOWN\n");
        assertEquals(0, outcome.accepted());
        assertEquals(1, outcome.rejected());
        assertThrows(Problem.class, () -> core.territory.unit("T2"));
    }

    @Test
    void aWrongHeaderNamesEveryColumnAtFault() {
        Problem refused = assertThrows(Problem.class, () -> core.take("units", "code,name,name,lvl,level\n"));
        assertEquals("import-header", refused.code());
        assertEquals(List.of("name", "lvl", "parent"), refused.faults().stream().map(Problem.Fault::where).toList());
    }

    @Test
    void aFileThatIsNoCsvIsRefusedWithTheRow() {
        assertMalformed("import-quote", "row 2", "T1,\"甲,,TOWN\nT2,乙,,TOWN\n");
        assertMalformed("import-csv", "row 3", "T1,甲,,TOWN\nT2,\"乙\"x,,TOWN\n");
        assertMalformed("import-cells", "row 3", "T1,甲,,TOWN\nT2,乙,TOWN\n");
        assertMalformed("import-cells", "row 2", "T1,甲,,TOWN,,\n");
        Problem western = assertThrows(Problem.class, () -> core.imports.run(core.imports.ofCore("units"), null,
                new ByteArrayInputStream((HEAD + "T1,Mü,,TOWN\n").getBytes(StandardCharsets.ISO_8859_1)), Form.CSV, Mode.PREVIEW, "zh"));
        assertEquals("import-not-utf8", western.code());
        assertEquals("import-empty", assertThrows(Problem.class, () -> core.take("units", "")).code());
        assertThrows(Problem.class, () -> core.territory.unit("T1"));
    }

    @Test
    void whatASpreadsheetSavesWithSemicolonsOrTabsIsRead() {
        assertEquals(1, core.take("units", "\uFEFFcode;name;parent;level\nT1;甲;;TOWN\n").accepted());
        assertEquals(1, core.take("units", "code\tname\tparent\tlevel\nT2\t甲,乙\t\tTOWN\n").accepted());
        assertEquals("甲,乙", core.territory.unit("T2").name());
    }

    @Test
    void namesOfColumnsMayStandThereInCapitals() {
        assertEquals(1, core.take("units", "Code,NAME,Parent,ｌｅｖｅｌ\nT1,甲,,TOWN\n").accepted());
    }

    @Test
    void aFileThatWasKeptOutSaysThatItsGoodRowsWereToo() {
        Outcome kept = core.take("units", HEAD + "T2,乙,,TOWN\nT3,丙,x,TOWN\n");
        assertTrue(kept.note().startsWith("Rows with faults: 1, so nothing of the file was written, the other rows (1) included"), kept.note());
        assertNull(core.take("units", HEAD + "T2,乙,,TOWN\nT3,丙,x,TOWN\n", Mode.GOOD_ROWS).outcome().note());
    }

    private void assertMalformed(String code, String where, String rows) {
        Problem refused = assertThrows(Problem.class, () -> core.take("units", HEAD + rows));
        assertEquals(code, refused.code());
        assertEquals(where, refused.where());
        assertEquals(Problem.Kind.MALFORMED, refused.kind());
    }

    @Test
    void blankRowsAndAByteOrderMarkDontMatter() {
        assertEquals(2, core.take("units", "\uFEFF" + HEAD.trim() + "\r\n\r\nT1,甲,,TOWN\r\n,,,\r\n T2 ,乙,,TOWN").accepted());
        assertEquals("乙", core.territory.unit("T2").name());
    }

    @Test
    void aLargeFileIsImportedByAJobAndAgainChangesNothing() throws IOException {
        String file = HEAD + "W0,顶,,PROVINCE\n" + IntStream.range(1, 9_000).mapToObj(i -> "W" + i + ",单元" + i + ",W0,CITY\n").collect(Collectors.joining())
                + "W9000,错,nowhere,CITY\n";
        Job job = ended(core.take("units", file, Mode.GOOD_ROWS));
        assertEquals(State.DONE, job.state(), job.problem());
        assertTrue(job.result().startsWith("{\"accepted\":9000,\"unchanged\":0,\"rejected\":1,"), job.result());
        assertEquals(job.total(), job.done());
        assertTrue(new String(core.imports.failedRows(job.id()).readAllBytes(), StandardCharsets.UTF_8).contains("W9000,错,nowhere,CITY,"));
        assertEquals("/W0/W8999/", core.territory.unit("W8999").path().value());
        Outcome preview = ImportOrder.outcome(ended(core.take("units", file.replace("单元17,", "十七,"), Mode.PREVIEW)).result());
        assertEquals("1 changed, 0 new, 8999 unchanged, 1 wrong", preview.accepted() - preview.created() + " changed, " + preview.created() + " new, "
                + preview.unchanged() + " unchanged, " + preview.rejected() + " wrong");
        assertTrue(ended(core.take("units", file, Mode.GOOD_ROWS)).result().startsWith("{\"accepted\":0,\"unchanged\":9000,\"rejected\":1,"));
        assertTrue(ended(core.take("units", file, Mode.ALL_OR_NOTHING)).result().startsWith("{\"accepted\":0,\"unchanged\":0,\"rejected\":1,"));
        assertEquals(0, core.transactions.<Long>read(db -> db.first("select count(*) from import_parts", row -> row.number(1)).orElseThrow()));
    }

    @Test
    void identityNumbersAreSealedInWhatIsHandedBackAndHiddenInAnswers() throws IOException {
        Answer answer = core.take("people", "person,name,id_no,phone\nP1,张三,110101195001011234,1\n", Mode.GOOD_ROWS);
        assertEquals(List.of("***", "***"), answer.outcome().errors().stream().map(RowError::value).toList());
        String job = answer.outcome().failedRows().split("/")[4];
        byte[] kept = core.transactions.read(db -> db.first("select content from import_failures where town = ?", row -> row.bytes(1), db.town())
                .orElseThrow());
        assertThrows(UncheckedIOException.class, () -> Parts.unpack(kept));
        assertFalse(core.jobs.job(job).result().contains("110101195001011234"));
        assertTrue(new String(core.imports.failedRows(job).readAllBytes(), StandardCharsets.UTF_8).contains("110101195001011234"));
    }

    @Test
    void onlyItsOwnerAndWhoMayImportTheSameForTheTownSeeAnImport() {
        String job = core.take("people", "person,name,phone\nP1,张三,1\n", Mode.GOOD_ROWS).outcome().failedRows().split("/")[4];
        core.guard.becomes("auditor", "core.audit.read", null);
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> core.imports.failedRows(job)).kind());
        core.guard.becomes("clerk", "core.people.write", UnitPath.top("11"));
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> core.jobs.job(job)).kind());
        core.guard.becomes("registrar", "core.people.write", null);
        assertEquals(job, core.jobs.job(job).id());
        assertNotNull(core.imports.failedRows(job));
    }

    @Test
    void handedBackRowsThatNobodyFetchedAreDeletedAfterAMonth() {
        String old = core.take("units", HEAD + "T3,丙,x,TOWN\n").failedRows().split("/")[4];
        core.clock.set("2026-06-05");
        core.take("units", HEAD + "T4,丁,x,TOWN\n");
        assertEquals("import-no-failures", assertThrows(Problem.class, () -> core.imports.failedRows(old)).code());
        assertEquals(1L, core.transactions.<Long>read(db -> db.first("select count(*) from import_failures", row -> row.number(1)).orElseThrow()));
    }

    @Test
    void anImportKilledBetweenTwoPartsIsFinishedFromThere() {
        var rows = IntStream.range(0, 9_000).mapToObj(i -> new RowSource.Cells(i + 2, new String[] {"W" + i, "单元" + i, i == 0 ? "" : "W0",
            i == 0 ? "PROVINCE" : "CITY"})).toList();
        var order = new ImportOrder("units", null, null, Mode.ALL_OR_NOTHING, "zh", List.of("code", "name", "parent", "level"), 9_000, 3);
        var store = new ImportStore(core.data);
        core.transactions.write(db -> {
            store.begin(db, "killed", order, core.clock.instant());
            store.keep(db, "killed", List.of(Parts.pack(rows.subList(0, 4_000)), Parts.pack(rows.subList(4_000, 8_000)), Parts.pack(rows.subList(8_000, 9_000))));
            return null;
        });
        var handler = new ImportJob(null, core.transactions, core.guard, new ImportKinds(core.imports.core(), (module, kind) -> List.of(), new PresentModules().serving()), core.data);
        var run = new MortalRun("killed", order.json(), 2);
        assertThrows(IllegalStateException.class, () -> handler.run(run));
        assertEquals(8_000L, count());
        run.onAnotherNode();
        assertTrue(handler.run(run).startsWith("{\"accepted\":9000,\"unchanged\":0,\"rejected\":0,"));
        assertEquals(9_000L, count());
    }

    private long count() {
        return core.transactions.<Long>read(db -> db.first("select count(*) from units", row -> row.number(1)).orElseThrow());
    }

    private Job ended(Answer answer) {
        return core.ended(answer.job());
    }
}
