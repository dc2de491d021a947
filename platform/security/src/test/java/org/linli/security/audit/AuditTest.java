package org.linli.security.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.linli.security.audit.AuditNode.refused;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Problem.Kind;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Audit.Result;
import org.linli.api.security.AuditTrail.Search;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.territory.UnitPath;
import org.linli.testkit.EachEngine;
import org.linli.testkit.Engine;

@EachEngine
class AuditTest {

    private static final Caller SECRETARY = new Caller("a1", "支部书记", "192.0.2.7",
            List.of(new Grant("party-points.declarations.confirm", new UnitPath("/DW/ZB-01/"))));

    private final AuditNode node;
    private final Transactions transactions;

    AuditTest(Transactions transactions) {
        this.transactions = transactions;
        node = new AuditNode(transactions);
    }

    @Test
    void aLineSaysWhoDidWhatToWhatFromWhereAndWhen() {
        node.guard.as(SECRETARY, () -> transactions.write(db -> {
            node.book.write(db, new Line("unit.renamed", "ZB-01", "ZB-01", "第一支部", "红星支部"));
            return null;
        }));
        Entry entry = read(null, null, null, 10).items().get(0);
        assertEquals(List.of("a1", "支部书记", "192.0.2.7", "unit.renamed", "ZB-01", "ZB-01", "第一支部", "红星支部"),
                List.of(entry.account(), entry.name(), entry.address(), entry.action(), entry.object(), entry.unit(), entry.before(), entry.after()));
        assertEquals(node.clock.instant(), entry.at());
        assertEquals(Result.DONE, entry.result());
        assertNull(entry.request());
    }

    @Test
    void aLineCarriesTheRequestThatItCameWith() {
        node.writeAs(SECRETARY, "r-17", line("a", "1"));
        refused(Kind.FORBIDDEN, "access-refused-town", () -> node.guard.as(SECRETARY, "r-18", () -> node.desk.list(null, null, null, 10)));
        node.write(line("a", "2"));
        assertEquals(Arrays.asList(null, "r-18", "r-17"), read(null, null, null, 10).items().stream().map(Entry::request).toList());
    }

    @Test
    void aTextThatIsTooLongIsCutBetweenCharactersAndSaysSo() {
        node.write(new Line("unit.renamed", "1", null, "x".repeat(15_998) + "😀😀", null));
        String before = read(null, null, null, 1).items().get(0).before();
        assertTrue(before.endsWith("x…"), "cut to " + before.length());
        node.seal();
        assertTrue(node.verify().intact());
    }

