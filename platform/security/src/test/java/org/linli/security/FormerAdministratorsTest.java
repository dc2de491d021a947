package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;
import org.linli.api.territory.UnitPath;
import org.linli.testkit.EachEngine;

@EachEngine
class FormerAdministratorsTest {

    private final Transactions transactions;
    private final AccountStore accounts = new AccountStore();

    FormerAdministratorsTest(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void whoHeldEveryRightOfTheTownHoldsItsTwoPostsAfterwards() {
        transactions.write(db -> {
            accounts.add(db, new Account("a", "admin", "admin", "hash", false, List.of(new Grant(Grant.ALL, null))), Instant.EPOCH);
            accounts.add(db, new Account("b", "clerk", "clerk", "hash", false, List.of(new Grant("core.units.write", new UnitPath("/DW/")))), Instant.EPOCH);
            return null;
        });
        new FirstAdministrator(transactions, new Passwords(4), Clock.systemUTC(), "Never-used-2026", System.out);
        new FirstAdministrator(transactions, new Passwords(4), Clock.systemUTC(), "Never-used-2026", System.out);
        assertEquals(2, transactions.read(db -> new PostStore().of(db, "a")).size(), "once, however often it starts");
        Account admin = transactions.read(db -> accounts.byId(db, "a")).orElseThrow();
        assertTrue(admin.grants().stream().noneMatch(grant -> grant.permission().equals(Grant.ALL)));
        assertEquals(List.of(Role.ADMINISTRATOR, Role.HEAD), transactions.read(db -> new ShownAccounts(accounts).roles(db, "a")).stream().sorted().toList());
        assertTrue(admin.callingFrom("local").may("party-points.programs.settle", null));
        assertTrue(admin.callingFrom("local").may("core.accounts.write", null));
        Account clerk = transactions.read(db -> accounts.byId(db, "b")).orElseThrow();
        assertTrue(clerk.callingFrom("local").may("core.units.write", new UnitPath("/DW/ZB-01/")), "other grants go on");
        assertFalse(clerk.callingFrom("local").holds("core.accounts.write"));
    }
}
