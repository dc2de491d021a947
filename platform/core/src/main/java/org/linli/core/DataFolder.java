package org.linli.core;

import java.nio.file.Path;

/** Where a node keeps what is not in the database: its name and the key of personal data. */
public final class DataFolder {

    private DataFolder() {
    }

    /** The data folder: {@code linli.data}, or {@code db} beside Karaf's {@code data}, as for the embedded database. */
    public static Path path() {
        String folder = System.getProperty("linli.data");
        if (folder != null) {
            return Path.of(folder);
        }
        String karaf = System.getProperty("karaf.data");
        if (karaf == null) {
            throw new IllegalStateException("set the system property linli.data to the data folder");
        }
        return Path.of(karaf, "..", "db").normalize();
    }
}