    @Test
    void whatRollsBackLeavesNoLine() {
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.guard.as(SECRETARY, () -> transactions.write(db -> {
            node.book.write(db, List.of(new Line("unit.created", "1", null, null, null), new Line("unit.created", "2", null, null, null)));
            throw new Problem(Kind.UNAUTHENTICATED, "sign-in", new Text("", ""), new Text("", ""));
        })));
        assertTrue(read(null, null, null, 10).items().isEmpty());
    }

    @Test
    void linesAreReadNewestFirstByPageActionAndObject() {
        node.guard.as(SECRETARY, () -> transactions.write(db -> {
            node.book.write(db, List.of(line("a", "1"), line("b", "1"), line("a", "2"), line("a", "1"), line("b", "2")));
            return null;
        }));
        Page<Entry> first = read(null, null, null, 3);
        assertEquals(List.of("b2", "a1", "a2"), said(first));
        Page<Entry> second = read(null, null, first.next(), 3);
        assertEquals(List.of("b1", "a1"), said(second));
        assertNull(second.next());
        assertEquals(List.of("a1", "a2", "a1"), said(read("thing.a", null, null, 10)));
        assertEquals(List.of("b1"), said(read("thing.b", "1", null, 10)));
    }

    @Test
    void aPageIsReadInTheOrderOfAnIndex(Engine engine) {
        assumeTrue(engine == Engine.DERBY, "PostgreSQL reads indexes backwards");
        node.guard.as(SECRETARY, () -> transactions.write(db -> {
            node.book.write(db, IntStream.range(0, 500).mapToObj(i -> line("a" + i % 3, "o" + i % 7)).toList());
            return null;
        }));
        assertNoSort(null, null);
        assertNoSort("thing.a1", null);
        assertNoSort("thing.a1", "o1");
        assertNoSort(null, "o1");
    }

    private void assertNoSort(String action, String object) {
        String plan = transactions.write(db -> {
            db.update("call syscs_util.syscs_set_runtimestatistics(1)");
            new NewestFirst(db, new Filter(new Search(null, object, null, action, null, null, null), null)).page("f", 10);
            return db.first("values syscs_util.syscs_get_runtimestatistics()", row -> row.text(1)).orElseThrow();
        });
        assertTrue(plan.contains("Index Scan ResultSet for AUDIT") && !plan.contains("Sort ResultSet"), plan);
    }

    @Test
    void onlyThoseWithThePermissionForTheWholeTownReadIt() {
        var narrow = new Caller("a2", "审计员", "192.0.2.8", List.of(new Grant("core.audit.read", new UnitPath("/DW/"))));
        refused(Kind.FORBIDDEN, "access-refused-town", () -> node.guard.as(narrow, () -> node.desk.list(null, null, null, 10)));
    }

    @Test
    void aForbiddenAttemptIsOnRecordThoughItsTransactionRollsBack() throws InterruptedException {
        refused(Kind.FORBIDDEN, "access-refused", () -> node.guard.as(SECRETARY, () -> transactions.write(db -> {
            node.book.write(db, line("a", "1"));
            node.guard.require("party-points.declarations.confirm", new UnitPath("/DW/ZB-02/"));
            return null;
        })));
        refused(Kind.FORBIDDEN, "access-refused", () -> node.guard.as(SECRETARY, () -> {
            node.guard.require("core.units.write", new UnitPath("/DW/ZB-01/"));
            return null;
        }));
        node.attempts.stop();
        assertEquals(List.of("core.units.write", "party-points.declarations.confirm"),
                read("access.refused", null, null, 10).items().stream().map(Entry::object).sorted().toList());
        assertTrue(read("access.refused", null, null, 10).items().stream().allMatch(entry -> entry.result() == Result.REFUSED));
        assertEquals(2, read(null, null, null, 10).items().size());
    }

    @Test
    void whoIsRefusedBeforeAnyServiceIsAskedIsOnRecordAndStrangersInSum() throws InterruptedException {
        node.guard.as(SECRETARY, "r-19", () -> {
            node.guard.refused(SECRETARY, SECRETARY.address(), "core.units.write");
            return null;
        });
        for (int i = 0; i < 300; i++) {
            node.guard.refused(null, "2001:db8:1:2::" + i, "core.units.read");
            node.guard.refused(null, "198.51.100." + i % 150, "signed-in");
        }
        node.attempts.stop();
        List<Entry> lines = find("access.refused");
        Entry own = lines.stream().filter(line -> line.account().equals("a1")).findFirst().orElseThrow();
        assertEquals(List.of("core.units.write", "r-19", "192.0.2.7", Result.REFUSED), List.of(own.object(), own.request(), own.address(), own.result()));
        Map<String, String> strangers = lines.stream().filter(line -> line.account().equals("nobody")).collect(Collectors.toMap(Entry::address, Entry::after));
        assertEquals(101, strangers.size(), "so many networks, and all the others");
        assertEquals("300", strangers.get("20010db800010002/64"));
        assertEquals("2", strangers.get("198.51.100.0"));
        assertEquals(600, strangers.values().stream().mapToInt(Integer::parseInt).sum());
    }

    @Test
    void whoAsksAgainAndAgainForWhatItIsRefusedFillsNoAudit() throws InterruptedException {
        for (int i = 0; i < 25; i++) {
            node.guard.refused(SECRETARY, SECRETARY.address(), "core.units.write");
            node.guard.refused(SECRETARY, SECRETARY.address(), i % 2 == 0 ? "core.people.write" : "core.people.read");
        }
        node.attempts.stop();
        node.guard.refused(SECRETARY, SECRETARY.address(), "core.units.write");
        Map<String, List<Entry>> lines = find("access.refused").stream().collect(Collectors.groupingBy(Entry::object));
        List<Entry> units = lines.get("core.units.write");
        assertEquals(22, units.size(), "twenty, the others in sum, and in the next minute each for itself again");
        assertEquals(List.of("5"), units.stream().map(Entry::after).filter(Objects::nonNull).toList());
        assertEquals(25, lines.get("core.people.write").size() + lines.get("core.people.read").size(), "each thing counts for itself");
    }

    private List<Entry> find(String action) {
        return read(action, null, null, 200).items();
    }

    @Test
    void whoHoldsThePermissionAboveHoldsItBelow() {
        node.guard.as(SECRETARY, () -> {
            node.guard.require("party-points.declarations.confirm", new UnitPath("/DW/ZB-01/XZ-1/"));
            return null;
        });
        assertTrue(read(null, null, null, 10).items().isEmpty());
    }

    @Test
    void theCallerBelongsToTheWorkAlone() {
        Problem nobody = refused(Kind.UNAUTHENTICATED, "not-signed-in", node.guard::caller);
        assertTrue(nobody.mend().en().contains("Basic"));
        String inner = node.guard.as(SECRETARY, () -> node.guard.as(Caller.PLATFORM, () -> node.guard.caller().name())
                + node.guard.caller().name());
        assertEquals("platform支部书记", inner);
        refused(Kind.UNAUTHENTICATED, "not-signed-in", node.guard::caller);
    }

    private Page<Entry> read(String action, String object, String after, int limit) {
        return node.guard.as(Caller.PLATFORM, () -> node.desk.list(action, object, after, limit));
    }

    private static Line line(String action, String object) {
        return new Line("thing." + action, object, null, null, "now");
    }

    private static List<String> said(Page<Entry> page) {
        return page.items().stream().map(entry -> entry.action().substring(6) + entry.object()).toList();
    }
}
