package org.linli.security;

import org.linli.api.data.Db;
import org.linli.api.territory.UnitPath;

/** Paths of units in the tables of this room. */
final class Scopes {

    private Scopes() {
    }

    /** Everything in a column that lay within a path lies within another now. */
    static void move(Db db, String table, String column, UnitPath from, UnitPath to) {
        db.update("update " + table + " set " + column + " = cast(? as varchar(1000)) || substr(" + column + ", " + (from.value().length() + 1)
                + ") where town = ? and " + column + " >= ? and " + column + " < ?", to.value(), db.town(), from.value(), from.end());
    }
}
