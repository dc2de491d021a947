package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.security.Node.ADDRESS;
import static org.linli.security.Node.refused;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.Post;
import org.linli.api.security.Caller;
import org.linli.api.security.OpenIdSignIn.Begun;
import org.linli.api.security.OpenIdSignIn.Returned;
import org.linli.api.security.Role;
import org.linli.api.security.Sessions.Due;
import org.linli.api.security.Sessions.Opened;
import org.linli.testkit.EachEngine;

@EachEngine
class OpenIdSessionsTest {

    private final Transactions transactions;
    private final TestTown town;
    private final TestProvider provider;
    private Known zhang;

    OpenIdSessionsTest(Transactions transactions) {
        this.transactions = transactions;
        town = new TestTown(transactions);
        provider = new TestProvider(town.clock);
    }

    @BeforeEach
    void zhangWorksHere() {
        town.begun();
        zhang = town.staff("zhang", null);
        provider.says("sub", "s-1").says("preferred_username", "zhang");
    }

    @AfterEach
    void over() {
        provider.close();
    }

    @Test
    void whomTheProviderNamesIsSignedInWithTheAccountOfThatName() {
        OpenIdSessions here = here(Map.of());
        Begun begun = here.begin();
        Opened opened = here.complete(new Returned("good", provider.visited(begun.provider()), null, null), begun.kept(), ADDRESS, "Firefox").opened();
        assertEquals("zhang", town.node.of(opened).caller().name());
        assertTrue(begun.provider().getRawQuery().contains("code_challenge_method=S256"), begun.provider().toString());
        assertFalse(begun.provider().toString().contains(provider.verifier()), "the verifier stays with the browser");
        assertEquals("Basic bGlubGk6Z2VoZWltJTNG", provider.authorization(), "form-encoded first, as RFC 6749 asks");
        assertEquals(List.of("oidc, Firefox"), audited("session.opened"));
        assertEquals(List.of(provider.issuer() + " s-1"), audited("account.linked"));
        town.node.as(opened, () -> {
            town.node.sessions.endAll(false);
            return null;
        });
        assertTrue(town.node.sessions.find(opened.secret(), ADDRESS).isEmpty());
    }

    @Test
    void anAccountBelongsToTheFirstOfItsNameAndFollowsItWhateverItIsCalledLater() {
        OpenIdSessions here = here(Map.of());
        enter(here);
        provider.says("preferred_username", "zhang.renamed");
        assertEquals("zhang", enter(here).session().caller().name());
        provider.says("sub", "s-2").says("preferred_username", "zhang");
        refused(Kind.FORBIDDEN, "openid-unknown", () -> enter(here));
        Known now = town.as(town.admin, () -> town.accounts.account(zhang.id()));
        Known disabled = town.as(town.admin, () -> town.accounts.disable(zhang.id(), true, now.version()));
        town.as(town.admin, () -> town.accounts.disable(zhang.id(), false, disabled.version()));
        enter(here);
    }

    @Test
    void anEmailAddressNamesNobodyUnlessItIsVerified() {
        town.staff("li@town.example", null);
        OpenIdSessions here = here(Map.of("oidc_claim", "email"));
        provider.says("email", "li@town.example").says("email_verified", false);
        refused(Kind.FORBIDDEN, "openid-unknown", () -> enter(here));
        provider.says("email_verified", true);
        assertEquals("li@town.example", enter(here).session().caller().name());
    }

    @Test
    void whoHasNoAccountGetsOneOnlyIfTheOperatorSaysSoAndHoldsNothing() {
        provider.says("sub", "s-9").says("preferred_username", "wang").says("name", "王五");
        refused(Kind.FORBIDDEN, "openid-unknown", () -> enter(here(Map.of())));
        Opened opened = enter(here(Map.of("oidc_accounts", true)));
        assertEquals("王五", opened.session().caller().name());
        assertTrue(opened.session().caller().grants().isEmpty());
        enter(here(Map.of()));
        provider.says("sub", "s-11").says("preferred_username", "ｌｉ").says("name", "李四");
        String li = enter(here(Map.of("oidc_accounts", true))).session().caller().account();
        assertEquals("li", town.as(town.admin, () -> town.accounts.account(li)).signIn(), "plain letters, as everybody's");
        provider.says("sub", "s-10").says("preferred_username", "不能 作名字");
        refused(Kind.INVALID, "account-sign-in", () -> enter(here(Map.of("oidc_accounts", true))));
    }

