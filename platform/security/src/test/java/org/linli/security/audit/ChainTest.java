package org.linli.security.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Ids;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Audit.Result;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Head;
import org.linli.api.security.AuditTrail.Verification;
import org.linli.api.security.Caller;
import org.linli.testkit.EachEngine;

/** Whatever somebody with the database's password does to what is sealed is found, and named. */
@EachEngine
class ChainTest {

    private final AuditNode node;
    private final Transactions transactions;

    ChainTest(Transactions transactions) {
        this.transactions = transactions;
        node = new AuditNode(transactions);
    }

    @Test
    void whatIsSealedAndLeftAloneIsIntact() {
        node.write(AuditNode.line("made", "1"), new Line("thing.refused", null, "ZB-01", "“前”\n", "=后😀", Result.REFUSED));
        node.writeMany(2500);
        Head head = node.seal();
        Verification found = node.verify(head);
        assertTrue(found.intact(), () -> found.faults().toString());
        assertEquals(2502, found.lines());
        assertEquals(0, found.late() + found.open());
        assertEquals(head, found.head());
        assertTrue(found.summary().zh().startsWith("审计记录自 ") && found.summary().en().startsWith("The audit is intact from "), found.summary().toString());
        assertTrue(found.summary().en().contains(head.hash()));
    }

    @Test
    void whatIsNotSealedYetIsSaid() {
        node.write(AuditNode.line("made", "1"));
        Verification found = node.verify();
        assertTrue(found.intact());
        assertEquals(1, found.open());
        assertTrue(found.summary().en().startsWith("Nothing is sealed yet; lines waiting for it: 1"), found.summary().en());
    }

    @Test
    void aChangeInAnyColumnOfALineIsFound() {
        node.writeAs(Caller.PLATFORM, "r-1", new Line("thing.made", "1", "ZB-01", "before", "after", Result.REFUSED));
        node.seal();
        Entry line = node.list(null, null, null, 1).items().get(0);
        for (String column : List.of("account", "name", "address", "action", "object", "unit", "before_text", "after_text", "request")) {
            changed("update audit set " + column + " = 'x' where id = ?", line.id());
            node.behindItsBack("update audit set account = ?, name = ?, address = ?, action = ?, object = ?, unit = ?, before_text = ?, after_text = ?,"
                    + " request = ?", line.account(), line.name(), line.address(), line.action(), line.object(), line.unit(), line.before(), line.after(),
                    line.request());
            assertTrue(node.verify().intact(), "restored");
        }
        changed("update audit set done_at = ? where id = ?", line.at().plusMillis(1), line.id());
        node.behindItsBack("update audit set done_at = ?", line.at());
        changed("update audit set result = null where id = ?", line.id());
    }

    private void changed(String sql, Object... values) {
        assertEquals(1, node.behindItsBack(sql, values));
        broken("Line 1 (id " + values[values.length - 1] + ", block 1, ", "was changed");
    }

    @Test
    void aLineThatIsRemovedIsFound() {
        node.write(AuditNode.line("made", "1"), AuditNode.line("made", "2"), AuditNode.line("made", "3"));
        node.seal();
        node.behindItsBack("delete from audit where object = '2'");
        broken("Line 2 (id ", "was removed");
    }

    @Test
    void aLineThatIsSlippedInIsFoundWhateverItsId() {
        node.write(AuditNode.line("made", "1"));
        node.seal();
        node.sweep();
        for (String id : List.of("01900000-0000-7000-8000-000000000001", "0fffffff-0000-7000-8000-000000000001", "zzz")) {
            slipIn(id);
            broken("The line with the id " + id, "was slipped in");
            node.behindItsBack("delete from audit where id = ?", id);
        }
        assertTrue(node.verify().intact());
    }

    @Test
    void aLineThatIsSlippedInAmongTheNewestIsMarkedAsLate() {
        node.write(AuditNode.line("made", "1"));
        node.seal();
        slipIn(node.list(null, null, null, 1).items().get(0).id().substring(0, 35) + "x");
        broken("was slipped in");
        node.behindItsBack("delete from audit where id like '%x'");
        slipIn(Ids.next());
        assertEquals(1, node.verify().open());
        node.sweep();
        assertEquals(1, node.verify().late());
    }

    private void slipIn(String id) {
        node.behindItsBack("insert into audit (town, id, done_at, account, name, address, action) values ('main', ?, ?, 'a', 'n', 'local', 'thing.made')", id,
                node.clock.instant());
    }

