package org.linli.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.Text;

class ChangelogFaultsTest {

    private static final String FRAME = """
            <?xml version="1.0" encoding="UTF-8"?>
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-4.33.xsd">
            %s
            </databaseChangeLog>
            """;
    private static final String HEADERS = "Linli-Module: clean-streets;messages=\"m\"\nLinli-Changelog: clean-streets;path=\"db/changelog.xml\"\n";
    private static final String RUNS = "<createTable tableName='clean_streets_runs'><column name='id' type='int'/></createTable>";

    @TempDir
    private Path folder;

    private Path jar(String headers, Map<String, String> files) throws IOException {
        Path jar = folder.resolve("module.jar");
        byte[] manifest = ("Manifest-Version: 1.0\n" + headers).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out, new Manifest(new ByteArrayInputStream(manifest)))) {
            for (var file : new TreeMap<>(files).entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                entries.closeEntry();
            }
        }
        return jar;
    }

    private List<Text> of(Map<String, String> files) throws IOException {
        return ChangelogFaults.of(jar(HEADERS, files));
    }

    /** The faults of a module whose first version made the table of runs, and whose second has this change set. */
    private List<Text> second(String attributes, String changes) throws IOException {
        return of(Map.of("db/changelog.xml", FRAME.formatted(
                "<changeSet id='first' author='v'>" + RUNS + "</changeSet><changeSet id='second' author='v' " + attributes + ">" + changes + "</changeSet>")));
    }

    private void harmless(String changes) throws IOException {
        assertEquals(List.of(), second("", changes));
    }

    /** Refused as it is, taken once it is marked. */
    private void refused(String fault, String changes) throws IOException {
        List<Text> found = second("", changes);
        assertEquals(1, found.size(), found::toString);
        assertTrue(found.get(0).en().startsWith("Change set second (db/changelog.xml): "), found.get(0).en());
        assertTrue(found.get(0).en().contains(fault), found.get(0).en());
        assertTrue(found.get(0).zh().startsWith("变更集 second（db/changelog.xml）："), found.get(0).zh());
        assertEquals(List.of(), second("context='contract'", changes));
    }

    @Test
    void whatOnlyAddsIsHarmless() throws IOException {
        harmless("<createTable tableName='clean_streets_bins'><column name='id' type='int'><constraints primaryKey='true' nullable='false'/></column>"
                + "<column name='note' type='${clob}'/></createTable><modifySql><append value='${updatedOften}'/></modifySql>");
        harmless("<addColumn tableName='clean_streets_runs'><column name='note' type='varchar(20)'/>"
                + "<column name='score' type='int' defaultValueNumeric='0'><constraints nullable='false'/></column></addColumn>");
        harmless("<createIndex tableName='clean_streets_runs' indexName='clean_streets_runs_ix'><column name='id'/></createIndex>");
        harmless("<createSequence sequenceName='clean_streets_numbers'/>");
        harmless("<insert tableName='clean_streets_runs'><column name='id' valueNumeric='1'/></insert>");
        harmless("<createView viewName='clean_streets_all'>select id from clean_streets_runs</createView>");
        harmless("<setTableRemarks tableName='clean_streets_runs' remarks='Runs'/>");
    }

    @Test
    void whatDestroysIsRefusedUntilItIsMarkedAsContracting() throws IOException {
        refused("dropTable", "<dropTable tableName='clean_streets_runs'/>");
        refused("dropColumn", "<dropColumn tableName='clean_streets_runs' columnName='id'/>");
        refused("renameColumn", "<renameColumn tableName='clean_streets_runs' oldColumnName='id' newColumnName='no' columnDataType='int'/>");
        refused("renameTable", "<renameTable oldTableName='clean_streets_runs' newTableName='clean_streets_rounds'/>");
        refused("modifyDataType", "<modifyDataType tableName='clean_streets_runs' columnName='id' newDataType='smallint'/>");
        refused("delete", "<delete tableName='clean_streets_runs'/>");
        refused("update", "<update tableName='clean_streets_runs'><column name='id' valueNumeric='1'/></update>");
        refused("dropNotNullConstraint", "<dropNotNullConstraint tableName='clean_streets_runs' columnName='id'/>");
        refused("createView", "<createView viewName='clean_streets_all' replaceIfExists='true'>select id from clean_streets_runs</createView>");
    }

    @Test
    void whatCannotBeJudgedIsRefused() throws IOException {
        refused("sql", "<sql>delete from clean_streets_runs</sql>");
        refused("sqlFile", "<sqlFile path='db/x.sql'/>");
        refused("executeCommand", "<executeCommand executable='rm'/>");
        refused("modifySql", "<createTable tableName='clean_streets_bins'><column name='id' type='int'/></createTable>"
                + "<modifySql><replace replace='create' with='drop'/></modifySql>");
        refused("modifySql", "<createTable tableName='clean_streets_bins'><column name='id' type='int'/></createTable>"
                + "<modifySql><append value='; drop table people'/></modifySql>");
    }

    @Test
    void aNewColumnMustLeaveRoomForRowsOfTheVersionBefore() throws IOException {
        refused("the new column score", "<addColumn tableName='clean_streets_runs'><column name='score' type='int'>"
                + "<constraints nullable='false'/></column></addColumn>");
        refused("the new column score", "<addColumn tableName='clean_streets_runs'><column name='score' type='int' valueNumeric='3'>"
                + "<constraints nullable='false'/></column></addColumn>");
        refused("constraint on the new column", "<addColumn tableName='clean_streets_runs'><column name='score' type='int' defaultValueNumeric='0'>"
                + "<constraints unique='true'/></column></addColumn>");
        harmless("<addColumn tableName='clean_streets_runs'><column name='score' type='int'><constraints unique='true'/></column></addColumn>");
    }

    @Test
    void anOldTableGetsNoNewConstraint() throws IOException {
        refused("addUniqueConstraint constrains the table clean_streets_runs", "<addUniqueConstraint tableName='clean_streets_runs' columnNames='id'/>");
        refused("addNotNullConstraint", "<addNotNullConstraint tableName='clean_streets_runs' columnName='id'/>");
        refused("addPrimaryKey", "<addPrimaryKey tableName='clean_streets_runs' columnNames='id'/>");
        refused("createIndex", "<createIndex tableName='clean_streets_runs' indexName='i' unique='true'><column name='id'/></createIndex>");
        String bins = "<createTable tableName='clean_streets_bins'><column name='id' type='int'/></createTable>";
        harmless(bins + "<addUniqueConstraint tableName='clean_streets_bins' columnNames='id'/>");
        harmless(bins + "<createIndex tableName='CLEAN_STREETS_BINS' indexName='i' unique='true'><column name='id'/></createIndex>");
    }

    @Test
    void aForeignKeyMustNotKeepTheVersionBeforeFromDeleting() throws IOException {
        String key = "<createTable tableName='clean_streets_bins'><column name='run' type='int'/></createTable>"
                + "<addForeignKeyConstraint constraintName='k' baseTableName='clean_streets_bins' baseColumnNames='run'"
                + " referencedTableName='clean_streets_runs' referencedColumnNames='id'%s/>";
        refused("refers to the table clean_streets_runs", key.formatted(""));
        harmless(key.formatted(" onDelete='CASCADE'"));
        refused("refers to the table clean_streets_runs", "<createTable tableName='clean_streets_bins'><column name='run' type='int'>"
                + "<constraints foreignKeyName='k' references='clean_streets_runs(id)'/></column></createTable>");
    }

    @Test
    void anIndexThatKeepsNothingUniqueMayGo() throws IOException {
        harmless("<createIndex tableName='clean_streets_runs' indexName='clean_streets_runs_ix'><column name='id'/></createIndex>"
                + "<dropIndex tableName='clean_streets_runs' indexName='clean_streets_runs_ix'/>");
        refused("the index clean_streets_uk", "<dropIndex tableName='clean_streets_runs' indexName='clean_streets_uk'/>");
    }

    @Test
    void aModuleTouchesOnlyItsOwnTablesNotEvenWhenItContracts() throws IOException {
        for (String context : List.of("", "context='contract'")) {
            List<Text> found = second(context, "<addColumn tableName='people'><column name='bins' type='int'/></addColumn>");
            assertEquals(1, found.size(), found::toString);
            assertTrue(found.get(0).en().contains("addColumn concerns people; a module has tables of its own only, whose names begin with clean_streets_"));
        }
        List<Text> reference = second("", "<createTable tableName='clean_streets_bins'><column name='person' type='int'>"
                + "<constraints foreignKeyName='k' references='people(id)' deleteCascade='true'/></column></createTable>");
        assertEquals(1, reference.size(), reference::toString);
    }

    @Test
    void aBundleThatIsNoModuleNamesItsTablesAsItLikes() throws IOException {
        Path jar = jar("Linli-Changelog: core;path=\"db/changelog.xml\"\n", Map.of("db/changelog.xml", FRAME.formatted(
                "<changeSet id='one' author='v'><createTable tableName='people'><column name='id' type='int'/></createTable></changeSet>")));
        assertEquals(List.of(), ChangelogFaults.of(jar));
    }

    @Test
    void onlyTheOneContextIsKnown() throws IOException {
        assertEquals(1, second("context='test'", "<setTableRemarks tableName='clean_streets_runs' remarks='Runs'/>").size());
        assertEquals(2, second("context='contract or test'", "<dropTable tableName='clean_streets_runs'/>").size());
    }

    @Test
    void aFileIncludedAsContractingContractsAsAWhole() throws IOException {
        String drop = FRAME.formatted("<changeSet id='second' author='v'><dropTable tableName='clean_streets_runs'/></changeSet>");
        assertEquals(List.of(), of(Map.of("db/drop.xml", drop, "db/changelog.xml",
                FRAME.formatted("<include file='drop.xml' relativeToChangelogFile='true' context='contract'/>"))));
        List<Text> found = of(Map.of("db/drop.xml", drop, "db/changelog.xml", FRAME.formatted("<include file='drop.xml' relativeToChangelogFile='true'/>")));
        assertTrue(found.size() == 1 && found.get(0).en().startsWith("Change set second (db/drop.xml): dropTable"), found::toString);
    }

    @Test
    void aFileThatCannotBeReadIsToldWithItsLine() throws IOException {
        List<Text> found = of(Map.of("db/changelog.xml", FRAME.formatted("<changeSet id='one' author='v'>\n<createTable>")));
        assertTrue(found.get(0).en().startsWith("db/changelog.xml, line "), found::toString);
        List<Text> typo = second("", "\n<dropTabel tableName='clean_streets_runs'/>");
        assertTrue(typo.size() == 1 && typo.get(0).zh().startsWith("db/changelog.xml 第 5 行：") && typo.get(0).en().contains("dropTabel"), typo::toString);
        List<Text> entity = of(Map.of("db/changelog.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><databaseChangeLog>&e;</databaseChangeLog>"));
        assertTrue(entity.get(0).en().startsWith("db/changelog.xml, line 1: "), entity::toString);
    }

    @Test
    void whatIsMissingOrLiesElsewhereIsTold() throws IOException {
        List<Text> missing = of(Map.of("db/changelog.xml", FRAME.formatted("<include file='gone.xml' relativeToChangelogFile='true'/>")));
        assertTrue(missing.size() == 1 && missing.get(0).en().contains("gone.xml"), missing::toString);
        assertEquals(1, of(Map.of("other.xml", "")).size());
        List<Text> all = of(Map.of("db/changelog.xml", FRAME.formatted("<includeAll path='db/more'/>"), "db/more/a.xml", FRAME.formatted("")));
        assertTrue(all.size() == 1 && all.get(0).en().contains("include each file"), all::toString);
        List<Text> outside = of(Map.of("db/changelog.xml", FRAME.formatted("<include file='../x.xml' relativeToChangelogFile='true'/>"),
                "x.xml", FRAME.formatted("<changeSet id='one' author='v'>" + RUNS + "</changeSet>")));
        assertTrue(outside.size() == 1 && outside.get(0).en().contains("lies outside"), outside::toString);
    }

    @Test
    void theManifestIsJudgedToo() throws IOException {
        Map<String, String> sound = Map.of("db/changelog.xml", FRAME.formatted("<changeSet id='one' author='v'>" + RUNS + "</changeSet>"));
        assertEquals(List.of(), ChangelogFaults.of(jar("Linli-Module: clean-streets;messages=\"m\"\n", Map.of())));
        assertEquals(1, ChangelogFaults.of(jar("Linli-Changelog: clean-streets\n", sound)).size());
        assertEquals(1, ChangelogFaults.of(Files.writeString(folder.resolve("text.jar"), "no jar")).size());
    }
}
