package org.linli.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports;
import org.linli.api.imports.Imports.Form;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.imports.Imports.Outcome;
import org.linli.api.imports.RowImport;
import org.linli.core.Core;
import org.linli.core.programs.PointsTown;
import org.linli.testkit.EachEngine;

@EachEngine
class HeadingsTest {

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
    void aFileWithChineseHeadingsInAnyOrderIsTaken() {
        Outcome outcome = take("序号,名称,层级,上级编码,单元编码\n1,甲社区,社区,,T1\n", Mode.ALL_OR_NOTHING);
        assertEquals(1, outcome.accepted());
        assertEquals("甲社区", core.territory.unit("T1").name());
        String check = core.imports.check(core.imports.ofCore("units"), null,
                new ByteArrayInputStream("序号,名称,层级,上级编码,单元编码\n1,乙社区,社区,,T2\n".getBytes(StandardCharsets.UTF_8)), Form.CSV, "zh");
        assertEquals(1, core.imports.about(core.imports.apply(check, Mode.GOOD_ROWS)).outcome().created());
    }

    @Test
    void whatAListIsCalledMayStandAboveItsHeadings() {
        Outcome outcome = take("南磨房地区单元名册,,,\n,,,\n单元编码,名称,上级编码,层级\nT1,甲,没有,社区\nT2,乙,,社区\n", Mode.GOOD_ROWS);
        assertEquals("1 of row 4", outcome.accepted() + " of row " + outcome.errors().get(0).row());
        assertEquals(1, take("单元名册\n2026年3月\ncode,name,parent,level\nT3,丙,,TOWN\n", Mode.ALL_OR_NOTHING).accepted());
        assertEquals("colour", assertThrows(Problem.class, () -> take("colour\nred\n", Mode.PREVIEW)).faults().get(0).where());
        assertEquals("name", assertThrows(Problem.class, () -> take("编码\nT1\n", Mode.PREVIEW)).faults().get(0).where(), "a heading is no title");
    }

    @Test
    void blanksStarsFullWidthLettersAndRemarksAroundAHeadingDontMatter() {
        var people = new Headings(core.imports.ofCore("people"));
        assertEquals(Optional.of("name"), people.meant(" *姓 名 "));
        assertEquals(Optional.of("birth_date"), people.meant("出生日期（如2026-03-05）"));
        assertEquals(Optional.of("birth_date"), people.meant("\uFEFFBirth Date"));
        assertEquals(Optional.of("id_no"), people.meant("ＩＤ＿ＮＯ"));
        assertEquals(Optional.of("id_no"), people.meant("公民身份号码："));
        assertEquals(Optional.of("phone"), people.meant("联系电话\n(手机)"));
        assertEquals(Optional.empty(), people.meant("民族"));
        assertEquals(Optional.empty(), people.meant("手机号（紧急联系人）"), "somebody else's");
        assertEquals(Optional.empty(), people.meant("姓名（户主）"));
    }

    @Test
    void faultsAndHandedBackRowsCallColumnsAsTheFileDoesAndComeInAgain() throws IOException {
        Outcome outcome = take("编码,单元名称,上级,层级\nT1,甲,没有,社区\n", Mode.GOOD_ROWS);
        assertEquals("上级", outcome.errors().get(0).column());
        String job = outcome.failedRows().split("/")[4];
        String back = new String(core.imports.failedRows(job).readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(back.startsWith("\uFEFF编码,单元名称,上级,层级,错误原因\r\nT1,甲,没有,社区,\"上级: "), back);
        assertEquals(List.of("编码", "单元名称", "上级", "层级", "错误原因"), core.imports.failedColumns(job));
        assertEquals(1, take(back.substring(1).replace(",没有,", ",,"), Mode.ALL_OR_NOTHING).accepted());
        Outcome again = take(back.replace(",没有,", ",无,").replace("T1", "T2"), Mode.GOOD_ROWS);
        assertEquals(List.of("编码", "单元名称", "上级", "层级", "错误原因"), core.imports.failedColumns(again.failedRows().split("/")[4]));
    }

    @Test
    void theCheckOfAFileSaysHowItWasWritten() {
        assertEquals("GB18030", checked("单元编码,名称,上级,层级\nT1,甲,,社区\n", Charset.forName("GBK")).charset());
        assertEquals("UTF-8", checked("code,name,parent,level\nT1,A,,TOWN\n", StandardCharsets.UTF_8).charset());
        assertNull(new Imports.Import(null, "units", null, null, Mode.PREVIEW, 0, null, false, null).charset());
    }

    @Test
    void whatIsMissingIsCalledInTheReadersLanguage() {
        Problem refused = assertThrows(Problem.class, () -> take("名称,民族\n", Mode.PREVIEW));
        assertEquals(List.of("民族", "code", "parent", "level"), refused.faults().stream().map(Problem.Fault::where).toList());
        assertEquals("缺少列“单元编码”", refused.faults().get(1).what().zh());
        assertEquals("the column \"code\" is missing", refused.faults().get(1).what().en());
        assertTrue(refused.mend().zh().endsWith("单元编码、名称、上级编码、层级"), refused.mend().zh());
    }

    @Test
    void aTemplateIsInTheReadersLanguageAndGoesInAsItIs() {
        RowImport people = core.imports.ofCore("people");
        assertEquals("\uFEFF人员编号,姓名,证件类型,证件号码,性别,出生日期,手机号,单元编码,户编号,住址\r\n", core.imports.template(people, "zh"));
        assertEquals("\uFEFFperson,name,id_type,id_no,gender,birth_date,phone,unit,household,address\r\n", core.imports.template(people, "en"));
        assertEquals(0, core.take("people", core.imports.template(people, "zh")).rejected());
    }

    @Test
    void noWordMeansTwoColumnsOfAFile(Transactions transactions) {
        var town = new PointsTown(transactions);
        List<RowImport> kinds = Stream.concat(core.imports.core().stream(),
                Stream.of("members", "entries", "appraisals", "vetoes").map(town::file)).toList();
        for (RowImport kind : kinds) {
            var headings = new Headings(kind);
            for (RowImport.Column column : kind.columns()) {
                Text words = Headings.words(kind.kind(), column);
                for (String word : (words.zh() + "/" + words.en()).split("/")) {
                    assertEquals(Optional.of(column.name()), headings.meant(word), kind.kind() + ": " + word);
                }
            }
        }
    }

    private Outcome take(String csv, Mode mode) {
        return core.take("units", csv, mode).outcome();
    }

    private Imports.Import checked(String csv, Charset charset) {
        InputStream file = new ByteArrayInputStream(csv.getBytes(charset));
        return core.imports.about(core.imports.check(core.imports.ofCore("units"), null, file, Form.CSV, "zh"));
    }
}
