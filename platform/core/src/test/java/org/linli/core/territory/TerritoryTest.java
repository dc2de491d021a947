package org.linli.core.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Territory.NewUnit;
import org.linli.api.territory.Unit;
import org.linli.core.Core;
import org.linli.testkit.EachEngine;

@EachEngine
class TerritoryTest {

    private static final String NANMOFANG = """
            code,name,parent,level
            110105021001,双龙社区,110105021,COMMUNITY
            110105021,南磨房地区,110105,TOWN
            110105022,高碑店地区,110105,TOWN
            11,北京市,,PROVINCE
            1101,市辖区,11,CITY
            110105,朝阳区,1101,COUNTY
            G1,第1网格,110105021001,GRID
            """;

    private Core core;
    private Territory territory;

    @BeforeEach
    void start(Transactions transactions) {
        core = new Core(transactions);
        territory = core.territory;
        assertEquals(7, core.take("units", NANMOFANG).accepted());
    }

    @AfterEach
    void stop() throws InterruptedException {
        core.close();
    }

    @Test
    void parentsMayStandAnywhereInTheFile() {
        assertEquals("/11/1101/110105/110105021/110105021001/G1/", territory.unit("G1").path().value());
        assertEquals(List.of("11", "1101", "110105", "110105021"), territory.path("110105021").stream().map(Unit::code).toList());
    }

    @Test
    void aNameThatASpreadsheetWouldRunIsRefused() {
        var outcome = core.take("units", "code,name,parent,level\nG2,=1+1,110105021001,GRID\nG3,＋三,110105021001,GRID\nG1,@网格,,\n");
        assertEquals(List.of("2 name", "3 name", "4 name"), outcome.errors().stream().map(e -> e.row() + " " + e.column()).toList());
        assertEquals("a name cannot begin with \"=\", which a spreadsheet takes for a formula and runs", outcome.errors().get(0).reason());
        Problem problem = assertThrows(Problem.class, () -> territory.change("G1", "-1号网格", null, null, 1));
        assertEquals("name", problem.where());
        assertEquals("名称不能以“-”开头，表格软件会把它当作公式执行", problem.faults().get(0).what().zh());
        assertThrows(Problem.class, () -> territory.create(new Territory.NewUnit("G4", "四\t号", "110105021001", Level.GRID, null)));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        var again = core.take("units", NANMOFANG);
        assertEquals(0, again.accepted());
        assertEquals(7, again.unchanged());
        assertEquals(1, territory.history("G1").size());
    }

    @Test
    void aFileRenamesAndMovesWithEverythingBelow() {
        core.take("people", "person,name,unit\nP1,张三,G1\n");
        var outcome = core.take("units", "code,name,parent,level\n110105021001,双龙,110105022,\n");
        assertEquals(1, outcome.accepted());
        assertEquals("/11/1101/110105/110105022/110105021001/G1/", territory.unit("G1").path().value());
        assertEquals(List.of("CREATED", "RENAMED", "MOVED"), territory.history("110105021001").stream().map(Territory.Change::change).toList());
        assertEquals(List.of("/11/1101/110105/110105021/110105021001/ /11/1101/110105/110105022/110105021001/"), core.moves);
        assertEquals(List.of("P1"), core.people.find(null, "110105022", null, 10).items().stream().map(p -> p.number()).toList());
    }

    @Test
    void aUnitMovesUnderANewOneOfTheSameFileAndTakesNewOnesAlong() {
        var outcome = core.take("units", """
                code,name,parent,level
                G2,第2网格,110105021001,GRID
                T9,新街道,110105,TOWN
                110105021001,,T9,
                G3,第3网格,110105021001,GRID
                """);
        assertEquals(4, outcome.accepted(), outcome.errors().toString());
        assertEquals("/11/1101/110105/T9/110105021001/G2/", territory.unit("G2").path().value());
        assertEquals("/11/1101/110105/T9/110105021001/G3/", territory.unit("G3").path().value());
        assertEquals("/11/1101/110105/T9/110105021001/G1/", territory.unit("G1").path().value());
        var later = core.take("units", "code,name,parent,level\n110105021001,,T10,\nT10,新街道,110105,TOWN\n");
        assertEquals(List.of("2 parent"), later.errors().stream().map(e -> e.row() + " " + e.column()).toList());
    }

