package org.linli.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database that the distribution runs on. */
public enum Engine {

    /** Inside the server, as a fresh installation has it. */
    DERBY {
        @Override
        void configure(Path data) {
            // the default
        }
    },

    /** One cluster for the whole run, a new database for every data folder, chosen by the one file that an operator would write. */
    POSTGRESQL {
        @Override
        void configure(Path data) {
            try {
                String url = Cluster.newDatabase();
                Files.createDirectories(data.resolve("etc"));
                Files.writeString(data.resolve("etc/org.linli.store.cfg"), "url = " + url + "\nuser = postgres\npassword = postgres\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    /** Makes a new, empty data folder use this engine. */
    abstract void configure(Path data);

    private static final class Cluster {
        private static final EmbeddedPostgres POSTGRES = start();
        private static int databases;

        static synchronized String newDatabase() throws SQLException {
            String name = "linli" + ++databases;
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return "jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + name + "?reWriteBatchedInserts=true";
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
