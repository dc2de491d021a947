package org.linli.core.territory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory.Change;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.core.Lookup;
import org.linli.core.Prefix;

/** Units and their history in the database. */
final class UnitStore {

    /** Every place where a unit's path is kept besides the unit itself; it follows when the unit moves. */
    private static final List<Follower> FOLLOWERS = List.of(new Follower("people", "unit_path"), new Follower("households", "unit_path"),
            new Follower("programs", "path"), new Follower("participants", "unit_path"), new Follower("filings", "from_path"),
            new Follower("filings", "to_path"));

    private record Follower(String table, String column) {
    }

    private static final String UNIT = "select code, name, parent, level, path, valid_from, valid_until, version from units ";

    private static final List<String> COLUMNS = List.of("town", "code", "name", "parent", "level", "path", "valid_from", "valid_until",
            "created_on", "created_by", "version");

    /** Who makes units, and on which day. */
    record Origin(LocalDate on, String by) {
    }

    Optional<Unit> find(Db db, String code) {
        return db.first(UNIT + "where town = ? and code = ?", UnitStore::unit, db.town(), code);
    }

    /** The unit, locked until the transaction ends. */
    Optional<Unit> lock(Db db, String code) {
        return db.lock(UNIT + "where town = ? and code = ?", UnitStore::unit, db.town(), code);
    }

    /** Those of the units that exist, by code. */
    Map<String, Unit> byCode(Db db, Collection<String> codes) {
        Map<String, Unit> found = new HashMap<>();
        Lookup.of(db, UNIT + "where town = ? and code = ?", UnitStore::unit, codes, db.town()).forEach(unit -> found.put(unit.code(), unit));
        return found;
    }

    boolean any(Db db) {
        return db.first("select code from units where town = ? fetch first 1 rows only", row -> row.text(1), db.town()).isPresent();
    }

    List<Unit> all(Db db, String after, int limit) {
        return db.list(UNIT + "where town = ? and code > ? order by code fetch first ? rows only", UnitStore::unit, db.town(),
                after == null ? "" : after, limit);
    }

    /** All units directly below. */
    List<Unit> below(Db db, String parent) {
        return db.list(UNIT + "where town = ? and parent = ? order by code", UnitStore::unit, db.town(), parent);
    }

    List<Unit> children(Db db, String parent, String after, int limit) {
        String from = after == null ? "" : after;
        if (parent == null) {
            return db.list(UNIT + "where town = ? and parent is null and code > ? order by code fetch first ? rows only", UnitStore::unit,
                    db.town(), from, limit);
        }
        return db.list(UNIT + "where town = ? and parent = ? and code > ? order by code fetch first ? rows only", UnitStore::unit, db.town(),
                parent, from, limit);
    }

    List<Unit> search(Db db, String text, UnitPath below, String after, int limit) {
        String like = "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return db.list(UNIT + "where town = ? and code > ? and path >= ? and path < ? and (name like ? escape '!' or code >= ? and code < ?)"
                + " order by code fetch first ? rows only", UnitStore::unit, db.town(), after == null ? "" : after,
                below == null ? "/" : below.value(), below == null ? "0" : below.end(), like, text, text.isEmpty() ? "" : Prefix.end(text), limit);
    }

    /** @return whether it was new */
    boolean add(Db db, Unit unit, Origin origin) {
        return db.insertNew("units", COLUMNS, List.<Object[]>of(row(db, unit, origin)))[0];
    }

    void load(Db db, List<Unit> units, Origin origin) {
        db.load("units", COLUMNS, units.stream().map(unit -> row(db, unit, origin)).toList());
    }

    void change(Db db, String code, String name, LocalDate from, LocalDate until) {
        db.update("update units set name = ?, valid_from = ?, valid_until = ?, version = version + 1 where town = ? and code = ?", name, from,
                until, db.town(), code);
    }

    /** Gives the unit another parent, and it and all below it another path. */
    void move(Db db, Unit unit, String parent, UnitPath to) {
        db.update("update units set parent = ? where town = ? and code = ?", parent, db.town(), unit.code());
        repath(db, "units", "path", ", version = version + 1", unit.path(), to);
        FOLLOWERS.forEach(follower -> repath(db, follower.table(), follower.column(), "", unit.path(), to));
    }

    private static void repath(Db db, String table, String column, String also, UnitPath from, UnitPath to) {
        db.update("update " + table + " set " + column + " = cast(? as varchar(1000)) || substr(" + column + ", " + (from.value().length() + 1)
                + ")" + also + " where town = ? and " + column + " >= ? and " + column + " < ?", to.value(), db.town(), from.value(), from.end());
    }

    /** How many units the longest way below the unit has. */
    int depthBelow(Db db, UnitPath top) {
        int[] deepest = {0};
        db.each("select path from units where town = ? and path >= ? and path < ?",
                row -> deepest[0] = Math.max(deepest[0], new UnitPath(row.text(1)).depth() - top.depth()), db.town(), top.value(), top.end());
        return deepest[0];
    }

    void remember(Db db, String unit, String id, Change change) {
        db.update("insert into unit_changes (town, unit, id, kind, changed_on, before_value, after_value, changed_by) values (?, ?, ?, ?, ?, ?, ?, ?)",
                db.town(), unit, id, change.change(), change.on(), change.before(), change.after(), change.by());
    }

    /** What happened to the unit, oldest first; that it was made stands in its own row. */
    List<Change> history(Db db, String unit) {
        List<Change> all = db.list("select 'CREATED', created_on, cast(null as varchar(100)), code, created_by from units where town = ? and code = ?",
                UnitStore::past, db.town(), unit);
        all.addAll(db.list("select kind, changed_on, before_value, after_value, changed_by from unit_changes where town = ? and unit = ? order by id",
                UnitStore::past, db.town(), unit));
        return all;
    }

    private static Object[] row(Db db, Unit unit, Origin origin) {
        return new Object[] {db.town(), unit.code(), unit.name(), unit.parent(), unit.level(), unit.path().value(), unit.from(), unit.until(),
            origin.on(), origin.by(), unit.version()};
    }

    private static Unit unit(Row row) {
        return new Unit(row.text(1), row.text(2), row.text(3), row.constant(4, Level.class), new UnitPath(row.text(5)), row.date(6), row.date(7),
                row.integer(8));
    }

    private static Change past(Row row) {
        return new Change(row.text(1), row.date(2), row.text(3), row.text(4), row.text(5));
    }
}
