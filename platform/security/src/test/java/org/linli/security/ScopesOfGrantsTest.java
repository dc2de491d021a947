package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;
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

    @Test
    void aPostAndTheHomeOfItsAccountFollowTheirUnit() {
        var path = new UnitPath("/DW/ZB-01/");
        var home = new Account("p", "head", "head", null, false, List.of(), Kind.STAFF, null, List.of(), "ZB-01", path, 1);
        var post = new HeldPost("p", "1", Role.HEAD, "ZB-01", path, LocalDate.of(2026, 1, 1), null, "admin", Instant.EPOCH);
        Account moved = transactions.write(db -> {
            store.add(db, home, Instant.EPOCH);
            new PostStore().add(db, post);
            new ScopesOfGrants(null).moved(db, path, new UnitPath("/DW/NEW/ZB-01/"));
            return store.byId(db, "p").orElseThrow();
        });
        assertEquals("/DW/NEW/ZB-01/", moved.home().value());
        assertTrue(moved.grants().stream().allMatch(grant -> grant.scope().equals(moved.home())));
        assertFalse(moved.grants().isEmpty());
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
