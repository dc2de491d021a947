package org.linli.core.people;

import java.util.List;
import java.util.Map;
import org.linli.api.data.Db;

/** A table that has something sealed in it. */
interface SealedTable {

    String name();

    /** How many of its rows have something that is sealed with each of those versions, by one look at the table; versions of no row may be missing. */
    Map<Integer, Long> sealedWith(Db db, List<Integer> versions);

    /** How many of its rows have something that is sealed with another version. */
    long left(Db db, int version);

    /**
     * Seals some rows anew that are sealed with another version.
     *
     * @param after only rows behind that key, as this method gave it; null from the first
     * @return the key of the last of them; null when there are none
     */
    Part sealAnew(Db db, int version, String after);

    /** @param last the key of the last row of a part, and how many rows it had */
    record Part(String last, int rows) {
    }
}
