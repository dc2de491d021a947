package org.linli.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.linli.store.Changelog;
import org.linli.store.Database;
import org.linli.store.Settings;

/** A PostgreSQL server with a migrated database, made once a JVM, of which each test's is a copy. */
final class PostgresTemplate {

    /** Where Linux shares memory as files. */
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 1L << 30;

    private static final EmbeddedPostgres SERVER = start();

    private PostgresTemplate() {
    }

    static Settings copy(String name) {
        execute("create database " + name + " template linli_template strategy file_copy");
        return settings(SERVER, name);
    }

    /** Also where a test left a connection open. */
    static void drop(String name) {
        execute("drop database " + name + " with (force)");
    }

    private static Settings settings(EmbeddedPostgres server, String database) {
        return new Settings(server.getJdbcUrl("postgres", database), null, null, 16, TestStore.TOWN);
    }

    /** Durability is left out: a test's data needn't survive the machine. A copy is a thousand small files, which memory takes ten times as fast. */
    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off").setServerConfig("full_page_writes", "off");
            if (Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > ENOUGH) {
                builder.setDataDirectory(Files.createTempDirectory(MEMORY, "linli-tests"));
            }
            EmbeddedPostgres server = builder.start();
            execute(server, "create database linli_template");
            try (Database template = new Database(settings(server, "linli_template"))) {
                ClasspathChangelogs.all().forEach((Changelog changelog) -> template.migrations().expand(changelog));
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(String sql) {
        execute(SERVER, sql);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
