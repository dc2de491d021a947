package org.linli.security.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Form;
import org.linli.api.security.AuditTrail.Head;
import org.linli.api.security.AuditTrail.Search;
import org.linli.api.security.AuditTrail.Verification;
import org.linli.api.security.Caller;
import org.linli.testkit.EachEngine;
import org.linli.testkit.TestFolder;

/** What is older than it has to be kept goes, in whole blocks from the beginning, and what stays can be verified. */
@EachEngine
class RetentionTest {

    private static final Pattern CHANGES = Pattern.compile("\"(update|delete from|merge into|truncate table?) audit\\b");

    private final Transactions transactions;
    private final AuditNode node;

    RetentionTest(Transactions transactions) {
        this.transactions = transactions;
        node = new AuditNode(transactions);
    }

    @Test
    void whatIsOldEnoughGoesAndTheRestStaysIntact() {
        Head first = old();
        retention(366).retire();
        List<Entry> left = node.list(null, null, null, 10).items();
        assertEquals(List.of("audit.retired", "audit.retired", "thing.young"), left.stream().map(Entry::action).toList());
        assertTrue(left.get(1).before().startsWith("blocks 1 to 10, lines 1 to 10, newest of "), left.get(1).before());
        assertTrue(left.get(0).before().startsWith("blocks 11 to 12, ") && left.get(0).before().endsWith("hash " + first.hash()), left.get(0).before());
        node.seal();
        Verification found = node.verify();
        assertTrue(found.intact(), () -> found.faults().toString());
        assertEquals(3, found.lines());
        retention(366).retire();
        assertTrue(node.verify(first).intact(), "the hash of what went is the one that was noted");
        AuditNode.refused(Kind.INVALID, "noted-retired", () -> node.guard.as(Caller.PLATFORM, () -> node.desk.verify(new Head(3, "0".repeat(64)))));
    }

    @Test
    void aBlockThatSomebodyElseRemovesFromTheBeginningIsFound() {
        old();
        node.behindItsBack("delete from audit where object = '1'");
        node.behindItsBack("delete from audit_blocks where block = 1");
        Verification found = node.verify();
        assertFalse(found.intact());
        assertEquals("Blocks 1 to 1 were removed", found.faults().get(0).en());
    }

    @Test
    void aRetirementOfWhichNoLineSaysAnythingIsFound() {
        old();
        Block fifth = transactions.read(db -> new BlockStore().find(db, 5)).orElseThrow();
        node.behindItsBack("delete from audit where object in ('1', '2', '3', '4', '5')");
        node.behindItsBack("delete from audit_blocks where block <= 5");
        node.behindItsBack("update audit_chains set retired_block = 5, retired_line = 5, retired_hash = ?", fifth.hash());
        Verification found = node.guard.as(Caller.PLATFORM, () -> node.desk.verify(new Head(3, "0".repeat(64)))).done();
        assertFalse(found.intact());
        assertTrue(found.faults().get(0).en().startsWith("The beginning of the chain up to block 5, hash " + fifth.hash()), found.faults().toString());
        assertTrue(found.faults().get(1).en().startsWith("Block 3, which was noted"), found.faults().toString());
    }

    @Test
    void nothingGoesBeforeItsTime() {
        old();
        node.clock.pass(Duration.ofDays(-300));
        retention(183).retire();
        node.seal();
        assertEquals(13, node.verify().lines());
    }

    @Test
    void aLineOfAClockThatWasAheadDoesNotKeepTheRest() {
        node.clock.pass(Duration.ofDays(20_000));
        node.write(AuditNode.line("old", "of another time"));
        node.clock.pass(Duration.ofDays(-20_000));
        node.seal();
        node.clock.pass(Duration.ofDays(400));
        retention(366).retire();
        node.seal();
        assertEquals(List.of("audit.retired"), node.list(null, null, null, 10).items().stream().map(Entry::action).toList());
        assertTrue(node.verify().intact());
    }

    @Test
    void aNodeRetiresNothingInTheFirstHourOfItsRunning() {
        old();
        AuditNode started = node.restarted();
        started.rounds.round();
        assertEquals(13, node.verify().lines());
        node.clock.pass(Duration.ofMinutes(61));
        started.rounds.round();
        started.seal();
        assertEquals(3, node.verify().lines());
    }

