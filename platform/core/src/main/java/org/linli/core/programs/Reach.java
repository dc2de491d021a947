package org.linli.core.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.linli.api.data.Selection;
import org.linli.api.security.Caller;
import org.linli.api.territory.UnitPath;

/**
 * Where a caller holds a permission.
 *
 * @param whole whether it is the whole town
 * @param tops  otherwise the tops of the subtrees
 * @param own   the person, or its household, for whose records alone it holds besides; null for none
 */
public record Reach(boolean whole, List<UnitPath> tops, String own) {

    /** Everything. */
    static final Reach WHOLE = new Reach(true, List.of(), null);

    public static Reach of(Caller caller, String permission) {
        List<UnitPath> tops = new ArrayList<>();
        for (var grant : caller.grants()) {
            if (grant.gives(permission)) {
                if (grant.scope() == null) {
                    return WHOLE;
                }
                tops.add(grant.scope());
            }
        }
        return new Reach(false, tops, caller.holdsForItself(permission) ? caller.person() : null);
    }

    /** Whether a program of that unit is the caller's to see: it lies within a subtree, or is run by a unit above one. */
    boolean touches(UnitPath path) {
        return whole || tops.stream().anyMatch(top -> path.isWithin(top) || top.isWithin(path));
    }

    /** Whether what belongs to that unit lies within it. */
    boolean covers(UnitPath path) {
        return whole || tops.stream().anyMatch(path::isWithin);
    }

    /** With another subject as the caller's own. @param subject null for none */
    Reach of(String subject) {
        return new Reach(whole, tops, subject);
    }

    /** Whether a column of paths lies within it, as a condition whose question marks are the {@link #bounds()}. */
    public String within(String column) {
        return whole ? "1 = 1" : "(1 = 0" + (" or " + column + " >= ? and " + column + " < ?").repeat(tops.size()) + ")";
    }

    /** The first path of each subtree, and the one behind it. */
    public List<Object> bounds() {
        return whole ? List.of() : tops.stream().<Object>flatMap(top -> Stream.of(top.value(), top.end())).toList();
    }

    /** Limits a selection of programs to those it touches, and those in which the caller takes part. */
    Selection limit(Selection programs, List<String> takingPart) {
        if (whole) {
            return programs;
        }
        var within = new StringJoiner(" or ", "(", ")").add("1 = 0");
        List<Object> values = new ArrayList<>();
        for (UnitPath top : tops) {
            within.add("path >= ? and path < ?");
            values.addAll(List.of(top.value(), top.end()));
            UnitPath above = null;
            for (String code : top.codes()) {
                above = above == null ? UnitPath.top(code) : above.child(code);
                within.add("path = ?");
                values.add(above.value());
            }
        }
        for (String program : takingPart) {
            within.add("id = ?");
            values.add(program);
        }
        return programs.and(within.toString(), values.toArray());
    }

    /**
     * Limits a selection of what is recorded of participants to those whose units lie within a subtree.
     *
     * @param table the table that is selected from, which has the columns {@code program} and {@code subject}
     */
    public Selection limitSubjects(String table, Selection recorded) {
        if (whole) {
            return recorded;
        }
        if (tops.isEmpty() && own != null) {
            return recorded.and("subject = ?", own);
        }
        String within = "exists (select 1 from participants p where p.town = " + table + ".town and p.program = " + table
                + ".program and p.subject = " + table + ".subject and (1 = 0" + " or p.unit_path >= ? and p.unit_path < ?".repeat(tops.size())
                + (own == null ? "" : " or p.subject = ?") + "))";
        Stream<String> ranges = tops.stream().flatMap(top -> Stream.of(top.value(), top.end()));
        return recorded.and(within, Stream.concat(ranges, Stream.ofNullable(own)).toArray());
    }

    /** The pattern of paths that hold a unit; null for null. */
    public static String holding(String unit) {
        return unit == null ? null : "%/" + plain(unit) + "/%";
    }

    /** A text as it stands in a pattern whose escape is {@code !}. */
    public static String plain(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
