package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.territory.Level;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

final class ChosenUnitTest {

    private static final Unit COMMUNITY = unit("/town/north/", Level.COMMUNITY);
    private static final Unit GRID = unit("/town/north/第1网格/", Level.GRID);
    private static final Unit ELSEWHERE = unit("/town/south/", Level.COMMUNITY);

    private final ChosenUnit chosen = new ChosenUnit(codes -> List.of(COMMUNITY, GRID, ELSEWHERE).stream().filter(unit -> codes.contains(unit.code())).toList());

    @Test
    void aChoiceBelowAPostHolds() {
        assertEquals("第1网格", chosen.of(with("/town/north/"), "%E7%AC%AC1%E7%BD%91%E6%A0%BC"));
    }

    @Test
    void aChoiceOfSomebodyElseAtThisBrowserFallsBackToOnesOwnPost() {
        assertEquals("north", chosen.of(with("/town/north/"), "south"));
    }

    @Test
    void aUnitThatIsNoMoreFallsBack() {
        assertEquals("north", chosen.of(with("/town/north/"), "gone"));
    }

    @Test
    void whatIsNoCodeFallsBack() {
        assertEquals("north", chosen.of(with("/town/north/"), "%zz"));
        assertEquals("north", chosen.of(with("/town/north/"), "../x"));
    }

    @Test
    void whoMayLookEverywhereAndHasChosenNothingLooksEverywhere() {
        assertNull(chosen.of(with("/town/north/", null), null));
    }

    @Test
    void whoHasSeveralPostsMayLookAtAllOfThem() {
        assertNull(chosen.of(with("/town/north/", "/town/south/"), "-"));
        assertEquals("north", chosen.of(with("/town/north/", "/town/south/"), null));
    }

    @Test
    void whoHasNoPostLooksAtNoUnit() {
        assertNull(chosen.of(with(), "north"));
    }

    private static Caller with(String... scopes) {
        return new Caller("a", "a", "local", Arrays.stream(scopes).map(scope -> new Grant("core.units.read", scope == null ? null : new UnitPath(scope))).toList());
    }

    private static Unit unit(String path, Level level) {
        var way = new UnitPath(path);
        return new Unit(way.code(), way.code(), null, level, way, null, null, 1);
    }
}