    @Test
    void linesThatChangePlacesAreFound() {
        node.write(AuditNode.line("made", "1"), AuditNode.line("made", "2"));
        node.seal();
        List<Entry> lines = node.list(null, null, null, 2).items();
        node.behindItsBack("update audit set id = 'x' where id = ?", lines.get(0).id());
        node.behindItsBack("update audit set id = ? where id = ?", lines.get(0).id(), lines.get(1).id());
        node.behindItsBack("update audit set id = ? where id = 'x'", lines.get(1).id());
        assertEquals(2, node.verify().faults().size());
        broken("Line 1 (id ", "was changed");
    }

    @Test
    void aBlockWhoseLinesChangePlacesIsFound() {
        node.write(AuditNode.line("made", "1"), AuditNode.line("made", "2"));
        node.seal();
        List<LineDigest> digests = new ArrayList<>(transactions.read(db -> new BlockStore().lines(db, 1)));
        Collections.swap(digests, 0, 1);
        node.behindItsBack("update audit_blocks set digests = ?", LineDigest.pack(digests));
        broken("The list of lines of block 1", "reordered");
    }

    @Test
    void aBlockThatIsRemovedOrChangedIsFound() {
        threeBlocks();
        node.behindItsBack("update audit_blocks set late = ? where block = 2", true);
        broken("Block 2, sealed at", "its hash does not fit");
        node.behindItsBack("update audit_blocks set late = ? where block = 2", false);
        assertTrue(node.verify().intact());
        node.behindItsBack("delete from audit_blocks where block = 2");
        broken("Blocks 2 to 2 were removed");
    }

    @Test
    void aBlockThatIsRewrittenWithItsLineBreaksTheNextOne() {
        threeBlocks();
        node.behindItsBack("update audit set after_text = 'forged' where object = '2'");
        rewrite(2, 1, null);
        broken("Block 2, sealed at", "is not signed");
        rewrite(2, 1, node.signatures);
        broken("Block 3, sealed at", "does not follow");
    }

    @Test
    void aChainThatIsRewrittenToItsEndIsFoundByAHashThatWasNoted() {
        TestSignatures stolen = new TestSignatures();
        AuditNode robbed = new AuditNode(transactions, stolen);
        robbed.write(AuditNode.line("made", "1"), AuditNode.line("made", "2"));
        Head noted = robbed.seal();
        rewriteAll(stolen);
        AuditNode restarted = robbed.restarted();
        assertTrue(restarted.verify().intact(), "whoever has the key file, too, can do it");
        Verification found = restarted.verify(noted);
        assertFalse(found.intact());
        assertTrue(found.faults().get(0).en().startsWith("Block 1 was noted with the hash " + noted.hash()), found.faults().toString());
    }

    @Test
    void aChainThatIsRewrittenAsAWholeWithoutTheKeyIsFoundAfterARestart() {
        threeBlocks();
        rewriteAll(null);
        restartedNodeFinds("Block 1, sealed at", "is not signed, though");
        rewriteAll(new TestSignatures());
        restartedNodeFinds("Block 1, sealed at", "its signature is not one of version 1");
        node.behindItsBack("update audit_blocks set signed_by = 7");
        restartedNodeFinds("Block 1, sealed at", "signed with version 7");
    }

    @Test
    void aSignatureFitsItsOwnBlockAlone() {
        threeBlocks();
        Block first = transactions.read(db -> new BlockStore().find(db, 1)).orElseThrow();
        node.behindItsBack("update audit_blocks set signature = ? where block = 2", first.signature().value());
        broken("Block 2, sealed at", "its signature is not one of version 1");
        node.behindItsBack("update audit_blocks set signature = 'not Base64' where block = 2");
        broken("Block 2, sealed at", "its signature is not one of version 1");
    }

    @Test
    void aNewKeySignsOnAndTheOneBeforeStillVerifies() {
        TestSignatures keys = new TestSignatures();
        AuditNode renewed = new AuditNode(transactions, keys);
        renewed.write(AuditNode.line("made", "1"));
        renewed.seal();
        keys.rotate();
        renewed.write(AuditNode.line("made", "2"));
        renewed.seal();
        assertEquals(List.of(1, 2), transactions.read(db -> new BlockStore().after(db, 0, 9)).stream().map(block -> block.signature().key()).toList());
        assertTrue(renewed.restarted().verify().intact());
    }

