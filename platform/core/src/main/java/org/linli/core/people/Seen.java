package org.linli.core.people;

import java.util.ArrayList;
import java.util.List;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.territory.UnitPath;

/**
 * Which people a caller may see, as a condition of SQL.
 *
 * @param sql    a condition on the column, such as {@code (p.unit_path >= ? and p.unit_path < ?)}
 * @param values its values
 */
record Seen(String sql, List<Object> values) {

    private static final Seen ALL = new Seen("1 = 1", List.of());

    /** @param below only below this unit; null for all that the caller may see */
    static Seen by(Caller caller, String permission, String column, UnitPath below) {
        Seen scoped = scoped(caller, permission, column);
        if (below == null) {
            return scoped;
        }
        List<Object> values = new ArrayList<>(scoped.values);
        values.add(below.value());
        values.add(below.end());
        return new Seen(scoped.sql + " and " + range(column), values);
    }

    private static Seen scoped(Caller caller, String permission, String column) {
        List<Grant> grants = caller.grants().stream().filter(grant -> grant.gives(permission)).toList();
        if (grants.stream().anyMatch(grant -> grant.scope() == null)) {
            return ALL;
        }
        if (grants.isEmpty()) {
            return new Seen("1 = 0", List.of());
        }
        List<String> ranges = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Grant grant : grants) {
            ranges.add(range(column));
            values.add(grant.scope().value());
            values.add(grant.scope().end());
        }
        return new Seen("(" + String.join(" or ", ranges) + ")", values);
    }

    private static String range(String column) {
        return column + " >= ? and " + column + " < ?";
    }
}
