package org.linli.security.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Audit.Result;
import org.linli.api.security.AuditTrail;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Form;
import org.linli.api.security.AuditTrail.Head;
import org.linli.api.security.AuditTrail.Search;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.testkit.EachEngine;
import org.linli.testkit.TestFolder;

/** A file of the audit proves by itself that it is as it was written. */
@EachEngine
class ExportTest {

    private static final Search SECRETARIES = new Search("a1", null, null, null, null, null, null);

    private final AuditNode node;

    ExportTest(Transactions transactions) {
        node = new AuditNode(transactions).with("/ZB-01/");
        node.write(new Line("thing.made", "1", "ZB-01", null, "=1+1, \"quoted\"\r\nand 中文 😀 '"), new Line("thing.made", "2", null, "", "\"", Result.FAILED));
        node.writeAs(new Caller("a1", "书记", "192.0.2.7", List.of()), "r-1", AuditNode.line("chosen", "3"), new Line("thing.hidden", "4", null, "'x", "y\tz"));
        node.seal();
        node.write(AuditNode.line("secret", "5"));
    }

    @Test
    void aFileThatIsLeftAloneIsIntact() {
        for (Form form : Form.values()) {
            for (Search search : List.of(Search.ALL, SECRETARIES)) {
                String file = node.export(search, form);
                assertTrue(verify(0, file).contains("Intact: nothing was changed"), file);
            }
        }
    }

    @Test
    void theLastBlockIsTheOneThatCanBeNoted() {
        String file = node.export(Search.ALL, Form.JSON_LINES);
        Head end = node.guard.as(Caller.PLATFORM, () -> node.desk.verify(null)).done().head();
        Head exported = new Head(end.block() - 1, file.substring(file.lastIndexOf("\"hash\":\"", file.indexOf("\"row\":\"end\"")) + 8).substring(0, 64));
        verify(0, file, exported.block() + ":" + exported.hash());
        assertTrue(verify(1, file, exported.block() + ":" + "0".repeat(64)).contains("the chain was rewritten"));
        assertTrue(verify(1, file, "99:" + exported.hash()).contains("Block 99, which was noted, does not stand in the file"));
    }

    @Test
    void aChangeOfAFileIsFound() {
        for (Form form : Form.values()) {
            String file = node.export(Search.ALL, form);
            assertTrue(verify(1, file.replace("192.0.2.7", "192.0.2.8")).contains("was changed"));
            assertTrue(verify(1, without(file, "thing.chosen")).contains("Lines of block 1: 4; of them in the file: 3"));
            assertTrue(verify(1, without(file, "\"end\"", "end,")).contains("breaks off"));
            assertTrue(verify(1, file + file).contains("goes on behind its end"));
            assertTrue(verify(1, file.substring(0, file.length() - 90)).contains("breaks off"));
        }
        String whole = node.export(Search.ALL, Form.JSON_LINES);
        String[] lines = whole.split("\n");
        String swapped = whole.replace(lines[1], "#").replace(lines[2], lines[1]).replace("#", lines[2]);
        assertTrue(verify(1, swapped).contains("The list of lines of block 1"));
        String chosen = node.export(SECRETARIES, Form.JSON_LINES);
        assertTrue(verify(1, without(chosen, "thing.chosen")).contains("Lines of block 1: 4;"));
        assertTrue(verify(1, "{}\n").contains("This is no export"));
    }

    @Test
    void aLineThatIsMissingFromTheAuditIsFound() {
        node.behindItsBack("delete from audit where object = '2'");
        for (Form form : Form.values()) {
            for (Search search : List.of(Search.ALL, SECRETARIES)) {
                String file = node.export(search, form);
                assertTrue(verify(1, file).contains("was missing from the audit when the file was written"), file);
            }
        }
        String hidden = node.export(Search.ALL, Form.JSON_LINES).replace("\"row\":\"missing\"", "\"row\":\"other\"");
        assertTrue(verify(1, hidden).contains("Line 2 is left out of a file that should hold all"));
    }

    @Test
    void ofLinesThatWereNotAskedForOnlyTheDigestIsThere() {
        String file = node.export(SECRETARIES, Form.CSV);
        assertTrue(file.contains("thing.chosen") && file.contains("thing.hidden"), file);
        assertFalse(file.contains("thing.made") || file.contains("中文") || file.contains("thing.secret"), file);
        assertEquals(2, file.lines().filter(line -> line.startsWith("other,")).count());
    }

