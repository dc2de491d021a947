package org.linli.console.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Task;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Filings.Filing;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Objections.Objection;
import org.linli.api.publicity.Publicity;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Guard;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

class BoardTasksTest {

    private static final Instant NOW = Instant.parse("2027-01-12T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 12);
    private static final Text TITLE = new Text("第一支部", "First branch");

    private final Map<String, Unit> units = new TreeMap<>();
    private final List<String> trays = new ArrayList<>();
    private final List<Filing> filed = new ArrayList<>();
    private Caller caller;

    BoardTasksTest() {
        for (String path : List.of("/T/", "/T/A/", "/T/B/", "/T/A/G/")) {
            var at = new UnitPath(path);
            units.put(at.code(), new Unit(at.code(), "unit " + at.code(), null, Level.PARTY_GROUP, at, null, null, 1));
        }
    }

    @Test
    void noticesAndObjectionsAreToDoForThoseWhoMayDoItThere() {
        caller = secretary("/T/A/");
        assertEquals(List.of("notice-ends:nA", "objection:objection-a-7f3a91c2"), tasks().stream().map(Task::id).sorted().toList());
        caller = secretary("/T/");
        assertEquals(4, tasks().size());
    }

    @Test
    void aTaskNamesTheReceiptAndNeverTheMember() {
        caller = secretary("/T/A/");
        Task objection = tasks().stream().filter(task -> task.id().startsWith("objection:")).findFirst().orElseThrow();
        assertEquals("First branch, receipt 7F3A-91C2", objection.where().en());
        assertFalse(objection.toString().contains("M008"), objection.toString());
    }

    @Test
    void whatWasFiledIsLookedForWhereTheReadersPostsBegin() {
        caller = new Caller("ann", "ann", "local", List.of(new Grant(Filings.READ, new UnitPath("/T/A/")), new Grant(Filings.READ, new UnitPath("/T/A/G/")),
            new Grant(Programs.READ, new UnitPath("/T/B/"))));
        tray().page(caller, null, null, 10);
        assertEquals(List.of("A"), trays);
    }

    @Test
    void theWholeTownIsLookedThroughFromItsTops() {
        caller = new Caller("ann", "ann", "local", List.of(new Grant(Filings.READ, null)));
        tray().page(caller, null, null, 10);
        assertEquals(List.of("T"), trays);
    }

    @Test
    void whatWasFiledWithSeveralPostsIsReadPageByPageNewestFirstToItsEnd() {
        caller = new Caller("ann", "ann", "local", List.of(new Grant(Filings.READ, new UnitPath("/T/A/")), new Grant(Filings.READ, new UnitPath("/T/B/"))));
        for (int i = 10; i < 23; i++) {
            filed.add(filing("f" + i, i % 3 == 0 ? "A" : "B"));
        }
        List<String> read = new ArrayList<>();
        String next = null;
        do {
            Page<Filing> page = tray().page(caller, null, next, 4);
            assertEquals(page.next() == null ? 1 : 4, page.items().size());
            page.items().forEach(filing -> read.add(filing.id()));
            next = page.next();
        } while (next != null);
        assertEquals(filed.stream().map(Filing::id).sorted(Comparator.reverseOrder()).toList(), read);
    }

    private static Filing filing(String id, String to) {
        return new Filing(id, "points", "p", "statement:s", "G", to, null, "digest", "bob", NOW, null, null);
    }

    private static Caller secretary(String path) {
        var at = new UnitPath(path);
        return new Caller("ann", "ann", "local", List.of(new Grant("points." + Programs.PUBLISH, at), new Grant("points." + Objections.DECIDE, at)));
    }

    private List<Task> tasks() {
        var programs = fake(Programs.class, Map.of("standing", arguments -> List.of()));
        var publicity = fake(Publicity.class, Map.of("ending", arguments -> List.of(notice("A"), notice("B"))));
        var objections = fake(Objections.class, Map.of("waiting", arguments -> List.of(waiting("A", "objection-a-7f3a91c2"), waiting("B", "objection-b-11112222"))));
        var guard = fake(Guard.class, Map.of("caller", arguments -> caller));
        var boards = new Boards(publicity, territory(), Clock.fixed(NOW, ZoneOffset.UTC));
        return new BoardTasks(guard, programs, publicity, objections, tray(), boards, new Titles(fake(Rulebooks.class, Map.of()))).of(null);
    }

    private FilingTray tray() {
        return new FilingTray(fake(Filings.class, Map.of("list", arguments -> {
            trays.add((String) arguments[0]);
            List<Filing> there = filed.stream().filter(filing -> filing.to().equals(arguments[0]) && (arguments[1] == null || filing.id().compareTo((String) arguments[1]) < 0))
                .sorted(Comparator.comparing(Filing::id).reversed()).toList();
            return Page.cut(there.subList(0, Math.min((int) arguments[2] + 1, there.size())), (int) arguments[2], Filing::id);
        })), territory());
    }

    private Territory territory() {
        return fake(Territory.class, Map.of(
            "known", arguments -> StreamSupport.stream(((Iterable<?>) arguments[0]).spliterator(), false).map(units::get).toList(),
            "children", arguments -> new Page<>(List.of(units.get("T")), null)));
    }

    private static Notice notice(String unit) {
        return new Notice("n" + unit, "points", "p" + unit, "settlement:s", unit, TITLE, TODAY.minusDays(5), TODAY, "digest", "bob", NOW, null);
    }

    private static Objections.Waiting waiting(String unit, String id) {
        return new Objections.Waiting(new Objection(id, "p" + unit, "n" + unit, "M008", "text", "bob", NOW, TODAY, false, Objection.State.OPEN, null, null, null,
            null, 1), "points", unit, TITLE);
    }

    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName()).apply(arguments)));
    }
}
