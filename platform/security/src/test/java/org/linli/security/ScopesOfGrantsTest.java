package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.security.Grant;
import org.linli.api.territory.UnitPath;
import org.linli.testkit.EachEngine;

@EachEngine
class ScopesOfGrantsTest {

    private final Transactions transactions;
    private final AccountStore store = new AccountStore();

    ScopesOfGrantsTest(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void whoWorksInAUnitGoesOnWorkingThereAfterItHasMoved() {
        assertEquals(Arrays.asList("/DW/ZB/NEW/ZB-01/", "/DW/ZB/NEW/ZB-01/G1/"), scopesAfterMove("/DW/ZB-01/", "/DW/ZB-01/G1/"));
    }

    @Test
    void otherScopesStayAsTheyAre() {
        assertEquals(Arrays.asList("/DW/", "/DW/ZB-010/", "/ZB-01/", null), scopesAfterMove("/DW/", "/DW/ZB-010/", "/ZB-01/", null));
    }

    private List<String> scopesAfterMove(String... scopes) {
        List<Grant> grants = Arrays.stream(scopes).map(scope -> new Grant("core.units.write", scope == null ? null : new UnitPath(scope))).toList();
        return transactions.write(db -> {
            store.add(db, new Account("a", "secretary", "secretary", null, false, grants), Instant.EPOCH);
            new ScopesOfGrants(null).moved(db, new UnitPath("/DW/ZB-01/"), new UnitPath("/DW/ZB/NEW/ZB-01/"));
            return store.byId(db, "a").orElseThrow().grants().stream()
                    .map(grant -> grant.scope() == null ? null : grant.scope().value()).toList();
        });
    }
}
