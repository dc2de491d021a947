package org.linli.api.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.programs.Stage;

class TableTest {

    private static final Column<Object> VALUE = Column.of("value", new Text("值", "Value"), Column.Kind.TEXT, value -> value);

    @Test
    void chineseNamesStandInTheOrderOfTheirPinyin() {
        assertEquals(List.of("陈示梅", "李示", "王示", "吴示乐", "张示", "赵示"), sorted(false, "张示", "王示", "李示", "陈示梅", "赵示", "吴示乐"));
    }

    @Test
    void anEnglishReaderGetsTheOrderOfTheEnglishTexts() {
        Text open = new Text("进行", "Open");
        Text draft = new Text("起草", "Draft");
        assertEquals(List.of(open, draft), sorted(false, draft, open));
        assertEquals(List.of(draft, open), new LineOrder<>(new Table.Sort<>(VALUE, false, Locale.ENGLISH)).of(List.of(open, draft)));
    }

    @Test
    void numbersInATextCountByTheirSize() {
        assertEquals(List.of("1组", "2组", "10组", "10组东", "100组"), sorted(false, "10组", "100组", "2组", "10组东", "1组"));
        assertEquals(List.of("M007", "M8", "M0010"), sorted(false, "M0010", "M8", "M007"));
    }

    @Test
    void numbersDaysAndStagesAreNoTexts() {
        assertEquals(List.of(new BigDecimal("-3.50"), 2, new BigDecimal("10")), sorted(false, new BigDecimal("10"), 2, new BigDecimal("-3.50")));
        LocalDate first = LocalDate.of(2026, 9, 30);
        assertEquals(List.of(first, first.plusDays(1)), sorted(false, first.plusDays(1), first));
        assertEquals(List.of(Stage.DRAFT, Stage.OPEN, Stage.CLOSED), sorted(false, Stage.CLOSED, Stage.DRAFT, Stage.OPEN));
    }

    @Test
    void nothingStandsLastEitherWay() {
        assertEquals(Arrays.asList(1, 2, null), sorted(false, null, 2, 1));
        assertEquals(Arrays.asList(2, 1, null), sorted(true, null, 1, 2));
    }

    @Test
    void aShortListThatIsReadByCursorIsSortedAsAWholeAndPaged() {
        Table.Lines<Object> sorted = counted(Table.SORTED, new ArrayList<>()).sorted(new Table.Sort<>(VALUE, false, Locale.CHINA)).orElseThrow();
        Page<Object> page = sorted.page(null, 50);
        assertEquals(1, page.items().get(0));
        assertEquals(51, sorted.page(page.next(), 50).items().get(0));
        assertEquals(Table.SORTED, sorted.page(null, Integer.MAX_VALUE).items().size());
    }

    @Test
    void whatItTakesToFindThatAListIsTooLongDoesNotGrowWithIt() {
        List<String> asked = new ArrayList<>();
        Table.Lines<Object> lines = counted(500_000, asked);
        assertTrue(lines.sorted(new Table.Sort<>(VALUE, false, Locale.CHINA)).isEmpty());
        assertEquals(Table.SORTED / 500, asked.size());
        assertEquals(500_000, lines.page("line-50", 50).items().get(0), "a place among sorted lines is none of the list's own cursors");
    }

    @Test
    void itsOwnOrderIsHadAtAnyLength() {
        Table.Lines<Object> lines = Table.read("-value", (after, limit) -> count(500_000, after, limit));
        Table.Lines<Object> sorted = lines.sorted(new Table.Sort<>(VALUE, true, Locale.CHINA)).orElseThrow();
        assertEquals(500_000, sorted.page(null, 50).items().get(0));
        assertTrue(lines.sorted(new Table.Sort<>(VALUE, false, Locale.CHINA)).isEmpty());
    }

    @Test
    void aListThatIsReadFromBothEndsTurnsAtAnyLength() {
        Table.Lines<Object> lines = Table.read(List.of("-number", "-value"), (after, limit) -> count(500_000, after, limit),
            (after, limit) -> new Page<>(List.of(after == null ? 1 : Integer.parseInt(after) + 1), "1"), page -> page);
        Table.Lines<Object> turned = lines.sorted(new Table.Sort<>(VALUE, false, Locale.CHINA)).orElseThrow();
        assertEquals(List.of(1), turned.page(null, 50).items());
        assertEquals(List.of("-number", "value"), List.of(lines.order(), turned.order()));
        assertEquals(500_000, turned.sorted(new Table.Sort<>(VALUE, true, Locale.CHINA)).orElseThrow().page(null, 50).items().get(0));
    }

    @Test
    void aListIsHadAtAnyLengthInEachOrderThatItCanBeReadIn() {
        Column<Object> other = Column.of("other", new Text("别的", "Other"), Column.Kind.TEXT, value -> value);
        Table.Lines<Object> lines = Table.read(List.of(new Table.Reading<>("-value", (after, limit) -> count(500_000, after, limit)),
            new Table.Reading<>("other", (after, limit) -> new Page<>(List.of(7), "8"))), page -> page);
        Table.Lines<Object> sorted = lines.sorted(new Table.Sort<>(other, false, Locale.CHINA)).orElseThrow();
        assertEquals(List.of(7), sorted.page(null, 50).items());
        assertEquals(List.of("-value", "other"), List.of(lines.order(), sorted.order()));
        assertEquals(500_000, sorted.sorted(new Table.Sort<>(VALUE, true, Locale.CHINA)).orElseThrow().page(null, 50).items().get(0));
        assertTrue(lines.sorted(new Table.Sort<>(VALUE, false, Locale.CHINA)).isEmpty());
    }

    @Test
    void linesAreMadeOnlyOfWhatIsShownOrSorted() {
        var made = new AtomicInteger();
        Table.Lines<Object> lines = Table.read("-value", (after, limit) -> count(500_000, after, limit), page -> page.map(value -> made.incrementAndGet()));
        assertTrue(lines.sorted(new Table.Sort<>(VALUE, false, Locale.CHINA)).isEmpty());
        assertEquals(0, made.get());
        lines.page(null, 50);
        assertEquals(50, made.get());
    }

    @Test
    void nothingIsSortedByWhatCanBeDone() {
        Column<Object> actions = Column.actions("do", new Text("操作", "Actions"), (sheet, line) -> out -> { });
        var table = new Table<>("lines", new Text("行", "Lines"), List.of(VALUE, actions), new Text("没有", "None"), Table.all(List.of()));
        assertTrue(table.sort("do", Locale.CHINA).isEmpty());
        assertTrue(table.sort("-value", Locale.CHINA).orElseThrow().falling());
        assertFalse(table.sort("value", Locale.CHINA).orElseThrow().falling());
    }

    private static List<Object> sorted(boolean falling, Object... values) {
        return new LineOrder<>(new Table.Sort<>(VALUE, falling, Locale.CHINA)).of(Arrays.asList(values));
    }

    /** The numbers from the last down to 1. @param asked gets the cursors that were read from */
    private static Table.Lines<Object> counted(int last, List<String> asked) {
        return Table.read((after, limit) -> {
            asked.add(after);
            return count(last, after, limit);
        });
    }

    private static Page<Object> count(int last, String after, int limit) {
        int from = after == null ? last : Integer.parseInt(after) - 1;
        int to = Math.max(1, from - limit + 1);
        List<Object> items = new ArrayList<>(IntStream.rangeClosed(to, from).boxed().toList());
        Collections.reverse(items);
        return new Page<>(items, to == 1 ? null : String.valueOf(to));
    }
}