    @Test
    void everyFaultOfAFileIsNamedWithItsRow() {
        var outcome = core.take("units", """
                code,name,parent,level
                a b,X,,TOWN
                T1,,110105,TOWN
                T2,X,nowhere,TOWN
                T3,X,110105,HAMLET
                T4,X,G1,TOWN
                T5,X,110105,TOWN
                T5,X,110105,TOWN
                T6,X,T2,COMMUNITY
                110105,朝阳区,G1,
                1101,市辖区,,COUNTY
                T7,X,T8,GRID
                T8,X,T7,GRID
                """);
        assertEquals(List.of("2 code", "3 name", "4 parent", "5 level", "6 level", "8 code", "9 parent", "10 level", "11 level", "12 parent", "13 parent"),
                outcome.errors().stream().map(e -> e.row() + " " + e.column()).toList());
        assertEquals("it cannot contain blanks", outcome.errors().get(0).reason());
        assertTrue(outcome.errors().get(10).reason().contains("circle"), outcome.errors().get(10).reason());
        assertTrue(outcome.note().contains("the other rows (1) included"), outcome.note());
        assertEquals(11, outcome.rejected());
        assertEquals(0, outcome.accepted());
        assertThrows(Problem.class, () -> territory.unit("T5"));
    }

    @Test
    void aUnitThatWaitsForACircleIsNotPartOfIt() {
        var outcome = core.take("units", "code,name,parent,level\nA,X,B,GRID\nB,X,A,GRID\nC,X,B,GRID\nD,X,D,GRID\n");
        assertEquals(List.of("2 circle", "3 circle", "4 other", "5 itself"), outcome.errors().stream().map(e -> e.row() + " "
                + (e.reason().contains("circle") ? "circle" : e.reason().contains("itself") ? "itself" : "other")).toList());
    }

    @Test
    void aLevelMayStandThereInTheWordsOfTheField() {
        core.take("units", "code,name,parent,level\nS1,甲街道,110105,街道\nC9,乙村,S1,村\nZB,支部,,党支部\n");
        assertEquals(List.of(Level.TOWN, Level.COMMUNITY, Level.PARTY_BRANCH),
                List.of(territory.unit("S1").level(), territory.unit("C9").level(), territory.unit("ZB").level()));
    }

    @Test
    void aLevelInAFileMayBeTheWordThatAnswersCallItBy() {
        for (Level level : Level.values()) {
            assertEquals(Optional.of(level), LevelWords.VOCABULARY.of(level.title().zh()));
            assertEquals(Optional.of(level), LevelWords.VOCABULARY.of(level.title().en()));
        }
        String told = core.take("units", "code,name,parent,level\nS1,X,110105,hamlet\n").errors().get(0).reason();
        assertTrue(told.contains("TOWN " + Level.TOWN.title().en() + ","), told);
    }

    @Test
    void aCodeInFullWidthIsTheSameUnit() {
        assertEquals(1, core.take("units", "code,name,parent,level\n１１０１０５,朝阳区,,\n").unchanged());
        var mixed = core.take("units", "code,name,parent,level\n东１,X,110105,TOWN\n");
        assertTrue(mixed.errors().get(0).reason().contains("full-width"), mixed.errors().get(0).reason());
        Problem refused = assertThrows(Problem.class, () -> territory.create(new NewUnit("１２", "X", null, Level.CITY, null)));
        assertTrue(refused.faults().get(0).what().zh().contains("全角"), refused.faults().toString());
    }

    @Test
    void goodRowsComeInWithoutTheFaultyOnes() {
        var outcome = core.take("units", "code,name,parent,level\nT5,X,110105,TOWN\nT6,X,nowhere,TOWN\n", Mode.GOOD_ROWS).outcome();
        assertEquals(1, outcome.accepted());
        assertEquals(1, outcome.rejected());
        assertEquals("X", territory.unit("T5").name());
    }

    @Test
    void whoeverHasOneTownAddsUnitsOnlyThere() {
        core.guard.becomes("clerk", Territory.WRITE, territory.unit("110105021").path());
        var outcome = core.take("units", "code,name,parent,level\nC1,X,110105021,COMMUNITY\nC2,X,110105022,COMMUNITY\nD1,党委,,PARTY_COMMITTEE\n",
                Mode.GOOD_ROWS).outcome();
        assertEquals(List.of(3, 4), outcome.errors().stream().map(e -> e.row()).toList());
        assertThrows(Problem.class, () -> territory.move("C1", "110105022", 1));
    }

    @Test
    void aUnitNeverComesUnderItself() {
        Problem refused = assertThrows(Problem.class, () -> territory.move("110105", "110105021001", 1));
        assertEquals("unit-under-itself", refused.code());
        assertEquals(Problem.Kind.INVALID, refused.kind());
    }

    @Test
    void aCodeIsTakenOnlyOnce() {
        Problem refused = assertThrows(Problem.class, () -> territory.create(new NewUnit("11", "X", null, Level.PROVINCE, null)));
        assertEquals(Problem.Kind.CONFLICT, refused.kind());
    }

