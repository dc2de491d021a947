package org.linli.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports;
import org.linli.api.imports.Imports.Form;
import org.linli.api.imports.Imports.Import;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.jobs.Job;
import org.linli.core.Core;
import org.linli.testkit.EachEngine;

@EachEngine
class CheckedFilesTest {

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
    void aFileIsCheckedLooksRightAndIsImportedOnce() {
        String check = check(HEAD + "T1,甲,,TOWN\nT2,乙,x,TOWN\n");
        Import checked = core.imports.about(check);
        assertEquals("1 of 2, 1 wrong", checked.outcome().accepted() + " of " + checked.rows() + ", " + checked.outcome().rejected() + " wrong");
        assertTrue(checked.kept());
        assertThrows(Problem.class, () -> core.territory.unit("T1"), "a check changes nothing");
        Import done = core.imports.about(core.imports.apply(check, Mode.GOOD_ROWS));
        assertEquals(1, done.outcome().accepted());
        assertEquals("甲", core.territory.unit("T1").name());
        assertEquals(done.job().id(), core.imports.about(check).applied());
        assertEquals("import-not-kept", assertThrows(Problem.class, () -> core.imports.apply(check, Mode.GOOD_ROWS)).code());
        assertEquals(0L, parts());
    }

    @Test
    void theCheckTellsNewChangedAndUnchangedRowsApart() {
        core.take("units", HEAD + "T1,甲,,TOWN\nT2,乙,,TOWN\nT3,丙,,TOWN\n");
        Imports.Outcome mixed = core.imports.about(check(HEAD + "T1,甲,,TOWN\nT2,新乙,,TOWN\nT3,,T9,TOWN\nT4,丁,T1,COMMUNITY\nT5,戊,x,TOWN\n")).outcome();
        assertEquals("1 new, 1 changed, 1 unchanged, 2 wrong", mixed.created() + " new, " + (mixed.accepted() - mixed.created()) + " changed, "
                + mixed.unchanged() + " unchanged, " + mixed.rejected() + " wrong");
        String people = "person,name,gender\nP1,张三,男\nP2,李四,女\n";
        assertEquals(2, core.take("people", people).created());
        Imports.Outcome again = core.take("people", people + "P3,王五,\n", Mode.PREVIEW).outcome();
        assertEquals("1 of 1 new, 2 unchanged", again.created() + " of " + again.accepted() + " new, " + again.unchanged() + " unchanged");
        assertEquals(0, core.take("people", people.replace("张三", "张三丰")).created());
    }

    @Test
    void aCheckThatIsPartOfARequestTellsUnchangedRowsToo(Transactions transactions) {
        core.take("units", HEAD + "T1,甲,,TOWN\n");
        String check = transactions.write(db -> check(HEAD + "T1,甲,,TOWN\nT2,乙,,TOWN\n"));
        Imports.Outcome outcome = core.imports.about(check).outcome();
        assertEquals("1 new, 1 unchanged", outcome.created() + " new, " + outcome.unchanged() + " unchanged");
    }

    @Test
    void allOrNothingBringsNothingOfAFileWithAFault() {
        String check = check(HEAD + "T1,甲,,TOWN\nT2,乙,x,TOWN\n");
        assertEquals(0, core.imports.about(core.imports.apply(check, Mode.ALL_OR_NOTHING)).outcome().accepted());
        assertThrows(Problem.class, () -> core.territory.unit("T1"));
    }

    @Test
    void aLargeFileIsCheckedAndImportedByJobs() {
        String check = check(HEAD + "W0,省,,PROVINCE\n" + IntStream.range(1, 6_000).mapToObj(i -> "W" + i + ",市,W0,CITY\n").collect(Collectors.joining()));
        assertEquals(Job.State.DONE, core.ended(check).state());
        assertEquals(6_000, core.imports.about(check).outcome().accepted());
        String done = core.imports.apply(check, Mode.ALL_OR_NOTHING);
        core.ended(done);
        assertEquals(6_000, core.imports.about(done).outcome().accepted());
        assertEquals("市", core.territory.unit("W5999").name());
        assertEquals(0L, parts());
    }

    @Test
    void aCheckedFileIsKeptForADay() {
        String check = check(HEAD + "T1,甲,,TOWN\n");
        core.clock.set("2026-06-05");
        check(HEAD + "T2,乙,,TOWN\n");
        assertFalse(core.imports.about(check).kept());
        assertThrows(Problem.class, () -> core.imports.apply(check, Mode.GOOD_ROWS));
        assertNull(core.imports.about(check).applied());
        assertEquals(1L, parts());
    }

    @Test
    void failedRowsCanBeReadPageByPageAndTheAuditHasOneLineOfIt() {
        String check = check(HEAD + IntStream.range(1, 6).mapToObj(i -> "T" + i + ",名" + i + ",x,TOWN\n").collect(Collectors.joining()));
        assertEquals(List.of("code", "name", "parent", "level", "error"), core.imports.failedColumns(check));
        assertEquals(List.of(), handedBack(), "nobody has taken them yet");
        Page<List<String>> first = core.imports.failed(check, null, 3);
        Page<List<String>> second = core.imports.failed(check, first.next(), 3);
        assertEquals("名1 名2 名3 名4 名5", Stream.concat(first.items().stream(), second.items().stream()).map(row -> row.get(1))
                .collect(Collectors.joining(" ")));
        assertNull(second.next());
        assertEquals(List.of(check + " all 5 rows"), handedBack());
    }

    private List<String> handedBack() {
        return core.guard.audited.stream().filter(line -> line.action().equals("import.failed-rows-exported")).map(line -> line.object() + " " + line.after()).toList();
    }

    private String check(String csv) {
        return core.imports.check(core.imports.ofCore("units"), null, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Form.CSV, "zh");
    }

    private long parts() {
        return core.transactions.<Long>read(db -> db.first("select count(*) from import_parts", row -> row.number(1)).orElseThrow());
    }
}
