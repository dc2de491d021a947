package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Kind;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.people.PersonalTables;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.NewAccount;
import org.linli.api.security.Caller;
import org.linli.api.security.Role;
import org.linli.testkit.Changelog;
import org.linli.testkit.EachEngine;

@EachEngine
class AccountRecordsTest {

    private final Transactions transactions;
    private final TestTown town;
    private final AccountRecords records;
    private final Known account;

    AccountRecordsTest(Transactions transactions) {
        this.transactions = transactions;
        town = new TestTown(transactions).begun();
        records = new AccountRecords(transactions, town.node.guard, town.node.audit, town.node.proven, town.clock);
        account = town.as(town.admin, () -> town.accounts.create(new NewAccount("zhang.shisan", "张示三",
                AccountAdministration.Kind.MEMBER, "P1", "ZB-01")));
        town.give(account, Role.MEMBER, null);
        town.signedIn(account);
        town.node.sessions.open("zhang.shisan", Node.PASSWORD, null, "192.0.2.77", "Firefox auf einem Telefon");
    }

    @Test
    void everyColumnOfAccountsAndAuditIsInTheRegisterOfFields() {
        PersonalTables register = records.tables();
        List<Changelog.Column> columns = Changelog.columns("db/changelog.xml", AccountRecords.class.getClassLoader());
        Set<String> missing = new TreeSet<>();
        columns.stream().filter(one -> !register.knows(one.table(), one.column())).forEach(one -> missing.add(one.table() + "." + one.column()));
        assertEquals(Set.of(), missing, "say in personal-data.csv what they are for, how long they stay and what becomes of them at an erasure");
        Set<String> gone = new TreeSet<>(register.tables());
        columns.forEach(one -> gone.remove(one.table()));
        assertEquals(Set.of(), gone, "tables that there aren't");
    }

    @Test
    void aPersonIsToldOfItsAccountsAndSessionsAndOfNoSecret() {
        String told = told();
        for (String word : List.of("zhang.shisan", "张示三", "MEMBER", "192.0.2.77", "Firefox auf einem Telefon")) {
            assertTrue(told.contains(word), () -> word + " in " + told);
        }
        assertFalse(told.contains("$2a$") || told.contains("hash") || told.contains("password"), told);
        assertEquals(List.of(), transactions.read(db -> records.of(db, "P2")));
    }

    @Test
    void nobodySignsInWithAnErasedAccountAndNothingNamesItsPerson() {
        int touched = erase();
        assertTrue(touched >= 3, "session, post, account: " + touched);
        String told = told();
        for (String word : List.of("zhang.shisan", "张示三", "192.0.2.77", "Firefox")) {
            assertFalse(told.contains(word), () -> word + " in " + told);
        }
        Node.refused(Kind.UNAUTHENTICATED, "sign-in", () -> town.node.basic("zhang.shisan", Node.PASSWORD));
        Node.refused(Kind.UNAUTHENTICATED, "sign-in", () -> town.node.basic("erased-" + account.id(), Node.PASSWORD));
        assertEquals(0L, transactions.read(db -> db.first("select count(*) from sessions where account = ?", row -> row.number(1), account.id())).orElseThrow());
        assertEquals("account.erased", town.as(Caller.PLATFORM, () -> transactions.read(db -> db.list(
                "select action from audit order by id desc", row -> row.text(1)))).stream().filter(action -> action.startsWith("account.")).findFirst().orElseThrow());
    }

    @Test
    void whoHoldsAnOfficeHasToGiveItUpFirst() {
        assertEquals(Optional.empty(), held());
        Known office = town.as(town.admin, () -> town.accounts.create(new NewAccount("zhang.office", "张示三", AccountAdministration.Kind.STAFF, "P1", "ZB-01")));
        town.give(office, Role.REVIEWER, "ZB-01");
        assertTrue(held().orElseThrow().startsWith("An account of the person holds the post " + Role.REVIEWER.title().en()), held().orElseThrow());
    }

    private Optional<String> held() {
        return transactions.read(db -> records.heldBy(db, "P1")).map(Text::en);
    }

    private String told() {
        return transactions.read(db -> records.of(db, "P1")).toString();
    }

    private int erase() {
        return town.as(town.admin, () -> transactions.<Integer>write(db -> records.erase(db, "P1", "已注销")));
    }
}
