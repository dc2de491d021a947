package org.linli.console.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.pages.Node;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

class UnitTreeTest {

    private static final Unit TOWN = unit("T", null, Level.TOWN, null);
    private static final Unit OLD = unit("C0", "T", Level.COMMUNITY, LocalDate.parse("2025-12-31"));
    private static final Unit COMMUNITY = unit("C1", "T", Level.COMMUNITY, null);
    private static final Unit GRID = unit("G1", "C1", Level.GRID, null);
    private static final Unit BUILDING = unit("B1", "G1", Level.BUILDING, null);

    @Test
    void theTreeIsOpenAlongTheWayAndClosedElsewhere() {
        Unit other = unit("C2", "T", Level.COMMUNITY, null);
        assertEquals("T+(C1+(G1+(B1)) C2-)", said(tree(TOWN, COMMUNITY, other, GRID, BUILDING).open(List.of(TOWN, COMMUNITY, GRID))));
        assertEquals("T-", said(tree(TOWN, COMMUNITY, other, GRID, BUILDING).open(List.of())));
    }

    @Test
    void unitsThatEndedAreLeftOutUnlessOneOfThemIsShown() {
        assertEquals("T+(C1-)", said(tree(TOWN, OLD, COMMUNITY).open(List.of(TOWN))));
        assertEquals("T+(C0 C1-)", said(tree(TOWN, OLD, COMMUNITY).open(List.of(TOWN, OLD))));
    }

    @Test
    void theWayStaysInSightWhereAPageCantHoldAllItsNeighbours() {
        Unit last = unit("C999", "T", Level.COMMUNITY, null);
        Unit[] all = Stream.concat(Stream.of(TOWN), Stream.concat(IntStream.range(100, 200).mapToObj(i -> unit("C" + i, "T", Level.COMMUNITY, null)),
            Stream.of(last))).toArray(Unit[]::new);
        List<Node> below = tree(all).open(List.of(TOWN, last)).get(0).below();
        assertEquals("C999 more at /units/T", below.get(below.size() - 1).title() + " more at " + below.get(below.size() - 1).more());
    }

    private static String said(List<Node> nodes) {
        return nodes.stream().map(node -> node.title() + (node.open() == null ? "" : node.open() ? "+" : "-")
            + (node.below().isEmpty() ? "" : "(" + said(node.below()) + ")")).collect(Collectors.joining(" "));
    }

    private static UnitTree tree(Unit... all) {
        return new UnitTree((Territory) Proxy.newProxyInstance(Territory.class.getClassLoader(), new Class<?>[] {Territory.class}, (proxy, method, values) -> {
            if (!method.getName().equals("children")) {
                throw new UnsupportedOperationException(method.getName());
            }
            List<Unit> below = Stream.of(all).filter(unit -> Objects.equals(unit.parent(), values[0])).toList();
            return Page.cut(below, (int) values[2], Unit::code);
        }));
    }

    private static Unit unit(String code, String parent, Level level, LocalDate until) {
        return new Unit(code, code, parent, level, new UnitPath("/" + (parent == null ? "" : parent + "/") + code + "/"), null, until, 1);
    }
}