    @Test
    void oldLinesGoOnceADayThoughNodesAreRestartedDaily() {
        old();
        runsFor(Duration.ofMinutes(61));
        assertEquals(3, node.verify().lines());
        node.clock.pass(Duration.ofDays(400));
        runsFor(Duration.ofMinutes(61));
        assertEquals(1, node.verify().lines(), "what says that the rest went");
        node.write(AuditNode.line("old", "14"));
        node.seal();
        node.clock.pass(Duration.ofHours(20));
        long lines = node.verify().lines();
        retention(366).retireDaily();
        assertEquals(lines, node.verify().lines(), "the day isn't over");
    }

    private void runsFor(Duration time) {
        AuditNode started = node.restarted();
        started.rounds.round();
        node.clock.pass(time);
        started.rounds.round();
        started.seal();
    }

    @Test
    void aClockThatWasAheadDoesNotKeepOldLinesForEver() {
        old();
        node.clock.pass(Duration.ofDays(-399));
        retention(366).retireDaily();
        node.clock.pass(Duration.ofDays(-1));
        retention(366).retireDaily();
        node.clock.pass(Duration.ofDays(400));
        retention(366).retireDaily();
        node.seal();
        assertEquals(3, node.verify().lines());
    }

    @Test
    void nothingGoesWhileTheChainIsVerified() {
        old();
        Verification found = node.rounds.verify(null, lines -> retention(366).retireDaily());
        assertTrue(found.intact(), () -> found.faults().toString());
        assertEquals(13, found.lines());
        retention(366).retireDaily();
        node.seal();
        assertEquals(3, node.verify().lines(), "but right after");
    }

    @Test
    void whatANodeOfAnEarlierVersionLetsGoOfDuringAVerificationWasNotRemoved() {
        old();
        Verification found = node.rounds.verify(null, lines -> {
            node.behindItsBack("delete from audit_holds");
            retention(366).retire();
        });
        assertEquals(12, transactions.read(new BlockStore()::chain).retired().block());
        assertTrue(found.intact(), () -> found.faults().toString());
    }

    @Test
    void nothingGoesWhileTheAuditIsExported() throws IOException {
        for (int i = 1; i <= 12; i++) {
            node.write(new Line("thing.old", String.valueOf(i), null, "x".repeat(15_000), null));
            node.seal();
        }
        node.clock.pass(Duration.ofDays(400));
        var file = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int length) {
                retention(366).retire();
                super.write(bytes, from, length);
            }
        };
        node.guard.as(Caller.PLATFORM, () -> node.desk.export(Search.ALL, Form.JSON_LINES)).writeTo(file);
        Path written = Files.write(TestFolder.make().resolve("audit"), file.toByteArray());
        var said = new ByteArrayOutputStream();
        assertEquals(0, VerifyExport.run(new PrintStream(said, true, StandardCharsets.UTF_8), written.toString()), said::toString);
        retention(366).retire();
        assertTrue(transactions.read(new BlockStore()::chain).retired().block() > 11);
    }

    @Test
    void whoFollowsTheChainAndIsKilledHoldsNothingForEver() {
        old();
        new Hold(transactions);
        retention(366).retire();
        assertEquals(0, transactions.read(new BlockStore()::chain).retired().block());
        node.behindItsBack("update audit_holds set held_until = ?", Instant.now().minusSeconds(1));
        retention(366).retire();
        assertEquals(12, transactions.read(new BlockStore()::chain).retired().block());
    }

    @Test
    void fewerDaysThanTheLawAsksForAreRefused() {
        String said = assertThrows(IllegalArgumentException.class, () -> retention(182)).getMessage();
        assertTrue(said.contains("audit.days") && said.contains("182") && said.contains("183"), said);
    }

    /** Append-only in the code as well: nobody but the retention removes lines, and nobody changes them. */
    @Test
    void noStatementOfThePlatformChangesTheAudit() throws IOException {
        var found = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("..", ".."))) {
            for (Path file : files.filter(file -> file.toString().contains("/src/main/") && file.toString().endsWith(".java")).toList()) {
                if (CHANGES.matcher(Files.readString(file)).find()) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        assertEquals(List.of("AuditStore.java"), List.copyOf(found), "its remove is for Retention alone");
    }

    private Retention retention(int days) {
        return new Retention(transactions, new AuditWriter(transactions, node.unsealed), node.clock, days);
    }

    /** Twelve blocks of 400 days ago and one of today. @return the end of the old ones */
    private Head old() {
        Head head = null;
        for (int i = 1; i <= 12; i++) {
            node.write(AuditNode.line("old", String.valueOf(i)));
            head = node.seal();
        }
        node.clock.pass(Duration.ofDays(400));
        node.write(AuditNode.line("young", "13"));
        node.seal();
        assertEquals(13, node.verify().lines());
        return head;
    }
}
