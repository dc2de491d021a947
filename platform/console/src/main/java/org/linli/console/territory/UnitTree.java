package org.linli.console.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.linli.api.Page;
import org.linli.api.pages.Address;
import org.linli.api.pages.Node;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;

/** The tree as a page shows it: open along the way to one unit, closed elsewhere. */
final class UnitTree {

    private static final int MOST = 60;

    private final Territory territory;

    UnitTree(Territory territory) {
        this.territory = territory;
    }

    /** @param way from the top down to the unit that is shown, itself included; empty for none */
    List<Node> open(List<Unit> way) {
        return level(null, way, 0);
    }

    private List<Node> level(Unit parent, List<Unit> way, int depth) {
        Page<Unit> page = territory.children(parent == null ? null : parent.code(), null, MOST);
        Unit step = depth < way.size() ? way.get(depth) : null;
        List<Unit> units = new ArrayList<>(page.items().stream().filter(unit -> unit.until() == null || unit.code().equals(code(step))).toList());
        if (step != null && units.stream().noneMatch(unit -> unit.code().equals(step.code()))) {
            units.add(step);
        }
        String more = page.next() == null ? null : (parent == null ? "/units?all=true" : address(parent));
        List<Node> nodes = units.stream().map(unit -> node(unit, way, depth, unit.code().equals(code(step)))).toList();
        return more == null || nodes.isEmpty() ? nodes : withMore(nodes, more);
    }

    private Node node(Unit unit, List<Unit> way, int depth, boolean onWay) {
        List<Node> below = onWay && !leaf(unit) ? level(unit, way, depth + 1) : List.of();
        Boolean open = leaf(unit) || onWay && below.isEmpty() ? null : Boolean.valueOf(onWay);
        return new Node(unit.name(), address(unit), onWay && depth == way.size() - 1, open, null, below, null);
    }

    /** The last one says where those go on that aren't shown. */
    private static List<Node> withMore(List<Node> nodes, String more) {
        Node last = nodes.get(nodes.size() - 1);
        return Stream.concat(nodes.subList(0, nodes.size() - 1).stream(),
            Stream.of(new Node(last.title(), last.href(), last.current(), last.open(), last.small(), last.below(), more))).toList();
    }

    private static boolean leaf(Unit unit) {
        return unit.level() == Level.BUILDING || unit.level() == Level.PARTY_GROUP;
    }

    private static String code(Unit unit) {
        return unit == null ? null : unit.code();
    }

    static String address(Unit unit) {
        return Address.of("units", unit.code());
    }
}
