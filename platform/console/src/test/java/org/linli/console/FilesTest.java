package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Frame;
import org.linli.api.pages.Table;

class FilesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-12T02:00:00Z"), ZONE);

    private record Line(String name, BigDecimal points, LocalDate day, Instant moment) {
    }

    private static final List<Column<Line>> COLUMNS = List.of(
        Column.of("name", new Text("姓名", "Name"), Column.Kind.HEAD, Line::name),
        Column.of("points", new Text("分", "Points"), Column.Kind.NUMBER, Line::points),
        Column.of("day", new Text("日期", "Day"), Column.Kind.DAY, Line::day),
        Column.of("moment", new Text("时间", "Moment"), Column.Kind.MOMENT, Line::moment));

    private static final Line ONE = new Line("吴示乐", new BigDecimal("-3.50"), LocalDate.of(2026, 12, 20), Instant.parse("2026-12-20T04:05:06Z"));

    @Test
    void whatASpreadsheetWouldTakeForAFormulaIsATextAndNegativePointsStayANumber() throws IOException {
        assertEquals("\uFEFFName,Points,Day,Moment\r\n吴示乐,-3.50,2026-12-20,2026-12-20 12:05\r\n'=1+1,,,\r\n\"a,\"\"b\"\"\",,,\r\n",
            new String(written(Table.all(List.of(ONE, named("=1+1"), named("a,\"b\""))), Download.Format.CSV, Map.of(), Locale.ENGLISH), StandardCharsets.UTF_8));
    }

    @Test
    void aFileIsInTheOrderOfThePage() throws IOException {
        String file = new String(written(Table.all(List.of(named("b"), named("c"), named("a"))), Download.Format.CSV, Map.of("sort", "-name"), Locale.CHINA), StandardCharsets.UTF_8);
        assertTrue(file.startsWith("\uFEFF姓名,"));
        assertEquals(List.of("c", "b", "a"), file.lines().skip(1).map(line -> line.substring(0, 1)).toList());
    }

    @Test
    void aShortListThatIsReadByCursorIsInTheOrderOfThePageToo() throws IOException {
        Table.Lines<Line> lines = Table.read((after, limit) -> after == null ? new Page<>(List.of(named("王"), named("张")), "2") : new Page<>(List.of(named("李")), null));
        String file = new String(written(lines, Download.Format.CSV, Map.of("sort", "name"), Locale.CHINA), StandardCharsets.UTF_8);
        assertEquals(List.of("李", "王", "张"), file.lines().skip(1).map(line -> line.substring(0, 1)).toList());
    }

    @Test
    void whatCanBeDoneWithALineIsNotInTheFile() throws IOException {
        List<Column<Line>> columns = List.of(COLUMNS.get(0), Column.actions("do", new Text("操作", "Actions"), (sheet, line) -> out -> { }));
        var out = new ByteArrayOutputStream();
        var visit = new TestVisit(Locale.ENGLISH, Map.of(), List.of());
        var table = new Table<>("people", new Text("人员", "People"), columns, new Text("没有", "None"), Table.all(List.of(named("a"))));
        new Files(CLOCK, ZONE, (download, reader, taken, whole) -> fail("it isn't a list of persons"))
            .file(new Download(table, Download.Format.CSV), new PageSheet(visit, new Assets(), new Asking(), CLOCK, ZONE), visit).body().writeTo(out);
        assertEquals("\uFEFFName\r\na\r\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void allPagesOfAListThatIsReadByCursorGoIntoTheFile() throws IOException {
        List<Integer> asked = new ArrayList<>();
        Table.Lines<Line> lines = Table.read((after, limit) -> {
            int from = after == null ? 0 : Integer.parseInt(after);
            asked.add(from);
            int to = Math.min(from + limit, 1201);
            return new Page<>(IntStream.range(from, to).mapToObj(at -> named("n" + at)).toList(), to == 1201 ? null : String.valueOf(to));
        });
        assertEquals(1202, new String(written(lines, Download.Format.CSV, Map.of(), Locale.CHINA), StandardCharsets.UTF_8).lines().count());
        assertEquals(List.of(0, 500, 1000), asked);
    }

    @Test
    void aWorkbookHoldsNumbersAndTextsAndNoFormula() throws IOException {
        String sheet = entry(written(Table.all(List.of(ONE, named("=1+1"))), Download.Format.XLSX, Map.of(), Locale.CHINA), "xl/worksheets/sheet1.xml");
        assertTrue(sheet.contains("<v>-3.50</v>"), sheet);
        assertTrue(sheet.contains("<c r=\"C2\" s=\"2\"><v>46376</v></c>"), sheet);
        assertTrue(sheet.contains("=1+1"), sheet);
        assertFalse(sheet.contains("<f>"), sheet);
    }

    @Test
    void whoTakesAListOfPersonsIsNotedOnceWithHowManyLinesWentOut() throws IOException {
        List<String> taken = new ArrayList<>();
        Files files = new Files(CLOCK, ZONE, (download, by, lines, whole) -> taken.add(download.table().name() + " " + lines + " " + whole));
        var visit = new TestVisit(Locale.CHINA, Map.of(), List.of());
        var table = new Table<>("people", new Text("人员", "People"), COLUMNS, new Text("没有", "None"), Table.all(List.of(ONE, named("b"))));
        Frame.File persons = files.file(new Download(table.ofPersons(), Download.Format.CSV), new PageSheet(visit, new Assets(), new Asking(), CLOCK, ZONE), visit);
        assertEquals(List.of(), taken, "nothing went out yet");
        persons.body().writeTo(new ByteArrayOutputStream());
        files.file(new Download(table, Download.Format.CSV), new PageSheet(visit, new Assets(), new Asking(), CLOCK, ZONE), visit).body().writeTo(new ByteArrayOutputStream());
        assertEquals(List.of("people 2 true"), taken);
        assertThrows(IOException.class, () -> persons.body().writeTo(new OutputStream() {

            @Override
            public void write(int one) throws IOException {
                throw new IOException("the browser went away");
            }
        }));
        assertEquals("false", taken.get(1).split(" ")[2], "what broke off is noted, too");
    }

    @Test
    void theNoteOfADownloadKeepsFiltersAndNothingOfASearch() {
        assertEquals("?unit=330102&role=SCOREKEEPER&text=***", AuditedTakers.filter("unit=330102&role=SCOREKEEPER&text=138&format=xlsx&sort=-name&after=x"));
        assertEquals("?name=***", AuditedTakers.filter("name=%E5%90%B4&kind="));
        assertEquals("", AuditedTakers.filter("format=csv"));
        assertEquals("", AuditedTakers.filter(null));
    }

    @Test
    void aFileToFillInKeepsLongNumbersAsTheyAreTyped() throws IOException {
        assertTrue(entry(written(Table.all(List.of()), Download.Format.XLSX, Map.of(), Locale.CHINA), "xl/worksheets/sheet1.xml").contains("<cols>"));
        assertFalse(entry(written(Table.all(List.of(ONE)), Download.Format.XLSX, Map.of(), Locale.CHINA), "xl/worksheets/sheet1.xml").contains("<cols>"));
    }

    @Test
    void aFileIsNamedByItsTableAndTheDay() {
        assertEquals("people-2027-01-12.csv", file(Table.all(List.of(ONE)), Download.Format.CSV, Map.of(), Locale.CHINA).name());
    }

    private static Line named(String name) {
        return new Line(name, null, null, null);
    }

    private static Frame.File file(Table.Lines<Line> lines, Download.Format format, Map<String, String> parameters, Locale language) {
        var visit = new TestVisit(language, parameters, List.of());
        var table = new Table<>("people", new Text("人员", "People"), COLUMNS, new Text("没有", "None"), lines);
        return new Files(CLOCK, ZONE, (taken, by, count, whole) -> { }).file(new Download(table, format), new PageSheet(visit, new Assets(), new Asking(), CLOCK, ZONE), visit);
    }

    private static byte[] written(Table.Lines<Line> lines, Download.Format format, Map<String, String> parameters, Locale language) throws IOException {
        var out = new ByteArrayOutputStream();
        file(lines, format, parameters, language).body().writeTo(out);
        return out.toByteArray();
    }

    /** As an import reads it, from front to back. */
    private static String entry(byte[] workbook, String name) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("the workbook has no " + name);
    }
}
