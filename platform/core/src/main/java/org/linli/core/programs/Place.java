package org.linli.core.programs;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.territory.Level;
import org.linli.api.territory.UnitPath;
import org.linli.core.Lookup;

/** A unit as programs need it, whatever units the caller may see. */
record Place(String code, String name, Level level, UnitPath path) {

    private static final String ONE = "select code, name, level, path from units where town = ? and code = ?";

    static Optional<Place> find(Db db, String code) {
        return Optional.ofNullable(find(db, List.of(code)).get(code));
    }

    /** The unit, locked until the transaction ends, so that it can't move away while its path is copied. */
    static Optional<Place> lock(Db db, String code) {
        return db.lock(ONE, Place::read, db.town(), code);
    }

    /** Those of the units that exist, by code. */
    static Map<String, Place> find(Db db, Collection<String> codes) {
        Map<String, Place> found = new HashMap<>();
        Lookup.of(db, ONE, Place::read, codes, db.town()).forEach(place -> found.put(place.code(), place));
        return found;
    }

    private static Place read(Row row) {
        return new Place(row.text(1), row.text(2), row.constant(3, Level.class), new UnitPath(row.text(4)));
    }
}
