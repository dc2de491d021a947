package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.security.Node.refused;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.Post;
import org.linli.api.security.Role;
import org.linli.api.security.Sessions.Opened;
import org.linli.testkit.EachEngine;

@EachEngine
class OpenIdPostsTest {

    private final Transactions transactions;
    private final OpenIdTown oidc;
    private final TestTown town;
    private final TestProvider provider;

    OpenIdPostsTest(Transactions transactions) {
        this.transactions = transactions;
        oidc = new OpenIdTown(transactions);
        town = oidc.town;
        provider = oidc.provider;
    }

    @BeforeEach
    void zhangWorksHere() {
        oidc.begin();
    }

    @AfterEach
    void over() {
        provider.close();
    }

    @Test
    void postsFollowWhatTheProviderSaysAndAreOverWithTheLongestSession() {
        OpenIdSessions here = oidc.here(Map.of("oidc_roles", "keepers -> SCOREKEEPER @ ZB-01; heads -> HEAD @ *; ghosts -> HEAD @ NONE"));
        provider.says("groups", List.of("keepers", "others", "ghosts"));
        Opened opened = oidc.enter(here);
        assertTrue(town.node.of(opened).caller().may("party-points.entries.write", TestTown.path("ZB-01")));
        assertFalse(town.node.of(opened).caller().may("party-points.entries.write", TestTown.path("ZB-02")));
        Post post = oidc.posts().get(0);
        assertEquals("openid", post.givenBy());
        assertEquals("OpenID Connect", town.node.accounts.name(post.givenBy()));
        assertEquals(LocalDate.parse("2026-03-02"), post.until());
        town.clock.pass(Duration.ofHours(8));
        oidc.enter(here);
        assertEquals(post.id(), oidc.posts().get(0).id(), "renewed, not given anew");
        assertEquals(LocalDate.parse("2026-03-03"), oidc.posts().get(0).until());
        provider.says("groups", "heads");
        oidc.enter(here);
        assertEquals(List.of(Role.HEAD), oidc.posts().stream().map(Post::role).toList());
        provider.says("groups", null);
        assertTrue(town.node.of(oidc.enter(here)).caller().grants().isEmpty());
        assertEquals(List.of(), oidc.posts());
        assertEquals(List.of("SCOREKEEPER ZB-01 2026-03-02/2026-03-02", "HEAD * 2026-03-02/2026-03-03"), oidc.audited("post.given"));
    }

    @Test
    void aPostEndsWithItsUnit() {
        OpenIdSessions here = oidc.here(Map.of("oidc_roles", "keepers -> SCOREKEEPER @ ZB-01"));
        provider.says("groups", List.of("keepers"));
        oidc.enter(here);
        town.ends("ZB-01", LocalDate.parse("2026-03-02"));
        town.clock.pass(Duration.ofHours(8));
        oidc.enter(here);
        assertEquals(LocalDate.parse("2026-03-02"), oidc.posts().get(0).until());
        town.clock.pass(Duration.ofDays(1));
        oidc.enter(here);
        assertEquals(List.of(), oidc.posts());
        assertEquals(1, oidc.audited("post.given").size());
    }

    @Test
    void aPostOfAMergedUnitGoesOnAtItsHeir() {
        OpenIdSessions here = oidc.here(Map.of("oidc_roles", "keepers -> SCOREKEEPER @ ZB-01; others -> SCOREKEEPER @ ZB-02"));
        provider.says("groups", List.of("keepers"));
        oidc.enter(here);
        String post = oidc.posts().get(0).id();
        LocalDate today = LocalDate.parse("2026-03-02");
        town.merged("ZB-01", "ZB-02", today);
        town.does(town.admin, () -> transactions.write(db -> {
            town.follower().merged(db, TestTown.unit("ZB-01"), TestTown.unit("ZB-02"), today);
            return null;
        }));
        provider.says("groups", List.of("keepers", "others"));
        oidc.enter(here);
        assertEquals(List.of(post), oidc.posts().stream().map(Post::id).toList());
        assertEquals("ZB-02", oidc.posts().get(0).unit());
        assertEquals(1, oidc.audited("post.given").size());
    }

    @Test
    void whoStaysAwayKeepsNothing() {
        OpenIdSessions here = oidc.here(Map.of("oidc_roles", "heads -> HEAD @ *; chiefs -> HEAD @ *", "oidc_roles_claim", "realm.roles"));
        provider.says("realm", Map.of("roles", List.of("heads", "chiefs")));
        oidc.enter(here);
        assertEquals(List.of(Role.HEAD), oidc.posts().stream().map(Post::role).toList(), "once, though two values give it");
        town.clock.pass(Duration.ofDays(1));
        assertEquals(List.of(), oidc.posts());
    }

    @Test
    void aPostThatSomebodyGaveByHandStaysWhateverTheProviderSays() {
        town.give(oidc.zhang, Role.HEAD, "ZB-01");
        OpenIdSessions here = oidc.here(Map.of("oidc_roles", "heads -> HEAD @ ZB-01"));
        provider.says("groups", List.of("heads"));
        oidc.enter(here);
        provider.says("groups", List.of());
        oidc.enter(here);
        assertEquals(1, oidc.posts().size());
        assertNotEquals("openid", oidc.posts().get(0).givenBy());
    }

    @Test
    void noClaimPutsTogetherWhatOneAccountMayNotHold() {
        town.give(oidc.zhang, Role.AUDITOR, null);
        OpenIdSessions here = oidc.here(Map.of("oidc_roles", "heads -> HEAD @ *; members -> MEMBER @ *"));
        provider.says("groups", List.of("heads", "members"));
        oidc.enter(here);
        assertEquals(List.of(Role.AUDITOR), oidc.posts().stream().map(Post::role).toList());
        assertEquals(List.of("REFUSED", "REFUSED"), transactions.read(db -> db.list("select result from audit where town = ? and action = ? and account = ?",
                row -> row.text(1), db.town(), "post.given", "openid")));
    }

    @Test
    void anAdministratorOfTheProvidersMakingIsNotTheOneThatMustBeLeft() {
        Map<String, Object> mapped = Map.of("oidc_roles", "admins -> ADMINISTRATOR @ *");
        refused(Kind.UNAVAILABLE, "openid-misconfigured", oidc.here(mapped)::begin);
        Map<String, Object> allowed = new HashMap<>(mapped);
        allowed.put("oidc_roles_administrator", true);
        provider.says("groups", List.of("admins"));
        OpenIdSessions here = oidc.here(allowed);
        transactions.write(db -> db.update("update accounts set password = ? where town = ? and id = ?", "x", db.town(), oidc.zhang.id()));
        Opened opened = oidc.enter(here);
        assertTrue(town.node.of(opened).caller().may("core.accounts.write", null));
        Known admin = town.as(town.admin, town.accounts::own);
        refused(Kind.CONFLICT, "account-last", () -> town.node.as(opened, () -> town.accounts.disable(admin.id(), true, admin.version())));
    }
}