    @Test
    void blocksFromBeforeThereWereSignaturesStayValidAndAreNamed() {
        TestSignatures keys = new TestSignatures();
        keys.byAll = false;
        AuditNode upgraded = new AuditNode(transactions, keys);
        for (String object : List.of("1", "2")) {
            upgraded.write(AuditNode.line("made", object));
            upgraded.seal();
        }
        keys.byAll = true;
        upgraded.write(AuditNode.line("made", "2, by a version that can sign"));
        upgraded.seal();
        upgraded.clock.pass(AuditNode.WAIT);
        upgraded.write(AuditNode.line("made", "3"));
        upgraded.seal();
        keys.byAll = false;
        upgraded.write(AuditNode.line("made", "4"));
        upgraded.seal();
        Verification found = upgraded.verify();
        assertTrue(found.intact(), () -> found.faults().toString());
        assertTrue(found.summary().en().endsWith("; blocks up to 3 are not signed, only their hashes vouch for them"), found.summary().en());
        assertTrue(found.summary().zh().endsWith("第 3 块及以前各块未签名，仅由哈希值佐证"), found.summary().zh());
        upgraded.behindItsBack("update audit_blocks set signature = null where block = 5");
        assertTrue(upgraded.verify().faults().get(0).en().startsWith("Block 5, sealed at"), "once one is signed, each is");
    }

    @Test
    void whileAnUpgradedChainWaitsForItsFirstSignatureTheVersionBeforeMayComeBack() {
        TestSignatures keys = new TestSignatures();
        keys.byAll = false;
        AuditNode upgraded = new AuditNode(transactions, keys);
        assertFalse(signsNext(upgraded));
        keys.byAll = true;
        assertFalse(signsNext(upgraded));
        upgraded.clock.pass(AuditNode.WAIT.minusDays(1));
        assertFalse(signsNext(upgraded));
        upgraded.behindItsBack("update audit_chains set signable_block = signable_block - 1");
        upgraded.clock.pass(Duration.ofDays(1));
        assertFalse(signsNext(upgraded), "another version added a block meanwhile, so the days begin anew");
        upgraded.clock.pass(AuditNode.WAIT);
        assertTrue(signsNext(upgraded));
        assertTrue(upgraded.verify().intact());
    }

    private boolean signsNext(AuditNode one) {
        one.write(AuditNode.line("made", "next"));
        long number = one.seal().block();
        return transactions.read(db -> new BlockStore().find(db, number)).orElseThrow().signature() != null;
    }

    @Test
    void aNodeThatOnlyLooksOnKnowsWhereSignaturesBeganAndByWhichKeys() throws IOException {
        TestSignatures keys = new TestSignatures();
        AuditNode signing = new AuditNode(transactions, keys);
        AuditNode looking = new AuditNode(transactions, keys);
        assertTrue(signsNext(signing));
        looking.seal();
        keys.rotate();
        assertTrue(signsNext(signing));
        looking.seal();
        List<String> lines = Files.readAllLines(looking.folder.resolve("keys/audit.public"));
        assertTrue(lines.get(1).startsWith("1 1 ") && lines.get(2).startsWith("2 2 "), lines.toString());
        assertFalse(looking.restarted().verify().summary().en().contains("nothing outside"));
    }

    @Test
    void aNodeWithoutItsFileOfPublicKeysSaysThatTheDatabaseAloneTellsWhereSignaturesBegin() throws IOException {
        threeBlocks();
        Path file = node.folder.resolve("keys/audit.public");
        String copy = Files.readString(file);
        Files.delete(file);
        for (int start = 1; start <= 2; start++) {
            AuditNode without = node.restarted();
            without.seal();
            Verification found = without.verify();
            assertTrue(found.intact());
            assertTrue(found.summary().en().contains("; nothing outside the database says from which block"), found.summary().en());
            assertTrue(Files.readString(file).contains("taken 1\n"), "for the next start");
        }
        Files.writeString(file, copy);
        assertFalse(node.restarted().verify().summary().en().contains("nothing outside"));
        rewriteAll(null);
        Files.delete(file);
        assertTrue(node.restarted().verify().summary().en().contains("nothing outside the database"));
    }

    @Test
    void aFileOfPublicKeysThatHoldsNothingIsNotTakenForNone() throws IOException {
        threeBlocks();
        Files.writeString(node.folder.resolve("keys/audit.public"), "# Public keys\n");
        assertTrue(assertThrows(UncheckedIOException.class, node::restarted).getCause().getMessage().contains("holds no key"));
    }

