package org.linli.testkit;

import java.nio.file.Path;
import org.linli.api.data.Transactions;
import org.linli.store.Changelog;
import org.linli.store.Database;
import org.linli.store.Settings;

/** A migrated Derby database, made once a JVM, from which each test's is restored. */
final class DerbyTemplate {

    private static final Path BACKUP = make();

    private DerbyTemplate() {
    }

    static Settings copy(String name) {
        return settings("jdbc:derby:memory:" + name + ";createFrom=" + BACKUP.resolve("template"));
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
