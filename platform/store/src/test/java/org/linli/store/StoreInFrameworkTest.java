package org.linli.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.data.ModuleTables;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/** What only a framework shows: Derby and Liquibase in a bundle, changelogs of bundles that come and go. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreInFrameworkTest {

    private static final long PATIENCE = 60_000;
    private static final String CHANGELOG = """
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
            %s
            </databaseChangeLog>
            """;

    private Framework framework;
    private BundleContext system;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        System.setProperty("linli.data", folder.resolve("data").toString());
        framework = new FrameworkFactory().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, folder.resolve("bundles").toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "org.slf4j;version=1.7.36,org.linli.api;version=1.2.0,org.linli.api.data;version=1.1.0"));
        framework.start();
        system = framework.getBundleContext();
        for (String library : new String[] {"org.osgi.util.function.Function", "org.osgi.util.promise.Promise",
            "org.osgi.service.component.ComponentContext", "org.apache.felix.scr.info.ScrInfo", "org.yaml.snakeyaml.Yaml",
            "org.linli.store.Store"}) {
            Path place = Path.of(Class.forName(library).getProtectionDomain().getCodeSource().getLocation().toURI());
            system.installBundle("reference:" + place.toUri()).start();
        }
    }

    @AfterAll
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(PATIENCE);
        System.clearProperty("linli.data");
    }

    private static String table(String name) {
        return "<changeSet id='" + name + "' author='linli'><createTable tableName='" + name
                + "'><column name='id' type='int'/></createTable></changeSet>";
    }

    private Bundle module(String id, String version, String... changes) throws IOException, BundleException {
        try (InputStream content = new ByteArrayInputStream(jar(id, version, changes))) {
            Bundle bundle = system.installBundle("memory:" + id + "/" + version, content);
            bundle.start();
            return bundle;
        }
    }

    private static byte[] jar(String id, String version, String... changes) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + id
                + "\nBundle-Version: " + version + "\nLinli-Changelog: " + id + ";path=\"db/changelog.xml\"\n").getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            StringBuilder includes = new StringBuilder();
            for (int i = 0; i < changes.length; i++) {
                includes.append("<include file='").append(i).append(".xml' relativeToChangelogFile='true'/>");
                put(jar, "db/" + i + ".xml", CHANGELOG.formatted(changes[i]));
            }
            put(jar, "db/changelog.xml", CHANGELOG.formatted(includes));
        }
        return bytes.toByteArray();
    }

    private static void put(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }

    private Transactions transactions() throws InterruptedException {
        return (Transactions) await(system, "(objectClass=" + Transactions.class.getName() + ")");
    }

    private static Object schema(Bundle viewer, String id) throws InterruptedException {
        return await(viewer.getBundleContext(), "(linli.schema=" + id + ")");
    }

    private static ServiceReference<?>[] schemas(BundleContext viewer, String id) throws InvalidSyntaxException {
        return viewer.getServiceReferences(Schema.class.getName(), "(linli.schema=" + id + ")");
    }

    private static Object await(BundleContext viewer, String filter) throws InterruptedException {
        try {
            ServiceTracker<Object, Object> tracker = new ServiceTracker<>(viewer, viewer.createFilter(filter), null);
            tracker.open();
            try {
                return tracker.waitForService(PATIENCE);
            } finally {
                tracker.close();
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }

    private int rows(String table) throws InterruptedException {
        return transactions().read(db -> db.first("select count(*) from " + table, row -> row.integer(1))).orElseThrow();
    }

    @Test
    void aBundlesTablesAreReadyBeforeItsSchemaIsAnnounced() throws Exception {
        Bundle bundle = module("plain", "1.0.0", table("plain_a"), table("plain_b"));
        assertNotNull(schema(bundle, "plain"));
        assertEquals(0, rows("plain_a") + rows("plain_b"));
        bundle.stop();
        assertNull(schemas(system, "plain"));
        bundle.start();
        assertNotNull(schema(bundle, "plain"));
    }

    @Test
    void aNewVersionBesideTheOldOneSeesOnlyItsOwnSchema() throws Exception {
        Bundle old = module("twice", "1.0.0", table("twice_a"));
        assertNotNull(schema(old, "twice"));
        Bundle later = module("twice", "2.0.0", table("twice_a"), table("twice_b"));
        assertNotNull(schema(later, "twice"));
        assertEquals(0, rows("twice_a") + rows("twice_b"));
        assertEquals(2, schemas(system, "twice").length);
        assertEquals(1, schemas(old.getBundleContext(), "twice").length);
        assertEquals(later.getBundleId(), schemas(later.getBundleContext(), "twice")[0].getProperty("linli.schema.bundle"));
        old.stop();
        assertEquals(1, schemas(later.getBundleContext(), "twice").length);
    }

    @Test
    void theTablesOfAModuleThatWereExpandedFromItsJarAreReadyWhenItStarts(@TempDir Path folder) throws Exception {
        String contracting = "<changeSet id='gone' author='linli' context='contract'><dropTable tableName='jarred_a'/></changeSet>";
        String[] changes = {table("jarred_a"), contracting};
        Path jar = Files.write(folder.resolve("a module.jar"), jar("jarred", "1.0.0", changes));
        ModuleTables tables = (ModuleTables) await(system, "(objectClass=" + ModuleTables.class.getName() + ")");
        assertEquals(List.of(), tables.faults(jar));
        assertTrue(tables.expand(jar));
        String known = "select digest from linli_schema where id = 'jarred'";
        List<String> before = transactions().read(db -> db.list(known, row -> row.text(1)));

        Bundle bundle = module("jarred", "1.0.0", changes);
        assertNotNull(schema(bundle, "jarred"));
        assertEquals(before, transactions().read(db -> db.list(known, row -> row.text(1))));
        assertEquals(0, rows("jarred_a"));
        assertTrue(tables.contracts(jar));
    }

    @Test
    void aFailedMigrationIsNotAnnouncedAndHoldsNobodyUp() throws Exception {
        Bundle broken = module("broken", "1.0.0", table("broken_a"), "<changeSet id='x' author='linli'><dropTable tableName='nowhere'/></changeSet>");
        Bundle sound = module("sound", "1.0.0", table("sound_a"));
        assertNotNull(schema(sound, "sound"));
        assertNull(schemas(broken.getBundleContext(), "broken"));
    }

    @Test
    void aChangeThatWasEditedAfterItRanIsRefused() throws Exception {
        Bundle old = module("edited", "1.0.0", table("edited_a"));
        assertNotNull(schema(old, "edited"));
        Bundle later = module("edited", "2.0.0", table("edited_a").replace("'int'", "'bigint'"));
        assertNotNull(schema(module("after", "1.0.0", table("after_a")), "after"));
        assertNull(schemas(later.getBundleContext(), "edited"));
        assertEquals(1, schemas(old.getBundleContext(), "edited").length);
    }

    @Test
    void theDatabaseLiesInTheDataFolderAndNothingElsewhere() throws Exception {
        assertEquals("main", transactions().read(db -> db.town()));
        Path data = Path.of(System.getProperty("linli.data"));
        assertTrue(Files.isDirectory(data.resolve("db")));
        assertTrue(Files.isRegularFile(data.resolve("derby.log")));
        assertFalse(Files.exists(Path.of("derby.log")));
    }
}
