package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.security.Node.ADDRESS;
import static org.linli.security.Node.refused;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.OpenIdSignIn.Begun;
import org.linli.api.security.OpenIdSignIn.Returned;
import org.linli.api.security.Role;
import org.linli.api.security.Sessions.Due;
import org.linli.api.security.Sessions.Opened;
import org.linli.testkit.EachEngine;

@EachEngine
class OpenIdSessionsTest {

    private final Transactions transactions;
    private final OpenIdTown oidc;
    private final TestTown town;
    private final TestProvider provider;

    OpenIdSessionsTest(Transactions transactions) {
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
    void whomTheProviderNamesIsSignedInWithTheAccountOfThatName() {
        OpenIdSessions here = oidc.here(Map.of());
        Begun begun = here.begin();
        Opened opened = here.complete(new Returned("good", provider.visited(begun.provider()), null, null), begun.kept(), ADDRESS, "Firefox").opened();
        assertEquals("zhang", town.node.of(opened).caller().name());
        assertTrue(begun.provider().getRawQuery().contains("code_challenge_method=S256"), begun.provider().toString());
        assertFalse(begun.provider().toString().contains(provider.verifier()), "the verifier stays with the browser");
        assertEquals("Basic bGlubGk6Z2VoZWltJTNG", provider.authorization(), "form-encoded first, as RFC 6749 asks");
        assertEquals(List.of("oidc, Firefox"), oidc.audited("session.opened"));
        assertEquals(List.of(provider.issuer() + " s-1"), oidc.audited("account.linked"));
        town.node.as(opened, () -> {
            town.node.sessions.endAll(false);
            return null;
        });
        assertTrue(town.node.sessions.find(opened.secret(), ADDRESS).isEmpty());
    }

    @Test
    void anAccountBelongsToTheFirstOfItsNameAndFollowsItWhateverItIsCalledLater() {
        OpenIdSessions here = oidc.here(Map.of());
        oidc.enter(here);
        provider.says("preferred_username", "zhang.renamed");
        assertEquals("zhang", oidc.enter(here).session().caller().name());
        provider.says("sub", "s-2").says("preferred_username", "zhang");
        refused(Kind.FORBIDDEN, "openid-unknown", () -> oidc.enter(here));
        Known now = town.as(town.admin, () -> town.accounts.account(oidc.zhang.id()));
        Known disabled = town.as(town.admin, () -> town.accounts.disable(oidc.zhang.id(), true, now.version()));
        town.as(town.admin, () -> town.accounts.disable(oidc.zhang.id(), false, disabled.version()));
        oidc.enter(here);
    }

    @Test
    void whoComesByTheNameOfOneThatRulesTheTownGetsNothing() {
        OpenIdSessions here = oidc.here(Map.of());
        provider.says("preferred_username", "admin");
        refused(Kind.FORBIDDEN, "openid-unknown", () -> oidc.enter(here));
        assertEquals(List.of("REFUSED"), oidc.results("account.linked"));
        provider.says("preferred_username", "zhang");
        town.give(oidc.zhang, Role.HEAD, null);
        refused(Kind.FORBIDDEN, "openid-unknown", () -> oidc.enter(here));
        assertEquals("zhang", oidc.enter(oidc.here(Map.of("oidc_roles_administrator", true))).session().caller().name());
        assertEquals("zhang", oidc.enter(here).session().caller().name(), "it is linked now");
    }

    @Test
    void theHeadOfAUnitIsKnownByItsName() {
        town.give(oidc.zhang, Role.HEAD, "ZB-01");
        assertEquals("zhang", oidc.enter(oidc.here(Map.of())).session().caller().name());
    }

    @Test
    void anEmailAddressNamesNobodyUnlessItIsVerified() {
        town.staff("li@town.example", null);
        OpenIdSessions here = oidc.here(Map.of("oidc_claim", "email"));
        provider.says("email", "li@town.example").says("email_verified", false);
        refused(Kind.FORBIDDEN, "openid-unknown", () -> oidc.enter(here));
        provider.says("email_verified", true);
        assertEquals("li@town.example", oidc.enter(here).session().caller().name());
    }

    @Test
    void whoHasNoAccountGetsOneOnlyIfTheOperatorSaysSoAndHoldsNothing() {
        provider.says("sub", "s-9").says("preferred_username", "wang").says("name", "王五");
        refused(Kind.FORBIDDEN, "openid-unknown", () -> oidc.enter(oidc.here(Map.of())));
        Opened opened = oidc.enter(oidc.here(Map.of("oidc_accounts", true)));
        assertEquals("王五", opened.session().caller().name());
        assertTrue(opened.session().caller().grants().isEmpty());
        oidc.enter(oidc.here(Map.of()));
        provider.says("sub", "s-11").says("preferred_username", "ｌｉ").says("name", "李四");
        String li = oidc.enter(oidc.here(Map.of("oidc_accounts", true))).session().caller().account();
        assertEquals("li", town.as(town.admin, () -> town.accounts.account(li)).signIn(), "plain letters, as everybody's");
        provider.says("sub", "s-10").says("preferred_username", "不能 作名字");
        refused(Kind.INVALID, "account-sign-in", () -> oidc.enter(oidc.here(Map.of("oidc_accounts", true))));
    }

    @Test
    void aDisabledAccountAndThatOfAProgramAreRefused() {
        OpenIdSessions here = oidc.here(Map.of());
        Opened opened = oidc.enter(here);
        Known now = town.as(town.admin, () -> town.accounts.account(oidc.zhang.id()));
        town.as(town.admin, () -> town.accounts.disable(oidc.zhang.id(), true, now.version()));
        assertTrue(town.node.sessions.find(opened.secret(), ADDRESS).isEmpty());
        refused(Kind.FORBIDDEN, "openid-unknown", () -> oidc.enter(here));
        transactions.write(db -> db.update("update accounts set kind = ?, closed = ? where town = ? and id = ?", "PROGRAM", false, db.town(), oidc.zhang.id()));
        refused(Kind.FORBIDDEN, "openid-unknown", () -> oidc.enter(here));
        assertEquals(List.of("OPENID", "OPENID"), oidc.audited("sign-in.failed"));
    }

    @Test
    void anAnswerThatIsNotOfThisBrowsersSignInOpensNothing() {
        OpenIdSessions here = oidc.here(Map.of());
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
        assertEquals(List.of(), oidc.audited("session.opened"));
    }

    @Test
    void whatBeganOnOneNodeEndsOnAnother() {
        Begun begun = oidc.here(Map.of()).begin();
        String state = provider.visited(begun.provider());
        assertEquals("zhang", oidc.here(Map.of()).complete(new Returned("good", state, null, null), begun.kept(), ADDRESS, "").opened().session().caller().name());
    }

    @Test
    void failuresCountByAddress() {
        OpenIdSessions here = oidc.here(Map.of());
        for (int i = 0; i < 20; i++) {
            Begun begun = here.begin();
            String state = provider.visited(begun.provider());
            refused(Kind.FORBIDDEN, "openid-refused", () -> here.complete(new Returned("guess", state, null, null), begun.kept(), ADDRESS, ""));
        }
        refused(Kind.TOO_MANY, "sign-in-locked", () -> oidc.enter(here));
        assertEquals(20, oidc.audited("sign-in.failed").size());
    }

    @Test
    void whoGuessesNothingLocksNobodyOut() {
        OpenIdSessions here = oidc.here(Map.of());
        for (int i = 0; i < 20; i++) {
            Begun begun = here.begin();
            String state = provider.visited(begun.provider());
            refused(Kind.FORBIDDEN, "openid-refused", () -> here.complete(new Returned("good", "x", null, null), begun.kept(), ADDRESS, ""));
            refused(Kind.FORBIDDEN, "openid-refused", () -> here.complete(new Returned(null, state, null, null), begun.kept(), ADDRESS, ""));
        }
        town.node.attempts.writeSums();
        assertEquals(List.of("40"), oidc.audited("access.refused"), "summed up");
        provider.says("preferred_username", "nobody");
        for (int i = 0; i < 20; i++) {
            refused(Kind.FORBIDDEN, "openid-unknown", () -> oidc.enter(here));
        }
        assertEquals(20, oidc.audited("sign-in.failed").size());
        provider.says("preferred_username", "zhang");
        oidc.enter(here);
    }

    @Test
    void whatTheProviderSaysOfACodeIsOfTheCodeAndWhatItSaysOfUsIsOfUs() {
        OpenIdSessions here = oidc.here(Map.of());
        provider.refuses(400, "invalid_request");
        refused(Kind.FORBIDDEN, "openid-refused", () -> oidc.enter(here, "bad"));
        provider.refuses(401, "invalid_client");
        refused(Kind.UNAVAILABLE, "openid-silent", () -> oidc.enter(here, "bad"));
        provider.refuses(400, "unauthorized_client");
        refused(Kind.UNAVAILABLE, "openid-silent", () -> oidc.enter(here, "bad"));
        provider.refuses(429, "slow_down");
        refused(Kind.UNAVAILABLE, "openid-silent", () -> oidc.enter(here, "bad"));
        provider.refuses(500, "server_error");
        refused(Kind.UNAVAILABLE, "openid-silent", () -> oidc.enter(here, "bad"));
        assertEquals(1, oidc.audited("sign-in.failed").size());
    }

    @Test
    void aSecondFactorIsDueUnlessTheOperatorTakesTheProvidersWordForIt() {
        oidc.enter(oidc.here(Map.of()));
        town.give(oidc.zhang, Role.HEAD, null);
        provider.says("amr", List.of("pwd", "otp")).says("acr", "silver");
        assertEquals(Due.ENROLMENT, oidc.enter(oidc.strict(Map.of())).session().due());
        assertEquals(Due.ENROLMENT, oidc.enter(oidc.strict(Map.of("oidc_second_factor", "mfa, gold"))).session().due());
        assertEquals(Due.NOTHING, oidc.enter(oidc.strict(Map.of("oidc_second_factor", "mfa, otp"))).session().due());
        Opened opened = oidc.enter(oidc.strict(Map.of("oidc_second_factor", "silver")));
        assertEquals(Due.NOTHING, opened.session().due());
        assertEquals(Due.NOTHING, oidc.strictNode().of(opened).due(), "at its next requests, too");
        town.clock.pass(Duration.ofDays(1));
        oidc.enter(oidc.strict(Map.of("oidc_second_factor", "silver")));
        assertEquals(1, transactions.read(db -> db.list("select id from openid_sessions where town = ?", row -> row.text(1), db.town())).size(),
                "it is forgotten with the session");
    }

    @Test
    void aProviderThatIsDownIsNobodysFaultAndIsAskedAgainOnlyAfterAWhile() {
        provider.answers(500);
        OpenIdSessions here = oidc.here(Map.of());
        refused(Kind.UNAVAILABLE, "openid-silent", here::begin);
        provider.answers(200);
        refused(Kind.UNAVAILABLE, "openid-silent", here::begin);
        assertEquals(1, provider.asked());
        town.clock.pass(Duration.ofSeconds(5));
        oidc.enter(here);
        provider.answers(500);
        oidc.enter(here);
        assertEquals(2, provider.asked(), "what it says of itself is kept for an hour");
        assertEquals(List.of(), oidc.audited("sign-in.failed"));
    }

    @Test
    void nobodyStandsInLineForAProviderThatHangs() throws Exception {
        provider.hangs();
        OpenIdSessions here = oidc.here(Map.of());
        CompletableFuture<Begun> first = CompletableFuture.supplyAsync(here::begin);
        provider.awaitAsked();
        refused(Kind.UNAVAILABLE, "openid-silent", here::begin);
        assertFalse(first.isDone(), "the other still waits");
        provider.goesOn();
        assertTrue(first.get().provider().toString().startsWith(provider.issuer()));
        oidc.enter(here);
    }

    @Test
    void norForOneWhoseKeysHang() throws Exception {
        provider.keysHang();
        OpenIdSessions here = oidc.here(Map.of());
        CompletableFuture<Opened> first = CompletableFuture.supplyAsync(() -> oidc.enter(here));
        provider.awaitAskedForKeys();
        refused(Kind.UNAVAILABLE, "openid-silent", () -> oidc.enter(here));
        assertFalse(first.isDone(), "the other still waits");
        provider.goesOn();
        first.get();
        oidc.enter(here);
    }

    @Test
    void whoSignedInThereIsToldWhereToSignOutThere() {
        OpenIdSessions here = oidc.here(Map.of());
        Opened opened = oidc.enter(here);
        assertTrue(here.signOut(opened.session()).orElseThrow().toString().startsWith(provider.issuer() + "/exit?client_id=linli&post_logout_redirect_uri=http"));
        assertTrue(here.signOut(town.node.open(null).session()).isEmpty(), "the administrator has no account there");
    }

    @Test
    void withoutAProviderThereIsNoWayIn() {
        OpenIdSessions here = oidc.here(Map.of("oidc_issuer", ""));
        refused(Kind.NOT_FOUND, "openid-off", here::begin);
        refused(Kind.NOT_FOUND, "openid-off", () -> here.complete(new Returned("good", "s", null, null), "k", ADDRESS, ""));
    }

    @Test
    void withHalfASettingNobodyComesInThatWay() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("oidc_issuer", "http://id.example"), Map.of("oidc_client", ""),
                Map.of("oidc_address", "http://town.example"), Map.of("oidc_address", ""), Map.of("oidc_page", "//evil.example"),
                Map.of("oidc_page", "https://evil.example/"), Map.of("oidc_page", "/a\"b"), Map.of("oidc_scopes", "profile"),
                Map.of("oidc_algorithms", "HS256"), Map.of("oidc_roles", "x -> BOSS @ *"), Map.of("oidc_roles", "x"), Map.of("oidc_claim", ""))) {
            refused(Kind.UNAVAILABLE, "openid-misconfigured", oidc.here(wrong)::begin);
        }
        OpenIdSessions here = oidc.here(Map.of("oidc_client", ""));
        refused(Kind.UNAVAILABLE, "openid-misconfigured", () -> here.complete(new Returned("good", "s", null, null), "k", ADDRESS, ""));
        assertTrue(here.signOut(town.node.open(null).session()).isEmpty());
    }
}
