package org.linli.core.programs;

import java.util.ArrayList;
import java.util.List;
import org.linli.api.security.Caller;
import org.linli.api.territory.UnitPath;

/**
 * Where a caller holds a permission.
 *
 * @param whole whether it is the whole town
 * @param tops  otherwise the tops of the subtrees
 */
public record Reach(boolean whole, List<UnitPath> tops) {

    static Reach of(Caller caller, String permission) {
        List<UnitPath> tops = new ArrayList<>();
        for (var grant : caller.grants()) {
            if (grant.gives(permission)) {
                if (grant.scope() == null) {
                    return new Reach(true, List.of());
                }
                tops.add(grant.scope());
            }
        }
        return new Reach(false, tops);
    }

    /** Whether a program of that unit is the caller's to see: it lies within a subtree, or is run by a unit above one. */
    boolean touches(UnitPath path) {
        return whole || tops.stream().anyMatch(top -> path.isWithin(top) || top.isWithin(path));
    }

    /** Limits a select of programs to those it touches. */
    void limit(StringBuilder sql, List<Object> values) {
        if (whole) {
            return;
        }
        sql.append(" and (1 = 0");
        for (UnitPath top : tops) {
            sql.append(" or path >= ? and path < ?");
            values.add(top.value());
            values.add(top.end());
            UnitPath above = null;
            for (String code : top.codes()) {
                above = above == null ? UnitPath.top(code) : above.child(code);
                sql.append(" or path = ?");
                values.add(above.value());
            }
        }
        sql.append(")");
    }

    /**
     * Limits a select of what is recorded of participants to those whose units lie within a subtree.
     *
     * @param table the table that is selected from, which has the columns {@code program} and {@code subject}
     */
    public void limitSubjects(String table, StringBuilder sql, List<Object> values) {
        if (whole) {
            return;
        }
        sql.append(" and exists (select 1 from participants p where p.town = ").append(table).append(".town and p.program = ").append(table)
                .append(".program and p.subject = ").append(table).append(".subject and (1 = 0");
        for (UnitPath top : tops) {
            sql.append(" or p.unit_path >= ? and p.unit_path < ?");
            values.add(top.value());
            values.add(top.end());
        }
        sql.append("))");
    }

    /** The pattern of paths that hold a unit. */
    static String holding(String unit) {
        return "%/" + unit.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "/%";
    }
}