    @Test
    void anExportIsOnRecordBeforeItBeginsAndWithWhatCameOfIt() {
        String file = node.export(new Search("a1", null, "ZB-01", "thing.", null, null, Result.DONE), Form.CSV);
        List<Entry> lines = node.list(null, null, null, 2).items();
        assertEquals(List.of("audit.export-ended", "audit.exported"), lines.stream().map(Entry::action).toList());
        assertEquals("CSV {account=a1, action=thing., result=DONE, unit=ZB-01}", lines.get(1).after());
        assertEquals("ZB-01", lines.get(1).unit());
        assertTrue(lines.get(0).after().startsWith("0 lines, up to block 2, hash "), lines.get(0).after());
        assertTrue(file.contains(lines.get(0).after().substring(lines.get(0).after().length() - 64)), "the same hash in both");
        node.guard.as(Caller.PLATFORM, () -> assertThrows(IOException.class, () -> node.desk.export(Search.ALL, Form.CSV).writeTo(hungUp())));
        Entry broken = node.list(null, null, null, 1).items().get(0);
        assertEquals(Result.FAILED, broken.result());
        assertTrue(broken.after().endsWith("broken off"), broken.after());
    }

    @Test
    void readingTheAuditIsNotYetTakingItAway() {
        var reader = new Caller("a2", "审计员", "192.0.2.8", List.of(new Grant(AuditTrail.READ, null)));
        AuditNode.refused(Kind.FORBIDDEN, "access-refused-town", () -> node.guard.as(reader, () -> node.desk.export(Search.ALL, Form.CSV)));
    }

    @Test
    void signaturesAreCheckedWithAFileThatOpensNothing() {
        String file = node.export(Search.ALL, Form.JSON_LINES);
        assertTrue(verify(0, file).contains("signatures were not checked"));
        String keys = node.folder.resolve("keys/audit.public").toString();
        assertFalse(verify(0, file, keys).contains("were not checked"));
        AuditNode forger = new AuditNode(node.transactions, new TestSignatures());
        forger.write(AuditNode.line("made", "forged"));
        forger.seal();
        String forged = node.export(Search.ALL, Form.CSV);
        assertTrue(verify(0, forged).contains("signatures were not checked"));
        assertTrue(verify(1, forged, keys).contains("its signature is not one of version 1"));
        assertTrue(verify(2, file, keys + ".lost").contains("cannot be read"));
    }

    @Test
    void aFileFromBeforeThereWereSignaturesStillVerifies() {
        node.behindItsBack("delete from audit_blocks");
        node.behindItsBack("delete from audit_chains");
        TestSignatures keys = new TestSignatures();
        keys.byAll = false;
        AuditNode before = new AuditNode(node.transactions, keys);
        before.sweep();
        String file = before.export(Search.ALL, Form.CSV);
        String old = file.lines().map(line -> line.replaceFirst(line.startsWith("\uFEFF") || line.contains("row,number") ? ",signer,signature$" : ",,$", ""))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        assertFalse(old.contains("signature"));
        assertTrue(verify(0, old).contains("not signed, only their hashes vouch"), old);
        assertTrue(verify(1, old, node.folder.resolve("keys/audit.public").toString()).contains("is not signed, though"), "from block 1 on they were");
    }

    private static OutputStream hungUp() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("hung up");
            }
        };
    }

    private static String without(String file, String... words) {
        StringBuilder left = new StringBuilder();
        for (String line : file.split("(?<=\n)")) {
            boolean there = List.of(words).stream().anyMatch(word -> word.endsWith(",") ? line.startsWith(word) : line.contains(word));
            left.append(there ? "" : line);
        }
        return left.toString();
    }

    private static String verify(int status, String content, String... noted) {
        var said = new ByteArrayOutputStream();
        try {
            Path file = TestFolder.make().resolve("audit");
            Files.writeString(file, content);
            String[] arguments = noted.length == 0 ? new String[] {file.toString()} : new String[] {file.toString(), noted[0]};
            assertEquals(status, VerifyExport.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments), said::toString);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