    @Test
    void aDisabledAccountAndThatOfAProgramAreRefused() {
        OpenIdSessions here = here(Map.of());
        Opened opened = enter(here);
        Known now = town.as(town.admin, () -> town.accounts.account(zhang.id()));
        town.as(town.admin, () -> town.accounts.disable(zhang.id(), true, now.version()));
        assertTrue(town.node.sessions.find(opened.secret(), ADDRESS).isEmpty());
        refused(Kind.FORBIDDEN, "openid-unknown", () -> enter(here));
        transactions.write(db -> db.update("update accounts set kind = ?, closed = ? where town = ? and id = ?", "PROGRAM", false, db.town(), zhang.id()));
        refused(Kind.FORBIDDEN, "openid-unknown", () -> enter(here));
        assertEquals(List.of("OPENID", "OPENID"), audited("sign-in.failed"));
    }

    @Test
    void anAnswerThatIsNotOfThisBrowsersSignInOpensNothing() {
        OpenIdSessions here = here(Map.of());
        Begun mine = here.begin();
        Begun anothers = here.begin();
        String state = provider.visited(mine.provider());
        String foreign = provider.visited(anothers.provider());
        refused(Kind.FORBIDDEN, "openid-over", () -> here.complete(new Returned("good", state, null, null), null, ADDRESS, ""));
        refused(Kind.FORBIDDEN, "openid-refused", () -> here.complete(new Returned("good", foreign, null, null), mine.kept(), ADDRESS, ""));
        refused(Kind.FORBIDDEN, "openid-refused", () -> here.complete(new Returned("good", null, null, null), mine.kept(), ADDRESS, ""));
        refused(Kind.FORBIDDEN, "openid-refused", () -> here.complete(new Returned("good", state, null, null), mine.kept(), ADDRESS, ""));
        provider.visited(mine.provider());
        refused(Kind.FORBIDDEN, "openid-refused", () -> here.complete(new Returned("used", state, null, null), mine.kept(), ADDRESS, ""));
        refused(Kind.FORBIDDEN, "openid-refused", () -> here.complete(new Returned(null, state, null, null), mine.kept(), ADDRESS, ""));
        refused(Kind.FORBIDDEN, "openid-refused", () -> here.complete(new Returned("good", state, "https://evil.example", null), mine.kept(), ADDRESS, ""));
        refused(Kind.FORBIDDEN, "openid-declined", () -> here.complete(new Returned(null, state, null, "access_denied"), mine.kept(), ADDRESS, ""));
        town.clock.pass(Attempt.WITHIN);
        refused(Kind.FORBIDDEN, "openid-over", () -> here.complete(new Returned("good", state, null, null), mine.kept(), ADDRESS, ""));
        assertEquals(List.of(), audited("session.opened"));
    }

    @Test
    void whatBeganOnOneNodeEndsOnAnother() {
        Begun begun = here(Map.of()).begin();
        String state = provider.visited(begun.provider());
        assertEquals("zhang", here(Map.of()).complete(new Returned("good", state, null, null), begun.kept(), ADDRESS, "").opened().session().caller().name());
    }

    @Test
    void failuresCountByAddress() {
        OpenIdSessions here = here(Map.of());
        for (int i = 0; i < 20; i++) {
            Begun begun = here.begin();
            refused(Kind.FORBIDDEN, "openid-refused", () -> here.complete(new Returned("good", "guess", null, null), begun.kept(), ADDRESS, ""));
        }
        refused(Kind.TOO_MANY, "sign-in-locked", () -> enter(here));
        assertEquals(20, audited("sign-in.failed").size());
    }

