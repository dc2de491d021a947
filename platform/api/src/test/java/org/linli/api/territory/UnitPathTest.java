package org.linli.api.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitPathTest {

    private final UnitPath nanmofang = new UnitPath("/11/1101/110105/110105021/");

    @Test
    void aPathNamesTheUnitsFromTheTopDown() {
        assertEquals(List.of("11", "1101", "110105", "110105021"), nanmofang.codes());
        assertEquals("110105021", nanmofang.code());
        assertEquals(3, nanmofang.depth());
    }

    @Test
    void aSubtreeHoldsItsTopAndWhatIsBelowButNoNeighbourWithALongerCode() {
        assertTrue(nanmofang.isWithin(nanmofang));
        assertTrue(nanmofang.child("110105021021").isWithin(nanmofang));
        assertFalse(new UnitPath("/11/1101/110105/1101050210/").isWithin(nanmofang));
        assertFalse(UnitPath.top("11").isWithin(nanmofang));
    }

    @Test
    void aUnitNeverStandsUnderItself() {
        assertThrows(IllegalArgumentException.class, () -> nanmofang.child("1101"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "11/", "/11", "/11//1101/", "/1 1/", "/a%b/", "/-a/", "/１１/"})
    void whatIsNoPathIsRefused(String value) {
        assertThrows(IllegalArgumentException.class, () -> new UnitPath(value));
    }

    @Test
    void moreThan24UnitsAreTooDeep() {
        UnitPath path = UnitPath.top("u0");
        for (int i = 1; i < 24; i++) {
            path = path.child("u" + i);
        }
        UnitPath deepest = path;
        assertThrows(IllegalArgumentException.class, () -> deepest.child("u24"));
    }

    @Test
    void aLevelStandsOnlyBelowAHigherOneOfItsOwnTree() {
        assertTrue(Level.GRID.fitsUnder(Level.COMMUNITY));
        assertTrue(Level.PARTY_BRANCH.fitsUnder(Level.PARTY_COMMITTEE));
        assertTrue(Level.PARTY_COMMITTEE.fitsUnder(Level.PARTY_COMMITTEE));
        assertFalse(Level.COMMUNITY.fitsUnder(Level.GRID));
        assertFalse(Level.TOWN.fitsUnder(Level.TOWN));
        assertFalse(Level.PARTY_BRANCH.fitsUnder(Level.TOWN));
    }
}
