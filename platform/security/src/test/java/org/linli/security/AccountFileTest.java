package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.security.Node.refused;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.AccountAdministration.Wanted;
import org.linli.api.security.Caller;
import org.linli.api.security.Role;
import org.linli.api.territory.UnitPath;
import org.linli.testkit.EachEngine;

@EachEngine
class AccountFileTest {

    private static final List<String> COLUMNS = List.of("sign_in", "name", "person", "role", "unit", "from", "until");

    private final TestTown town;

    AccountFileTest(Transactions transactions) {
        town = new TestTown(transactions).begun();
    }

    @AfterEach
    void writeWhatWasRefused() throws InterruptedException {
        town.node.attempts.stop();
    }

    @Test
    void aFileMakesAccountsWithTheirPostsAndTheSameFileChangesNothing() {
        String[] rows = {"li,李四,,HEAD,ZB-01,,", "li,,,记分员,ZB-02,2026/3/2,2026-12-31", "zhang,张三,P1,,ZB-01,,"};
        assertEquals(new Applied(3, 0), applied(town.admin, rows));
        List<Known> there = town.as(town.admin, () -> town.accounts.find(new Wanted(null, null, null, null, "DW", null), null, 10)).items();
        assertEquals(List.of("li", "zhang"), there.stream().map(Known::signIn).toList());
        assertEquals(List.of(Role.HEAD, Role.SCOREKEEPER), there.get(0).posts().stream().map(post -> post.role()).toList());
        assertEquals("P1", there.get(1).person());
        assertFalse(there.get(0).password(), "nobody signs in before an invitation");
        assertEquals(new Applied(0, 3), applied(town.admin, rows));
        assertEquals(new Applied(0, 1), applied(town.admin, "li,,,记分员,ZB-02,20260302,2026年12月31日"), "days as people write them");
        assertTrue(town.signedIn(there.get(0)).holds("party-points.programs.approve"));
    }

    @Test
    void eachFaultStandsAtItsCell() {
        town.staff("wu", null);
        assertEquals(List.of("1 role", "2 unit", "3 person", "4 until", "5 from", "6 name", "7 name", "8 sign_in", "10 role"), faults(town.admin,
                "a1,甲,,KING,ZB-01,,", "a2,甲,,HEAD,nowhere,,", "a3,甲,P9,HEAD,ZB-01,,", "a4,甲,,HEAD,ZB-01,2026-04-01,2026-03-31",
                "a5,甲,,HEAD,ZB-01,2026-02-30,", "wu,别名,,HEAD,ZB-01,,", "a6,,,HEAD,ZB-01,,", "a b,甲,,HEAD,ZB-01,,", "a7,甲,,AUDITOR,,,",
                "a7,,,HEAD,ZB-01,,"));
    }

    @Test
    void aBranchImportsIntoItselfOnly() {
        Caller clerk = town.holder("clerk", Role.ADMINISTRATOR, "ZB-01");
        assertEquals(List.of("1 unit", "2 unit", "3 sign_in"), faults(clerk, "a1,甲,,HEAD,ZB-02,,", "a2,甲,,HEAD,,,", "admin,别名,P1,RATER,ZB-01,,",
                "a3,甲,,HEAD,ZB-01,,"));
    }

    @Test
    void aPostFromAFileLeavesADisabledAccountDisabled() {
        Known wu = town.staff("wu", null);
        town.as(town.admin, () -> town.node.transactions.write(db -> {
            Account before = new AccountStore(town.clock).byId(db, wu.id()).orElseThrow();
            town.accounts.disable(wu.id(), true, wu.version());
            town.accounts.give(db, before, town.accounts.post(wu.id(), new NewPost(Role.HEAD, "ZB-01", null, null), new UnitPath("/DW/ZB-01/")));
            return null;
        }));
        Known after = town.as(town.admin, () -> town.accounts.account(wu.id()));
        assertTrue(after.disabled());
        assertEquals(wu.version() + 2, after.version());
    }

    @Test
    void aNameThatOnlyLooksDifferentIsTheSameName() {
        town.staff("zhang3", null);
        assertEquals(List.of("2 sign_in", "4 sign_in", "5 sign_in"), faults(town.admin, "ｚｈａｎｇ3,张三,,,,,", "Zhang3,张三,,,,,", " li\u00a0,李四,,,,,", "LI,李四,,,,,",
                "w\u0430ng,王五,,,,,").stream().filter(fault -> !fault.startsWith("1 ")).toList());
        assertEquals(new Applied(1, 0), applied(town.admin, "ｗｕ.6,吴六,,,,,"));
        assertEquals("wu.6", town.as(town.admin, () -> town.accounts.find(new Wanted("wu", null, null, null, null, null), null, 1)).items().get(0).signIn());
        Problem alike = refused(Problem.Kind.CONFLICT, "account-alike", () -> town.staff("WU.6", null));
        assertTrue(alike.what().en().contains("wu.6"), alike.what().en());
    }

    @Test
    void aNameOfAnAccountFromBeforeIsKnownAsWell() {
        town.staff("zhang3", null);
        town.node.transactions.write(db -> db.update("delete from account_names where town = ?", db.town()));
        town.node.start(Node.PASSWORD);
        refused(Problem.Kind.CONFLICT, "account-alike", () -> town.staff("ZHANG3", null));
    }

    @Test
    void aFileFindsAnAccountFromBeforeByItsNameInFullWidthLetters() {
        Known wang = town.staff("wang", null);
        town.node.transactions.write(db -> db.update("update accounts set sign_in = ? where town = ? and id = ?", "ｗａｎｇ", db.town(), wang.id()));
        assertEquals(new Applied(1, 0), applied(town.admin, "ｗａｎｇ,,,HEAD,ZB-01,,"));
        assertEquals(new Applied(0, 1), applied(town.admin, "ｗａｎｇ,,,HEAD,ZB-01,,"));
        assertEquals(List.of("1 sign_in"), faults(town.admin, "wang,王五,,,,,"));
    }

    @Test
    void ofTwoAccountsFromBeforeThatAreAlikeTheYoungerIsCountedWithoutAName() {
        town.staff("zhang3", null);
        Known younger = town.staff("zhang4", null);
        int alike = town.node.transactions.write(db -> {
            db.update("update accounts set sign_in = ? where town = ? and id = ?", "Zhang3", db.town(), younger.id());
            db.update("delete from account_names where town = ?", db.town());
            return new AccountNames().complete(db);
        });
        assertEquals(1, alike);
    }

    private Applied applied(Caller caller, String... rows) {
        assertEquals(List.of(), faults(caller, rows));
        return town.as(caller, () -> town.node.transactions.write(db -> town.accounts.file().apply(db, lines(rows))));
    }

    private List<String> faults(Caller caller, String... rows) {
        List<String> faults = new ArrayList<>();
        town.does(caller, () -> town.node.transactions.read(db -> {
            town.accounts.file().check(db, lines(rows), (line, column, reason) -> faults.add(line.number() + " " + column));
            return null;
        }));
        return faults;
    }

    private static List<Line> lines(String... rows) {
        List<Line> lines = new ArrayList<>();
        for (String row : rows) {
            lines.add(new Row(lines.size() + 1, List.of(row.split(",", -1))));
        }
        return lines;
    }

    record Row(int number, List<String> cells) implements Line {

        @Override
        public String cell(String column) {
            return cells.get(COLUMNS.indexOf(column));
        }
    }
}