    @Test
    void anyLevelMayBeATop() {
        Unit committee = territory.create(new NewUnit("DW-1", "测试党委", "", Level.PARTY_COMMITTEE, null));
        assertEquals("/DW-1/", committee.path().value());
        assertEquals(Problem.Kind.INVALID,
                assertThrows(Problem.class, () -> territory.create(new NewUnit("B1", "支部", "110105", Level.PARTY_BRANCH, null))).kind());
    }

    @Test
    void aChangeByAnOldVersionIsRefused() {
        territory.change("G1", "一网格", null, null, 1);
        Problem refused = assertThrows(Problem.class, () -> territory.change("G1", "二网格", null, null, 1));
        assertEquals(Problem.Kind.STALE, refused.kind());
        assertEquals("一网格", territory.unit("G1").name());
    }

    @Test
    void aMergedUnitEndsAndHandsOverWhatItHas() {
        core.take("people", "person,name,unit,household\nP1,张三,110105021001,H1\n");
        core.clock.set("2026-06-01");
        territory.create(new NewUnit("C2", "新社区", "110105022", Level.COMMUNITY, null));
        List<String> told = new ArrayList<>();
        ((TownTerritory) territory).add((db, gone, heir, from) -> told.add(gone.code() + " " + heir.code() + " " + from), null);
        territory.merge("110105021001", "C2", 1);
        assertEquals(List.of("110105021001 C2 2026-06-01"), told);
        assertEquals(LocalDate.parse("2026-05-31"), territory.unit("110105021001").until());
        assertEquals("/11/1101/110105/110105022/C2/G1/", territory.unit("G1").path().value());
        assertEquals(List.of("/11/1101/110105/110105021/110105021001/G1/ /11/1101/110105/110105022/C2/G1/", "110105021001 merged into C2 2026-06-01"),
                core.moves, "what is below has moved before");
        assertEquals("C2", core.people.person("P1").unit());
        assertEquals("C2", core.people.household("H1").unit());
        assertEquals(List.of("110105021001", "C2"), core.people.memberships("P1").stream().map(m -> m.unit()).toList());
        assertEquals(LocalDate.parse("2026-05-31"), core.people.memberships("P1").get(0).until());
    }

    @Test
    void whoFollowsAUnitIsToldOfItsLastDay() {
        territory.change("G1", "一网格", null, null, 1);
        territory.change("G1", null, null, LocalDate.parse("2026-12-31"), 2);
        assertEquals(List.of("G1 closed 2026-12-31"), core.moves);
        territory.change("G1", null, null, LocalDate.parse("2027-01-31"), 3);
        territory.change("G1", null, null, null, 4);
        assertEquals(List.of("G1 closed 2026-12-31", "G1 closed 2027-01-31", "G1 prolonged from 2026-12-31 to 2027-01-31",
                "G1 prolonged from 2027-01-31 to null"), core.moves);
    }

    @Test
    void onlyUnitsOfOneLevelAreMerged() {
        assertEquals("unit-merge-level", assertThrows(Problem.class, () -> territory.merge("110105021", "110105", 1)).code());
        assertEquals("unit-merge-level", assertThrows(Problem.class, () -> territory.merge("G1", "110105022", 1)).code());
        assertEquals("/11/1101/110105/110105021/", territory.unit("110105021").path().value());
    }

    @Test
    void aUnitThatHasEndedOrNotBegunNeitherInheritsNorIsMerged() {
        territory.create(new NewUnit("C2", "新社区", "110105022", Level.COMMUNITY, LocalDate.parse("2026-07-01")));
        assertEquals("unit-merge-days", assertThrows(Problem.class, () -> territory.merge("110105021001", "C2", 1)).code());
        core.clock.set("2026-07-01");
        territory.change("110105021001", null, null, LocalDate.parse("2026-06-30"), 1);
        assertEquals(Problem.Kind.CONFLICT, assertThrows(Problem.class, () -> territory.merge("110105021001", "C2", 2)).kind());
        assertEquals(Problem.Kind.INVALID, assertThrows(Problem.class, () -> territory.merge("C2", "110105021001", 1)).kind());
    }

    @Test
    void listsGoOnWhereThePageBeforeEnded() {
        var first = territory.children("110105", null, 1);
        assertEquals(List.of("110105021"), first.items().stream().map(Unit::code).toList());
        assertEquals(List.of("110105022"), territory.children("110105", first.next(), 1).items().stream().map(Unit::code).toList());
        assertEquals(List.of("11"), territory.children(null, null, 10).items().stream().map(Unit::code).toList());
        assertEquals(List.of("110105021001"), territory.find("双龙", null, null, 10).items().stream().map(Unit::code).toList());
        assertEquals(3, territory.find("110105021", "110105", null, 10).items().size() + territory.find("网格", "110105", null, 10).items().size());
        assertTrue(territory.find("%", null, null, 10).items().isEmpty());
    }
}