    @Test
    void postsFollowWhatTheProviderSaysAndAreOverWithTheLongestSession() {
        OpenIdSessions here = here(Map.of("oidc_roles", "keepers -> SCOREKEEPER @ ZB-01; heads -> HEAD @ *; ghosts -> HEAD @ NONE"));
        provider.says("groups", List.of("keepers", "others", "ghosts"));
        Opened opened = enter(here);
        assertTrue(town.node.of(opened).caller().may("party-points.entries.write", TestTown.path("ZB-01")));
        assertFalse(town.node.of(opened).caller().may("party-points.entries.write", TestTown.path("ZB-02")));
        Post post = posts().get(0);
        assertEquals("openid", post.givenBy());
        assertEquals("OpenID Connect", town.node.accounts.name(post.givenBy()));
        assertEquals(LocalDate.parse("2026-03-02"), post.until());
        town.clock.pass(Duration.ofHours(8));
        enter(here);
        assertEquals(post.id(), posts().get(0).id(), "renewed, not given anew");
        assertEquals(LocalDate.parse("2026-03-03"), posts().get(0).until());
        provider.says("groups", "heads");
        enter(here);
        assertEquals(List.of(Role.HEAD), posts().stream().map(Post::role).toList());
        provider.says("groups", null);
        assertTrue(town.node.of(enter(here)).caller().grants().isEmpty());
        assertEquals(List.of(), posts());
        assertEquals(List.of("SCOREKEEPER ZB-01 2026-03-02/2026-03-02", "HEAD * 2026-03-02/2026-03-03"), audited("post.given"));
    }

    @Test
    void whoStaysAwayKeepsNothing() {
        OpenIdSessions here = here(Map.of("oidc_roles", "heads -> HEAD @ *; chiefs -> HEAD @ *", "oidc_roles_claim", "realm.roles"));
        provider.says("realm", Map.of("roles", List.of("heads", "chiefs")));
        enter(here);
        assertEquals(List.of(Role.HEAD), posts().stream().map(Post::role).toList(), "once, though two values give it");
        town.clock.pass(Duration.ofDays(1));
        assertEquals(List.of(), posts());
    }

    @Test
    void aPostThatSomebodyGaveByHandStaysWhateverTheProviderSays() {
        town.give(zhang, Role.HEAD, "ZB-01");
        OpenIdSessions here = here(Map.of("oidc_roles", "heads -> HEAD @ ZB-01"));
        provider.says("groups", List.of("heads"));
        enter(here);
        provider.says("groups", List.of());
        enter(here);
        assertEquals(1, posts().size());
        assertNotEquals("openid", posts().get(0).givenBy());
    }

    @Test
    void noClaimPutsTogetherWhatOneAccountMayNotHold() {
        town.give(zhang, Role.AUDITOR, null);
        OpenIdSessions here = here(Map.of("oidc_roles", "heads -> HEAD @ *; members -> MEMBER @ *"));
        provider.says("groups", List.of("heads", "members"));
        enter(here);
        assertEquals(List.of(Role.AUDITOR), posts().stream().map(Post::role).toList());
        assertEquals(List.of("REFUSED", "REFUSED"), transactions.read(db -> db.list("select result from audit where town = ? and action = ? and account = ?",
                row -> row.text(1), db.town(), "post.given", "openid")));
    }

    @Test
    void anAdministratorOfTheProvidersMakingIsNotTheOneThatMustBeLeft() {
        Map<String, Object> mapped = Map.of("oidc_roles", "admins -> ADMINISTRATOR @ *");
        assertThrows(IllegalArgumentException.class, () -> here(mapped), "the operator has to say so");
        Map<String, Object> allowed = new HashMap<>(mapped);
        allowed.put("oidc_roles_administrator", true);
        provider.says("groups", List.of("admins"));
        OpenIdSessions here = here(allowed);
        transactions.write(db -> db.update("update accounts set password = ? where town = ? and id = ?", "x", db.town(), zhang.id()));
        Opened opened = enter(here);
        assertTrue(town.node.of(opened).caller().may("core.accounts.write", null));
        Known admin = town.as(town.admin, town.accounts::own);
        refused(Kind.CONFLICT, "account-last", () -> town.node.as(opened, () -> town.accounts.disable(admin.id(), true, admin.version())));
    }

    @Test
    void aSecondFactorIsDueUnlessTheOperatorTakesTheProvidersWordForIt() {
        town.give(zhang, Role.HEAD, null);
        provider.says("amr", List.of("pwd", "otp")).says("acr", "silver");
        assertEquals(Due.ENROLMENT, enter(strict(Map.of())).session().due());
        assertEquals(Due.ENROLMENT, enter(strict(Map.of("oidc_second_factor", "mfa, gold"))).session().due());
        assertEquals(Due.NOTHING, enter(strict(Map.of("oidc_second_factor", "mfa, otp"))).session().due());
        Opened opened = enter(strict(Map.of("oidc_second_factor", "silver")));
        assertEquals(Due.NOTHING, opened.session().due());
        assertEquals(Due.NOTHING, strictNode().of(opened).due(), "at its next requests, too");
    }

