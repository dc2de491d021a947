package org.linli.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.linli.store.Changelog;
import org.linli.store.Database;
import org.linli.store.Settings;

/** A PostgreSQL server with a migrated database, made once a JVM, of which each test's is a copy. */
final class PostgresTemplate {

    private static final EmbeddedPostgres SERVER = start();

    private PostgresTemplate() {
    }

    static Settings copy(String name) {
        create("create database " + name + " template linli_template");
        return settings(SERVER, name);
    }

    private static Settings settings(EmbeddedPostgres server, String database) {
        return new Settings(server.getJdbcUrl("postgres", database), null, null, 16, TestStore.TOWN);
    }

    /** Durability is left out: a test's data needn't survive the machine. */
    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off").setServerConfig("full_page_writes", "off")
                    .start();
            create(server, "create database linli_template");
            try (Database template = new Database(settings(server, "linli_template"))) {
                ClasspathChangelogs.all().forEach((Changelog changelog) -> template.migrations().expand(changelog));
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(String sql) {
        create(SERVER, sql);
    }

    private static void create(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