    @Test
    void anEndThatIsCutOffIsFoundByTheNodeThatSealedItAndByAHashThatWasNoted() {
        Head noted = threeBlocks();
        Block second = transactions.read(db -> new BlockStore().find(db, 2)).orElseThrow();
        node.behindItsBack("delete from audit where object = '3'");
        node.behindItsBack("delete from audit_blocks where block = 3");
        broken("The end of the chain was cut off: there was a block 3");
        node.behindItsBack("update audit_chains set block = 2, line = 2, hash = ?", second.hash());
        broken("The end of the chain was cut off: there was a block 3");
        AuditNode restarted = node.restarted();
        assertTrue(restarted.verify().intact(), "nothing in the database says so");
        assertTrue(restarted.verify(noted).faults().get(0).en().startsWith("The end of the chain was cut off: there was a block 3"));
    }

    @Test
    void anEndThatIsCutOffStaysFoundWhenTheChainGoesOnAndAfterARestart() {
        Head noted = threeBlocks();
        Block second = transactions.read(db -> new BlockStore().find(db, 2)).orElseThrow();
        node.behindItsBack("delete from audit where object = '3'");
        node.behindItsBack("delete from audit_blocks where block = 3");
        node.behindItsBack("update audit_chains set block = 2, line = 2, hash = ?", second.hash());
        node.write(AuditNode.line("made", "4"));
        node.seal();
        broken("Block 3 with the hash " + noted.hash(), "was cut off or rewritten");
        Entry line = node.list("audit.chain-broken", null, null, 10).items().get(0);
        assertEquals(List.of("3", noted.hash(), Result.FAILED), List.of(line.object(), line.before(), line.result()));
        assertEquals(1, new AuditNode(transactions).verify().faults().size());
    }

    @Test
    void anEndThatIsRewrittenIsFoundByANodeThatSealsNothingMeanwhile() {
        Head noted = threeBlocks();
        node.behindItsBack("update audit set after_text = 'forged' where object = '3'");
        node.behindItsBack("update audit_chains set hash = ?", rewrite(3, 2, node.signatures).hash());
        broken("Block 3 had the hash " + noted.hash(), "the chain was rewritten");
        node.seal();
        broken("Block 3 with the hash " + noted.hash(), "was cut off or rewritten");
    }

    /** Each with one line, about the things 1, 2 and 3. */
    private Head threeBlocks() {
        Head head = null;
        for (String object : List.of("1", "2", "3")) {
            node.write(AuditNode.line("made", object));
            head = node.seal();
        }
        assertTrue(node.verify(head).intact());
        return head;
    }

    /** Forges a line of the first block, and all blocks after it. @param keys null to leave out signatures */
    private void rewriteAll(TestSignatures keys) {
        long last = transactions.read(new BlockStore()::chain).end().block();
        node.behindItsBack("update audit set after_text = 'forged' where object = '1'");
        Block end = null;
        for (long number = 1; number <= last; number++) {
            end = rewrite(number, number - 1, keys);
        }
        node.behindItsBack("update audit_chains set hash = ?", end.hash());
    }

    private void restartedNodeFinds(String... words) {
        String said = node.restarted().verify().faults().toString();
        for (String part : words) {
            assertTrue(said.contains(part), () -> part + " in " + said);
        }
    }

    /** Seals a block anew, as somebody would do it who has read this program. */
    private Block rewrite(long number, long after, TestSignatures keys) {
        return transactions.write(db -> {
            var blocks = new BlockStore();
            Block.End before = blocks.find(db, after).map(Block::end).orElse(Block.End.START);
            List<Entry> lines = List.copyOf(new AuditStore().read(db, blocks.lines(db, number).stream().map(LineDigest::id).toList()).values());
            List<LineDigest> digests = lines.stream().map(line -> LineDigest.of(db.town(), line)).toList();
            Block bare = Block.next(db.town(), before, lines, digests, node.clock.instant(), false);
            Block forged = keys == null ? bare : bare.with(keys.sign(Signing.content(db.town(), number, bare.hash())));
            db.update("delete from audit_blocks where block = ?", number);
            blocks.add(db, forged, digests);
            return forged;
        });
    }

    private void broken(String... words) {
        Verification found = node.verify();
        assertFalse(found.intact());
        for (String part : words) {
            assertTrue(found.faults().get(0).en().contains(part), () -> part + " in " + found.faults());
        }
        assertTrue(found.summary().zh().startsWith("审计记录被篡改：" + found.faults().get(0).zh()), found.summary().zh());
    }
}