    @Test
    void aProviderThatIsDownIsNobodysFaultAndIsAskedAgainOnlyAfterAWhile() {
        provider.answers(500);
        OpenIdSessions here = here(Map.of());
        refused(Kind.UNAVAILABLE, "openid-silent", here::begin);
        provider.answers(200);
        refused(Kind.UNAVAILABLE, "openid-silent", here::begin);
        assertEquals(1, provider.asked());
        town.clock.pass(Duration.ofSeconds(5));
        enter(here);
        provider.answers(500);
        enter(here);
        assertEquals(2, provider.asked(), "what it says of itself is kept for an hour");
        assertEquals(List.of(), audited("sign-in.failed"));
    }

    @Test
    void nobodyStandsInLineForAProviderThatHangs() throws Exception {
        provider.hangs();
        OpenIdSessions here = here(Map.of());
        CompletableFuture<Begun> first = CompletableFuture.supplyAsync(here::begin);
        provider.awaitAsked();
        refused(Kind.UNAVAILABLE, "openid-silent", here::begin);
        assertFalse(first.isDone(), "the other still waits");
        provider.goesOn();
        assertTrue(first.get().provider().toString().startsWith(provider.issuer()));
        enter(here);
    }

    @Test
    void whoSignedInThereIsToldWhereToSignOutThere() {
        OpenIdSessions here = here(Map.of());
        Opened opened = enter(here);
        assertTrue(here.signOut(opened.session()).orElseThrow().toString().startsWith(provider.issuer() + "/exit?client_id=linli&post_logout_redirect_uri=http"));
        assertTrue(here.signOut(town.node.open(null).session()).isEmpty(), "the administrator has no account there");
    }

    @Test
    void withoutAProviderThereIsNoWayIn() {
        OpenIdSessions here = here(Map.of("oidc_issuer", ""));
        refused(Kind.NOT_FOUND, "openid-off", here::begin);
        refused(Kind.NOT_FOUND, "openid-off", () -> here.complete(new Returned("good", "s", null, null), "k", ADDRESS, ""));
    }

    @Test
    void halfASettingIsRefused() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("oidc_issuer", "http://id.example"), Map.of("oidc_client", ""),
                Map.of("oidc_address", "http://town.example"), Map.of("oidc_address", ""), Map.of("oidc_page", "//evil.example"),
                Map.of("oidc_page", "https://evil.example/"), Map.of("oidc_page", "/a\"b"), Map.of("oidc_scopes", "profile"),
                Map.of("oidc_algorithms", "HS256"), Map.of("oidc_roles", "x -> BOSS @ *"), Map.of("oidc_roles", "x"), Map.of("oidc_claim", ""))) {
            assertThrows(IllegalArgumentException.class, () -> here(wrong), wrong::toString);
        }
    }

    private OpenIdSessions here(Map<String, Object> changed) {
        return on(town.node, changed);
    }

    /** Where heads must have a second factor. */
    private OpenIdSessions strict(Map<String, Object> changed) {
        return on(strictNode(), changed);
    }

    private Node strictNode() {
        return new Node(transactions, town.clock, town.node.folder(), Map.of("second_factor_roles", "HEAD"));
    }

    private OpenIdSessions on(Node node, Map<String, Object> changed) {
        Map<String, Object> settings = new HashMap<>(Map.of("oidc_issuer", provider.issuer(), "oidc_client", "linli", "_oidc_secret", "geheim?",
                "oidc_address", "http://localhost:8181", "oidc_claim", "preferred_username"));
        settings.putAll(changed);
        return new OpenIdSessions(transactions, node.guard, node.audit, node.lockout, new SignInPolicy(Node.set(SignInPolicy.Settings.class, Map.of())),
                node.sessions, node.proven, town.territory, Node.set(OpenIdSessions.Settings.class, settings), town.clock);
    }

    private Opened enter(OpenIdSessions here) {
        Begun begun = here.begin();
        return here.complete(new Returned("good", provider.visited(begun.provider()), null, null), begun.kept(), ADDRESS, "Firefox").opened();
    }

    private List<Post> posts() {
        return town.as(town.admin, () -> town.accounts.account(zhang.id())).posts();
    }

    private List<String> audited(String action) {
        return transactions.read(db -> db.list("select after_text from audit where town = ? and action = ? and account <> ? and account <> ? order by id",
                row -> row.text(1), db.town(), action, town.admin.account(), Caller.PLATFORM.account()));
    }
}
