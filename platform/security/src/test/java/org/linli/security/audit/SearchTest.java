package org.linli.security.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Audit.Result;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Search;
import org.linli.api.security.AuditTrail.Verified;
import org.linli.api.security.Caller;
import org.linli.testkit.EachEngine;

/** The auditor finds lines by whatever is known of them, newest first. */
@EachEngine
class SearchTest {

    private static final Caller SECRETARY = new Caller("a1", "书记", "192.0.2.7", List.of());

    private final AuditNode node;

    SearchTest(Transactions transactions) {
        node = new AuditNode(transactions).with("/DW/", "/DW/ZB-01/", "/DW/ZB-01/XZ-1/", "/DW/ZB-02/");
        node.clock.pass(Duration.ofMinutes(-9));
        for (int i = 0; i < 12; i++) {
            String unit = List.of("ZB-01", "XZ-1", "ZB-02").get(i % 3);
            node.writeAs(i % 2 == 0 ? SECRETARY : Caller.PLATFORM, null, new Line(i % 4 == 0 ? "person.made" : i % 4 == 1 ? "person.changed" : "unit.made",
                    "o" + i, unit, null, null, i == 7 ? Result.REFUSED : Result.DONE));
            node.clock.pass(Duration.ofSeconds(30));
        }
    }

    @Test
    void byAccountUnitActionResultAndTime() {
        Instant begin = node.clock.instant().minus(Duration.ofMinutes(6));
        assertEquals(objects(10, 8, 6, 4, 2, 0), all(new Search("a1", null, null, null, null, null, null)));
        assertEquals(objects(10, 9, 7, 6, 4, 3, 1, 0), all(new Search(null, null, "ZB-01", null, null, null, null)));
        assertEquals(objects(10, 7, 4, 1), all(new Search(null, null, "XZ-1", null, null, null, null)));
        assertEquals(objects(9, 8, 5, 4, 1, 0), all(new Search(null, null, null, "person.", null, null, null)));
        assertEquals(objects(9, 5, 1), all(new Search(null, null, null, "person.changed", null, null, null)));
        assertEquals(objects(7), all(new Search(null, null, null, null, null, null, Result.REFUSED)));
        assertEquals(objects(5, 4, 3), all(new Search(null, null, null, null, begin.plusSeconds(90), begin.plusSeconds(180), null)));
        assertEquals(objects(3), all(new Search(null, "o3", "ZB-01", "unit.", begin, begin.plusSeconds(600), Result.DONE)));
        assertEquals(objects(), all(new Search("a1", "o3", null, null, null, null, null)));
        assertEquals(12, all(new Search(" ", "", null, null, null, null, null)).size());
    }

    @Test
    void whatCannotBeSearchedForIsRefusedInWords() {
        Instant now = node.clock.instant();
        refused("audit-times", new Search(null, null, null, null, now, now, null));
        refused("audit-time", new Search(null, null, null, null, Instant.MIN, null, null));
        refused("audit-time", new Search(null, null, null, null, null, Instant.MAX, null));
        refused("audit-text", new Search("a\0", null, null, null, null, null, null));
    }

    private void refused(String code, Search search) {
        AuditNode.refused(Kind.INVALID, code, () -> node.find(search, null, 10));
    }

    @Test
    void aSearchThatFitsHardlyAnythingEndsItsPagesEarlyAndGoesOn() {
        for (int i = 0; i < 4; i++) {
            node.writeMany(1000);
        }
        var rare = new Search("platform", null, null, "person.", null, null, null);
        Page<Entry> first = node.find(rare, null, 50);
        assertEquals(List.of(), first.items());
        assertEquals(objects(9, 5, 1), node.find(rare, first.next(), 50).items().stream().map(Entry::object).toList());
        assertNull(node.find(rare, first.next(), 50).next());
    }

    @Test
    void aLongChainIsVerifiedByAJobAndAShortOneAtOnce() {
        Verified done = node.guard.as(Caller.PLATFORM, () -> node.desk.verify(null));
        assertTrue(done.done().intact());
        assertEquals("audit.verified", node.list(null, null, null, 1).items().get(0).action());
        for (int i = 0; i < 21; i++) {
            node.writeMany(1000);
        }
        Verified job = node.guard.as(Caller.PLATFORM, () -> node.desk.verify(done.done().head()));
        assertNull(job.done());
        assertEquals("job-1", job.job());
        assertEquals("core.audit-verification {\"block\":1,\"hash\":\"" + done.done().head().hash() + "\"}", node.jobs.get(0));
    }

    private List<String> all(Search search) {
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            Page<Entry> page = node.find(search, after, 2);
            page.items().forEach(entry -> found.add(entry.object()));
            after = page.next();
        } while (after != null);
        return found;
    }

    private static List<String> objects(int... numbers) {
        return Arrays.stream(numbers).mapToObj(number -> "o" + number).toList();
    }
}
