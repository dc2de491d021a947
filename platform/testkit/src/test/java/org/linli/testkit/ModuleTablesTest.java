package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.data.DataFault;
import org.linli.api.data.ModuleTables;
import org.linli.api.data.Transactions;

@EachEngine
class ModuleTablesTest {

    private static final String FRAME = "<databaseChangeLog xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\">%s</databaseChangeLog>";
    private static final String FIRST = "<changeSet id='first' author='v'><createTable tableName='bins_runs'><column name='id' type='int'/>"
            + "<column name='street' type='varchar(20)'/></createTable></changeSet>";
    private static final String SECOND = "<changeSet id='second' author='v'><addColumn tableName='bins_runs'>"
            + "<column name='place' type='varchar(20)'/></addColumn></changeSet>";
    private static final String LAST = "<changeSet id='last' author='v' context='contract'>"
            + "<dropColumn tableName='bins_runs' columnName='street'/></changeSet>";

    private final ModuleTables tables;
    private final Transactions transactions;

    @TempDir
    private Path folder;

    ModuleTablesTest(TestStore store) {
        tables = store.tables();
        transactions = store.transactions();
    }

    private Path jar(String name, String... changeSets) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        String manifest = "Manifest-Version: 1.0\nLinli-Module: bins;messages=\"m\"\nLinli-Changelog: bins;path=\"db/changelog.xml\"\n";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, new Manifest(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))))) {
            entries.putNextEntry(new ZipEntry("db/changelog.xml"));
            entries.write(FRAME.formatted("<include file='runs.xml' relativeToChangelogFile='true'/>").getBytes(StandardCharsets.UTF_8));
            entries.putNextEntry(new ZipEntry("db/runs.xml"));
            entries.write(FRAME.formatted(String.join("", changeSets)).getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private void oldVersionWrites() {
        transactions.write(db -> db.update("insert into bins_runs (id, street) values (1, 'East')"));
    }

    @Test
    void whatContractsWaitsUntilItIsAskedFor() throws IOException {
        assertTrue(tables.expand(jar("1.0.0", FIRST)));
        oldVersionWrites();
        Path later = jar("2.0.0", FIRST, LAST, SECOND);
        assertTrue(tables.expand(later));
        oldVersionWrites();
        transactions.write(db -> db.update("insert into bins_runs (id, street, place) values (2, 'East', 'Gate')"));
        assertTrue(tables.contracts(later));

        tables.contract(later);
        assertFalse(tables.contracts(later));
        assertThrows(DataFault.class, this::oldVersionWrites);
        assertEquals(3, transactions.read(db -> db.list("select place from bins_runs", row -> row.text(1))).size());
    }

    @Test
    void contractingRunsWhatExpandsBeforeIt() throws IOException {
        tables.contract(jar("2.0.0", FIRST, SECOND, LAST));
        transactions.write(db -> db.update("insert into bins_runs (id, place) values (2, 'Gate')"));
        assertFalse(tables.expand(jar("2.0.0", FIRST, SECOND, LAST)));
    }

    @Test
    void whatRanIsNotRunAgain() throws IOException {
        Path first = jar("1.0.0", FIRST);
        assertTrue(tables.expand(first));
        assertFalse(tables.expand(first));
        assertFalse(tables.expand(jar("1.0.1", FIRST + " ")));
        assertFalse(tables.contracts(first));
    }

    @Test
    void anOlderVersionStandsOnTablesThatANewerOneExpanded() throws IOException {
        tables.expand(jar("2.0.0", FIRST, SECOND, LAST));
        assertFalse(tables.expand(jar("1.0.0", FIRST)));
        assertFalse(tables.contracts(jar("1.0.0", FIRST)));
        oldVersionWrites();
    }

    @Test
    void aFailureTellsTheChangeSetItsFileAndTheDatabasesWords() throws IOException {
        tables.expand(jar("1.0.0", FIRST));
        String broken = "<changeSet id='broken' author='v'><createTable tableName='bins_places'><column name='id' type='int'/></createTable>"
                + "<createTable tableName='bins_runs'><column name='id' type='int'/></createTable></changeSet>";
        DataFault fault = assertThrows(DataFault.class, () -> tables.expand(jar("2.0.0", FIRST, SECOND, broken)));
        assertTrue(fault.getMessage().startsWith("change set broken in db/runs.xml of bins: "), fault.getMessage());
        assertTrue(fault.getMessage().matches("(?i).*bins_runs.*already exists.*create table .*bins_runs.*"), fault.getMessage());
        oldVersionWrites();
        String mended = broken.replaceAll("'bins_runs'", "'bins_rounds'");
        assertTrue(tables.expand(jar("2.0.1", FIRST, SECOND, mended)));
    }

    @Test
    void aChangeSetThatWasEditedAfterItRanIsTold() throws IOException {
        tables.expand(jar("1.0.0", FIRST));
        DataFault fault = assertThrows(DataFault.class, () -> tables.expand(jar("2.0.0", FIRST.replace("'int'", "'bigint'"))));
        assertTrue(fault.getMessage().contains("bins/db/runs.xml::first::v"), fault.getMessage());
    }

    @Test
    void aJarThatWasReplacedIsReadAnew() throws IOException {
        tables.expand(jar("module", FIRST));
        assertTrue(tables.expand(jar("module", FIRST, SECOND)));
    }

    @Test
    void aFileThatIsBrokenIsToldWithItsLine() throws IOException {
        DataFault fault = assertThrows(DataFault.class, () -> tables.expand(jar("1.0.0", "<changeSet")));
        assertTrue(fault.getMessage().contains("line 1") && fault.getMessage().contains("db/runs.xml"), fault.getMessage());
    }

    @Test
    void aModuleWithoutAChangelogHasNothingToDo() throws IOException {
        Path jar = folder.resolve("plain.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out, new Manifest())) {
            entries.putNextEntry(new ZipEntry("a.txt"));
        }
        assertFalse(tables.expand(jar));
        assertFalse(tables.contracts(jar));
        tables.contract(jar);
    }
}
