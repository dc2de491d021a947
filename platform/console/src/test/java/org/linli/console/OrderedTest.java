package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Column;
import org.linli.api.pages.Table;

class OrderedTest {

    @Test
    void theHeadOfTheColumnThatTheLinesAreInTheOrderOfTurnsIt() {
        String page = shown(60, "/lines?text=a&sort=name&after=line-50", Map.of("sort", "name", "text", "a"));
        assertTrue(page.contains("aria-sort=\"ascending\""), page);
        assertTrue(page.contains("href=\"/lines?text=a&amp;sort=-name\""), page);
        assertTrue(page.contains("after=line-50\" rel=\"next\""), page);
        assertEquals(1, page.split("aria-sort", -1).length - 1);
        assertFalse(page.contains("sort=do"), "what can be done is no order");
    }

    @Test
    void itsOwnOrderIsToldBeforeAnybodyAsksForOne() {
        assertTrue(shown(60, "/lines", Map.of()).contains("aria-sort=\"descending\""));
    }

    @Test
    void aListThatIsTooLongSaysSoAndStaysAsItIs() {
        String page = shown(5_000, "/lines?sort=name", Map.of("sort", "name"));
        assertTrue(page.contains("More than 2,000 lines, too many to be sorted by “Name”"), page);
        assertTrue(page.contains(">n4999<"), page);
        assertFalse(page.contains(">n0<"), page);
        assertFalse(shown(5_000, "/lines", Map.of()).contains("too many"));
    }

    @Test
    void aFilterKeepsTheOrder() {
        var out = new StringOutput();
        sheet("/lines?sort=-name", Map.of("sort", "-name")).order().writeTo(new OwaspHtmlTemplateOutput(out));
        assertEquals("<input type=\"hidden\" name=\"sort\" value=\"-name\">", out.toString().strip());
        var none = new StringOutput();
        sheet("/lines", Map.of()).order().writeTo(new OwaspHtmlTemplateOutput(none));
        assertEquals("", none.toString());
    }

    /** Lines n0 to n(all - 1), the last first. */
    private static String shown(int all, String at, Map<String, String> parameters) {
        List<Column<Integer>> columns = List.of(Column.of("place", new Text("位", "Place"), Column.Kind.NUMBER, line -> line),
            Column.of("name", new Text("名", "Name"), Column.Kind.HEAD, line -> "n" + line), Column.actions("do", new Text("办", "Do"), (sheet, line) -> out -> { }));
        var table = new Table<>("lines", new Text("行", "Lines"), columns, new Text("无", "None"), Table.<Integer>read("-place", (after, limit) -> {
            int from = after == null ? all - 1 : Integer.parseInt(after) - 1;
            int to = Math.max(0, from - limit + 1);
            return new Page<>(IntStream.rangeClosed(0, from - to).mapToObj(back -> from - back).toList(), to == 0 ? null : String.valueOf(to));
        }));
        var out = new StringOutput();
        sheet(at, parameters).table(table).writeTo(new OwaspHtmlTemplateOutput(out));
        return out.toString();
    }

    private static PageSheet sheet(String at, Map<String, String> parameters) {
        return new PageSheet(new TestVisit(Locale.ENGLISH, parameters, List.of(), at), new Assets(), new Asking(), Clock.systemUTC(), ZoneOffset.UTC);
    }
}
