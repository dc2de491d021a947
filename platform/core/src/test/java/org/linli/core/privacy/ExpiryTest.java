package org.linli.core.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;
import org.linli.api.jobs.Job;
import org.linli.api.people.Consents.Given;
import org.linli.api.people.Retention;
import org.linli.api.people.Retention.Due;
import org.linli.core.Core;
import org.linli.testkit.EachEngine;

@EachEngine
class ExpiryTest {

    private Core core;

    @BeforeEach
    void start(Transactions transactions) {
        core = new Core(transactions);
        core.take("units", "code,name,parent,level\nA,甲社区,,COMMUNITY\nB,乙社区,,COMMUNITY\n");
        core.take("people", "person,name,unit\nP1,张示三,A\n");
        core.people.reveal("P1", "核对身份");
        core.consents.withdraw("P1", core.consents.give("P1", new Given("photos", "1", null, null)).id());
        core.consents.give("P1", new Given("photos", "2", null, null));
        core.clock.set("2026-05-08");
        core.take("people", "person,name,unit\nP1,张示三,B\n");
    }

    @AfterEach
    void stop() throws InterruptedException {
        core.close();
    }

    @Test
    void whatIsOverItsTimeIsShownBeforeItIsDeleted() {
        assertEquals(Map.of("membership", 0L, "import", 0L, "reveal", 0L, "consent", 0L, "reminder", 0L, "sending", 0L), due());
        core.clock.set("2026-05-12");
        assertEquals(1L, due().get("reveal"), "ten days, as this town wants it");
        core.clock.set("2029-05-20");
        assertEquals(Map.of("membership", 1L, "import", 0L, "reveal", 1L, "consent", 1L, "reminder", 0L, "sending", 0L), due());
        core.ended(core.expiry.run().id());
        assertEquals(Map.of("membership", 0L, "import", 0L, "reveal", 0L, "consent", 0L, "reminder", 0L, "sending", 0L), due());
        assertEquals(1, core.people.memberships("P1").size(), "where it belongs now");
        assertEquals(1, core.consents.of("P1").size(), "the one that lasts");
        assertTrue(core.guard.audited.stream().anyMatch(line -> line.action().equals("retention.run") && line.after().contains("\"membership\":1")));
    }

    @Test
    void aPeriodOfLessThanNothingIsRefusedAndRevealsDoNotStayForEver() {
        for (String kind : List.of("import", "reveal")) {
            var refused = assertThrows(IllegalArgumentException.class, () -> new Periods(Map.of("retention." + kind + ".days", "-1")));
            assertTrue(refused.getMessage().startsWith("retention." + kind + ".days is -1 "), refused.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> new Periods(Map.of("retention.reveal.days", 0)));
        assertEquals(0, new Periods(Map.of("retention.import.days", 0)).all().stream().filter(one -> one.kind().equals("import")).findFirst().orElseThrow().days());
    }

    @Test
    void itIsDoneOnceANight() throws InterruptedException {
        var nightly = new NightlyExpiry(core.transactions, core.guard, core.clock, core.expiry);
        assertEquals(Optional.empty(), nightly.look(), "the first day only notes that it is the first");
        core.clock.set("2026-05-09");
        assertEquals(Optional.empty(), nightly.look(), "by day it waits for the night");
        core.clock.set("2026-05-12");
        String job = nightly.look().orElseThrow();
        assertEquals(Optional.empty(), nightly.look(), "once");
        assertEquals(Job.State.DONE, core.ended(job).state(), "four days without a night");
        nightly.stop();
    }

    @Test
    void whileTheDatabaseIsAwayTheLogSaysNothingOfTheNight() throws InterruptedException {
        var away = (Transactions) Proxy.newProxyInstance(Transactions.class.getClassLoader(), new Class<?>[] {Transactions.class}, (proxy, method, values) -> {
            throw new Unreachable("no connection to the database", null);
        });
        var nightly = new NightlyExpiry(away, core.guard, core.clock, core.expiry);
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            nightly.watch();
        } finally {
            System.setErr(before);
            nightly.stop();
        }
        assertFalse(said.toString(StandardCharsets.UTF_8).contains("can't be deleted"), said::toString);
    }

    @Test
    void onlyWhoMaySeesAndOrdersIt() {
        core.guard.becomes("someone", Retention.READ, null);
        assertEquals(6, core.expiry.due().size());
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> core.expiry.run()).kind());
    }

    private Map<String, Long> due() {
        return core.expiry.due().stream().collect(Collectors.toMap(Due::kind, Due::rows));
    }
}
