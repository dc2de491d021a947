package org.linli.store;

import java.nio.file.Path;

/**
 * Where the database is and for which town.
 *
 * @param url      JDBC address, {@code jdbc:derby:…} or {@code jdbc:postgresql:…}
 * @param user     null where the database asks for none
 * @param password null where the database asks for none
 * @param poolSize connections at most
 * @param town     first column of every key, 1 to 20 characters
 */
public record Settings(String url, String user, String password, int poolSize, String town) {

    public Settings {
        if (town.isBlank() || town.length() > 20) {
            throw new IllegalArgumentException("town must have 1 to 20 characters, not '" + town + "'");
        }
        if (poolSize < 1) {
            throw new IllegalArgumentException("pool.size must be at least 1, not " + poolSize);
        }
    }

    /** The address of the embedded database in the data folder: {@code linli.data}, or {@code db} beside Karaf's {@code data}. */
    static String embedded() {
        String folder = System.getProperty("linli.data");
        if (folder == null) {
            String karaf = System.getProperty("karaf.data");
            if (karaf == null) {
                throw new IllegalStateException("set url in etc/org.linli.store.cfg, or the system property linli.data to the data folder");
            }
            folder = Path.of(karaf, "..", "db").normalize().toString();
        }
        return "jdbc:derby:" + Path.of(folder, "db").toAbsolutePath();
    }
}
