package org.linli.console.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.linli.api.Page;
import org.linli.api.pages.Address;
import org.linli.api.pages.Node;
import org.linli.api.pages.Visit;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;

/** Where people live: the part of the tree that a list of them is about, and the names of their units. */
final class Places {

    /** What an address says that asks for everything. */
    static final String ALL = "-";

    private static final int CHILDREN = 100;

    private final Territory territory;

    Places(Territory territory) {
        this.territory = territory;
    }

    /**
     * A unit, the way down to it and what is below it.
     *
     * @param chosen null for everything that the reader may see
     * @param way    from the top down to it, itself included, those above a town left out; for everything as far down as there is but one
     * @param more   whether there are more units below than stand here
     */
    record Around(Unit chosen, List<Unit> way, List<Unit> below, boolean more) {

        /** Its code; null for everything. */
        String code() {
            return chosen == null ? null : chosen.code();
        }

        /** The way down and what is below. @param page the beginning of the address of a unit's list */
        List<Node> tree(String page, String everywhere) {
            List<Node> nodes = below.stream().map(unit -> new Node(unit.name(), page + Address.escaped(unit.code()), false,
                unit.level() == Level.BUILDING ? null : Boolean.FALSE, null, List.of(), null)).toList();
            String rest = !more ? null : way.isEmpty() ? "/units?all=true" : Address.of("units", way.get(way.size() - 1).code());
            for (int at = way.size() - 1; at >= 0; at--) {
                Unit step = way.get(at);
                boolean last = at == way.size() - 1;
                nodes = List.of(new Node(step.name(), page + Address.escaped(step.code()), last && chosen != null, nodes.isEmpty() ? null : Boolean.TRUE, null, nodes,
                    last ? rest : null));
            }
            return List.of(new Node(everywhere, page + ALL, chosen == null, Boolean.TRUE, null, nodes,
                way.isEmpty() ? rest : null));
        }
    }

    /** The place that the reader looks at; nobody lives in the units of the party, so that one of them stands for everything. */
    Around chosen(Visit visit) {
        List<Unit> way = visit.unit() == null ? List.of() : territory.path(visit.unit());
        Unit last = way.isEmpty() ? null : way.get(way.size() - 1);
        Unit chosen = last == null || last.level().tree() != Level.Tree.TERRITORY ? null : last;
        List<Unit> down = new ArrayList<>(chosen == null ? List.of() : way);
        Page<Unit> page = below(chosen);
        while (chosen == null && page.items().size() == 1 && page.next() == null && down.size() < Level.values().length) {
            down.add(page.items().get(0));
            page = below(page.items().get(0));
        }
        List<Unit> near = down.stream().filter(unit -> unit.level().compareTo(Level.TOWN) >= 0).toList();
        return new Around(chosen, near.isEmpty() ? down : near, page.items(), page.next() != null);
    }

    private Page<Unit> below(Unit unit) {
        Page<Unit> page = territory.children(unit == null ? null : unit.code(), null, CHILDREN);
        return new Page<>(page.items().stream().filter(child -> child.level().tree() == Level.Tree.TERRITORY && child.until() == null).toList(), page.next());
    }

    /** The code of that place alone; null for everything. */
    String code(Visit visit) {
        Unit unit = visit.unit() == null ? null : territory.unit(visit.unit());
        return unit == null || unit.level().tree() != Level.Tree.TERRITORY ? null : unit.code();
    }

    Unit unit(String code) {
        return territory.unit(code);
    }

    /** Names of units by code; every community has a first grid, so that what lies within one is named with it. @param codes may hold nulls */
    Map<String, String> names(Collection<String> codes) {
        List<Unit> units = known(codes);
        List<Unit> within = units.stream().filter(unit -> unit.level() == Level.GRID || unit.level() == Level.BUILDING).toList();
        List<Unit> communities = known(within.stream().flatMap(unit -> unit.path().codes().stream()).toList()).stream()
            .filter(unit -> unit.level() == Level.COMMUNITY).toList();
        return units.stream().collect(Collectors.toMap(Unit::code, unit -> communities.stream()
            .filter(community -> within.contains(unit) && unit.path().isWithin(community.path())).findFirst()
            .map(community -> community.name() + " " + unit.name()).orElse(unit.name())));
    }

    private List<Unit> known(Collection<String> codes) {
        var wanted = new TreeSet<String>();
        codes.stream().filter(Objects::nonNull).forEach(wanted::add);
        return wanted.isEmpty() ? List.of() : territory.known(new ArrayList<>(wanted));
    }
}
