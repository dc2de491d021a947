package org.linli.core.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results.Board;
import org.linli.api.programs.Results.Settlement;
import org.linli.api.programs.Stage;
import org.linli.core.programs.PointsTown;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.RulebookParser;
import org.linli.testkit.EachEngine;

/** What is read of results doesn't grow with how many there are. */
@EachEngine
class AnySizeTest {

    private static final Rulebook WITHOUT_TIERS = RulebookParser.parse("""
        rulebook: test.ranked
        version: 1
        module: test
        title: {zh: 积分, en: Points}
        cycle: YEAR
        subjects: PERSON
        components:
          - {id: appraisal, title: {zh: 评议积分, en: Appraisal}, weight: 1, score: {max: 100}}
        """).rulebook();

    private final Transactions transactions;
    private final SettledTown town;
    private final Program program;
    private final List<String> asked = new ArrayList<>();

    AnySizeTest(Transactions transactions) {
        this.transactions = transactions;
        town = new SettledTown(transactions);
        program = town.p2();
    }

    @Test
    void ofABoardOfOneUnitNoMoreIsReadThanIsShown() {
        town.order(program, Stage.PRELIMINARY);
        assertEquals(2, beginning(2).rows().size());
        assertEquals(1, readings(), "there are 22");
        assertEquals(List.of("姓名", "最终得分", "等次"), beginning(2).columns().stream().map(column -> column.zh()).toList());
    }

    @Test
    void ofABoardOnWhichNobodyWouldHangNothingIsLookedForBehindTheFirstPage() {
        nobodyIsScored();
        town.order(program, Stage.PRELIMINARY);
        assertEquals(List.of(), beginning(2).rows());
        assertEquals(1, readings());
    }

    @Test
    void aBoardNamesTheUnitsOfItsFirstRowsWhereOthersFollowFurtherDown() {
        town.points.apply(program, "members", List.of(new PointsTown.Cells(2, "person", "M901", "branch", "ZB-02", "kind", "EMPLOYED")));
        town.order(program, Stage.PRELIMINARY);
        transactions.write(db -> db.update("update results set tier = 'qualified', total = 80 where town = ? and subject = 'M901'", db.town())
                + db.update("update settlement_units set tier = 'qualified', waiting = 0 where town = ? and unit = 'ZB-02'", db.town()));
        Board board = beginning(2);
        assertEquals(4, board.columns().size());
        assertEquals("单元ZB-01", board.rows().get(0).get(1));
        assertEquals(1, readings());
        transactions.write(db -> db.update("delete from settlement_units where town = ?", db.town()));
        assertEquals(board, beginning(2), "a settlement that is older than its counts is read on");
    }

    @Test
    void whereRanksDecideWhoHangsTheBeginningOfABoardHasTheColumnsOfTheBoard() {
        town.points.apply(program, "members", List.of(new PointsTown.Cells(2, "person", "M901", "branch", "ZB-02", "kind", "EMPLOYED")));
        town.order(program, Stage.PRELIMINARY);
        transactions.write(db -> db.update("update settlement_units set waiting = 0 where town = ? and unit = 'ZB-02'", db.town()));
        ranked(2);
        assertEquals(List.of("姓名", "最终得分"), columnsWithoutTiers(), "of the other unit only the lower half is scored");
        ranked(1);
        assertEquals(List.of("姓名", "单元", "最终得分"), columnsWithoutTiers());
    }

    private void ranked(int rank) {
        transactions.write(db -> db.update("update results set tier = null, total = 80, standing = ?, ranked = 2 where town = ? and subject = 'M901'", rank, db.town()));
    }

    /** Those of the beginning, which are those of the whole board. */
    private List<String> columnsWithoutTiers() {
        return transactions.read(db -> {
            var sheet = new BoardSheet(program, WITHOUT_TIERS, codes -> Map.of());
            List<Text> columns = sheet.beginning(db, settlement(db), 2).columns();
            assertEquals(sheet.of(db, settlement(db)).columns(), columns);
            return columns.stream().map(Text::zh).toList();
        });
    }

    @Test
    void unitsAreCountedFromWhatIsKeptAlsoWhereNobodyIsInATier() {
        nobodyIsScored();
        town.order(program, Stage.PRELIMINARY);
        transactions.read(db -> {
            Db counted = counted(db);
            assertEquals(List.of(), FoundResults.units(counted, program, settlement(db).id(), null, 5, 4));
            assertEquals(List.of(), FoundResults.units(counted, program, settlement(db).id(), program.path(), 5, 0), "and of a rulebook without tiers none");
            return null;
        });
        assertFalse(asked.isEmpty());
        assertEquals(0, readings());
    }

    private void nobodyIsScored() {
        transactions.write(db -> db.update("delete from component_scores where town = ?", db.town()) + db.update("delete from vetoes where town = ?", db.town()));
    }

    private Board beginning(int rows) {
        return transactions.read(db -> new BoardSheet(program, town.points.shelf.rules(db, program).rulebook(), codes -> Map.of("ZB-01", "单元ZB-01", "ZB-02", "单元ZB-02"))
                .beginning(counted(db), settlement(db), rows));
    }

    private Settlement settlement(Db db) {
        return SettlementStore.newest(db, program.id()).orElseThrow().settlement();
    }

    /** How often results were asked for. */
    private long readings() {
        return asked.stream().filter(sql -> sql.contains(" from results")).count();
    }

    private Db counted(Db db) {
        asked.clear();
        return (Db) Proxy.newProxyInstance(Db.class.getClassLoader(), new Class<?>[] {Db.class}, (proxy, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof String sql) {
                asked.add(sql);
            }
            try {
                return method.invoke(db, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
