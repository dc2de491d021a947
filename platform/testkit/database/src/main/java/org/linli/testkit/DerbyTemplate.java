package org.linli.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.linli.api.data.Transactions;
import org.linli.store.Changelog;
import org.linli.store.Database;
import org.linli.store.Settings;

/** A migrated Derby database, made once a JVM, from which each test's is restored. */
final class DerbyTemplate {

    private static final Path BACKUP = make();
    /** SQLState of a database that was dropped as asked. */
    private static final String DROPPED = "08006";

    private DerbyTemplate() {
    }

    static Settings copy(String name) {
        return settings("jdbc:derby:memory:" + name + ";createFrom=" + BACKUP.resolve("template"));
    }

    /** Forgets a copy that is closed, which would stay in the memory until the JVM ends. */
    static void drop(String name) {
        try (Connection none = DriverManager.getConnection("jdbc:derby:memory:" + name + ";drop=true")) {
            throw new IllegalStateException(none + " is a connection to a database that is to be dropped");
        } catch (SQLException e) {
            if (!DROPPED.equals(e.getSQLState())) {
                throw new IllegalStateException("dropping " + name, e);
            }
        }
    }

    private static Settings settings(String url) {
        return new Settings(url, null, null, 16, TestStore.TOWN);
    }

    private static Path make() {
        try (Database template = new Database(settings("jdbc:derby:memory:template"))) {
            ClasspathChangelogs.all().forEach((Changelog changelog) -> template.migrations().expand(changelog));
            Path folder = TestFolder.make();
            Transactions transactions = template.transactions();
            transactions.write(db -> db.update("call syscs_util.syscs_backup_database(?)", folder.toString()));
            return folder;
        }
    }
}
