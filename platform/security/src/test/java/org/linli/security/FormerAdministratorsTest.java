package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;
import org.linli.api.territory.UnitPath;
import org.linli.testkit.EachEngine;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@EachEngine
class FormerAdministratorsTest {

    private final Transactions transactions;
    private final AccountStore accounts = new AccountStore();

    FormerAdministratorsTest(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void whoHeldEveryRightOfTheTownHoldsItsTwoPostsAfterwards() throws Exception {
        List<String> changes = changes();
        assertEquals(3, changes.size());
        transactions.write(db -> {
            accounts.add(db, new Account("a", "admin", "admin", "hash", false, List.of(new Grant(Grant.ALL, null))), Instant.EPOCH);
            accounts.add(db, new Account("b", "clerk", "clerk", "hash", false, List.of(new Grant("core.units.write", new UnitPath("/DW/")))), Instant.EPOCH);
            changes.forEach(db::update);
            return null;
        });
        Account admin = transactions.read(db -> accounts.byId(db, "a")).orElseThrow();
        assertTrue(admin.grants().stream().noneMatch(grant -> grant.permission().equals(Grant.ALL)));
        assertEquals(List.of(Role.ADMINISTRATOR, Role.HEAD), transactions.read(db -> new ShownAccounts(accounts).roles(db, "a")).stream().sorted().toList());
        assertTrue(admin.callingFrom("local").may("party-points.programs.settle", null));
        assertTrue(admin.callingFrom("local").may("core.accounts.write", null));
        Account clerk = transactions.read(db -> accounts.byId(db, "b")).orElseThrow();
        assertTrue(clerk.callingFrom("local").may("core.units.write", new UnitPath("/DW/ZB-01/")), "other grants go on");
        assertFalse(clerk.callingFrom("local").holds("core.accounts.write"));
    }

    /** What the change set does to a database of before, as it stands in the changelog. */
    private static List<String> changes() throws Exception {
        try (InputStream file = FormerAdministratorsTest.class.getResourceAsStream("/db/posts.xml")) {
            NodeList sets = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).getElementsByTagName("changeSet");
            List<String> changes = new ArrayList<>();
            for (int i = 0; i < sets.getLength(); i++) {
                var set = (Element) sets.item(i);
                NodeList sql = set.getElementsByTagName("sql");
                for (int j = 0; j < sql.getLength(); j++) {
                    changes.add(sql.item(j).getTextContent().strip());
                }
            }
            return changes;
        }
    }
}
