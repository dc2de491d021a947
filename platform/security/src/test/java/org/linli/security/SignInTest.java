package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.security.Node.PASSWORD;
import static org.linli.security.Node.refused;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.Caller;
import org.linli.testkit.EachEngine;

@EachEngine
class SignInTest {

    private final HandClock clock = new HandClock();
    private final Transactions transactions;
    private final Node node;

    SignInTest(Transactions transactions) {
        this.transactions = transactions;
        node = new Node(transactions, clock);
    }

    @Test
    void theFirstAdministratorMayDoEverythingEverywhere() {
        assertEquals("", node.start(PASSWORD), "a password that was given isn't printed");
        Caller caller = node.basic("admin", PASSWORD);
        assertTrue(caller.may("core.units.write", null));
        assertEquals("192.0.2.7", caller.address());
    }

    @Test
    void withoutAPasswordInTheEnvironmentOneIsPrintedOnceInBothLanguages() {
        String printed = node.start(" ");
        assertEquals(2, printed.lines().count());
        var found = Pattern.compile("[A-Za-z2-9]{5}(-[A-Za-z2-9]{5}){3}").matcher(printed);
        assertTrue(found.find(), printed);
        assertTrue(node.basic("admin", found.group()).holds("anything.at.all"));
        assertEquals("", node.start(null), "a second start makes no account");
    }

    @Test
    void aGivenPasswordObeysTheRuleForPasswords() {
        assertThrows(IllegalArgumentException.class, () -> node.start("x"));
        assertThrows(IllegalArgumentException.class, () -> node.start("admin-Pass-2026"));
        assertEquals("", node.start(PASSWORD));
    }

    @Test
    void anAccountIsNamedByItsId() {
        node.start(PASSWORD);
        assertEquals("admin", node.accounts.name(node.basic("admin", PASSWORD).account()));
        assertEquals("platform", node.accounts.name(Caller.PLATFORM.account()));
        assertNull(node.accounts.name("nobody"));
    }

    @Test
    void whatProvesNobodyIsRefused() {
        node.start(PASSWORD);
        for (String authorization : List.of("", "Basic", "Basic !!", "Basic YWRtaW4=", "Bearer", "Bearer nothing", "Negotiate abc")) {
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.signIn.signIn(authorization, Node.ADDRESS));
        }
    }

    @Test
    void afterFiveFailuresAnAccountWaitsLongerEachTime() {
        node.start(PASSWORD);
        fiveFailuresMakeWait("admin");
    }

    @Test
    void aNameWithoutAnAccountWaitsJustSo() {
        node.start(PASSWORD);
        fiveFailuresMakeWait("no\u0000body");
    }

    private void fiveFailuresMakeWait(String name) {
        for (int i = 0; i < 5; i++) {
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.basic(name, "guess"));
        }
        assertEquals(30L, refused(Kind.TOO_MANY, "sign-in-locked", () -> node.basic(name, "guess")).facts().get("retryAfter"));
        refused(Kind.TOO_MANY, "sign-in-locked", () -> node.basic(name, PASSWORD));
        clock.pass(Duration.ofSeconds(30));
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.basic(name, "guess"));
        assertEquals(60L, refused(Kind.TOO_MANY, "sign-in-locked", () -> node.basic(name, "guess")).facts().get("retryAfter"));
    }

    @Test
    void blanksAroundANameGiveNoFurtherGuesses() {
        node.start(PASSWORD);
        for (String name : List.of("admin", "admin ", " admin", "admin  ", "admin\t")) {
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.basic(name, "guess"));
        }
        refused(Kind.TOO_MANY, "sign-in-locked", () -> node.basic("admin   ", PASSWORD));
    }

    @Test
    void aNameInFullWidthLettersIsThatOfTheAccountAndGivesNoFurtherGuesses() {
        node.start(PASSWORD);
        assertEquals("admin", node.basic("ａｄｍｉｎ", PASSWORD).name());
        for (String name : List.of("admin", "ａｄｍｉｎ", "admiｎ", "ａdmin", "admin")) {
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.basic(name, "guess"));
        }
        refused(Kind.TOO_MANY, "sign-in-locked", () -> node.basic("aｄｍin", PASSWORD));
    }

    @Test
    void signingInForgetsTheFailuresOfTheName() {
        node.start(PASSWORD);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.basic("admin", "guess"));
            }
            new Node(transactions, clock).basic("admin", PASSWORD);
        }
    }

    @Test
    void anAddressThatTriesManyNamesWaitsToo() {
        node.start(PASSWORD);
        for (int i = 0; i < 20; i++) {
            String name = "name" + i;
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.basic(name, "guess"));
        }
        refused(Kind.TOO_MANY, "sign-in-locked", () -> node.basic("admin", PASSWORD));
        refused(Kind.TOO_MANY, "sign-in-locked", () -> node.bearer("guess"));
    }

    @Test
    void allAddressesOfAHouseholdWaitTogetherAndAnIpv4AddressHoweverItIsWritten() {
        node.start(PASSWORD);
        for (int i = 0; i < 20; i++) {
            String guess = "Bearer guess" + i;
            String household = "2001:db8:1:2::" + Integer.toHexString(i);
            String written = i % 2 == 0 ? "192.0.2.99" : "[::ffff:c000:263]";
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.signIn.signIn(guess, household));
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.signIn.signIn(guess, written));
        }
        for (String address : List.of("2001:db8:1:2:ffff::1", "::ffff:192.0.2.99", "192.0.2.99")) {
            refused(Kind.TOO_MANY, "sign-in-locked", () -> node.signIn.signIn("Bearer guess", address));
        }
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.signIn.signIn("Bearer guess", "2001:db8:1:3::1"));
    }

    @Test
    void onlyAPasswordThatWasNotProvedLatelyCostsMuch() {
        node.start(PASSWORD);
        String right = "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var counted = new AtomicInteger();
        node.signIn.signIn(right, Node.ADDRESS, counted::incrementAndGet);
        assertEquals(1, counted.get());
        node.signIn.signIn(right, Node.ADDRESS, counted::incrementAndGet);
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.signIn.signIn("Bearer guess", Node.ADDRESS, counted::incrementAndGet));
        assertEquals(1, counted.get());
        var full = new IllegalStateException("counted enough");
        String guess = "Basic " + Base64.getEncoder().encodeToString("admin:guess".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 10; i++) {
            assertSame(full, assertThrows(IllegalStateException.class, () -> node.signIn.signIn(guess, Node.ADDRESS, () -> {
                throw full;
            })));
        }
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.signIn.signIn(guess, Node.ADDRESS));
    }

    @Test
    void whoWasProvedLatelyIsNotKeptOutByTheFailuresOfOthers() {
        node.start(PASSWORD);
        node.basic("admin", PASSWORD);
        for (int i = 0; i < 5; i++) {
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.basic("admin", "guess"));
        }
        clock.pass(Duration.ofMinutes(1).minusSeconds(40));
        assertEquals("admin", node.basic("admin", PASSWORD).name());
    }

    @Test
    void aNewPasswordCountsAtOnceHereAndWithinSecondsOnAnotherNode() {
        node.start(PASSWORD);
        var other = new Node(transactions, clock);
        Caller admin = node.basic("admin", PASSWORD);
        other.basic("admin", PASSWORD);
        node.guard.as(admin, () -> {
            node.tokens.changePassword(PASSWORD, "Autumn-2026");
            return null;
        });
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.basic("admin", PASSWORD));
        assertEquals("admin", node.basic("admin", "Autumn-2026").name());
        clock.pass(ProvenSecrets.FRESH);
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> other.basic("admin", PASSWORD));
    }

    @Test
    void aWeakPasswordIsRefused() {
        node.start(PASSWORD);
        Caller admin = node.basic("admin", PASSWORD);
        for (String fresh : List.of("short-1", "onlylowercase1", PASSWORD, "My-admin-1")) {
            refused(Kind.INVALID, "password-weak", () -> node.guard.as(admin, () -> {
                node.tokens.changePassword(PASSWORD, fresh);
                return null;
            }));
        }
    }

    @Test
    void whoDoesNotKnowTheOldPasswordSetsNoNewOne() {
        node.start(PASSWORD);
        Caller admin = node.basic("admin", PASSWORD);
        refused(Kind.INVALID, "password-wrong", () -> node.guard.as(admin, () -> {
            node.tokens.changePassword("guess", "Autumn-2026");
            return null;
        }));
    }

    @Test
    void aPasswordLongerThanBcryptLooksAtNeverMatches() {
        String longest = "Aa1-" + "x".repeat(68);
        node.start(longest);
        assertEquals("admin", node.basic("admin", longest).name());
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.basic("admin", longest + "y"));
    }

    @Test
    void aTokenActsForItsAccountUntilItIsRevokedOrExpires() {
        node.start(PASSWORD);
        Caller admin = node.basic("admin", PASSWORD);
        var kept = node.guard.as(admin, () -> node.tokens.issue("统计接口", 1));
        var revoked = node.guard.as(admin, () -> node.tokens.issue("statistics", 366));
        var other = new Node(transactions, clock);
        assertEquals(admin.account(), node.bearer(kept.secret()).account());
        assertEquals(admin.account(), other.bearer(revoked.secret()).account());
        assertEquals(2, node.guard.as(admin, node.tokens::list).size());

        node.guard.as(admin, () -> {
            node.tokens.revoke(revoked.token().id());
            return null;
        });
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.bearer(revoked.secret()));
        clock.pass(ProvenSecrets.FRESH);
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> other.bearer(revoked.secret()));
        clock.pass(Duration.ofDays(1));
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.bearer(kept.secret()));
        assertTrue(node.guard.as(admin, node.tokens::list).isEmpty());
        refused(Kind.NOT_FOUND, "token-unknown", () -> node.guard.as(admin, () -> {
            node.tokens.revoke(revoked.token().id());
            return null;
        }));
    }

    @Test
    void aTokenNeedsATitleAndALifeOfAtMostAYear() {
        node.start(PASSWORD);
        Caller admin = node.basic("admin", PASSWORD);
        refused(Kind.INVALID, "token-title", () -> node.guard.as(admin, () -> node.tokens.issue(" ", 1)));
        refused(Kind.INVALID, "token-days", () -> node.guard.as(admin, () -> node.tokens.issue("t", 367)));
    }

    @Test
    void theSecretsAreNotInTheDatabase() {
        node.start(PASSWORD);
        Caller admin = node.basic("admin", PASSWORD);
        String secret = node.guard.as(admin, () -> node.tokens.issue("t", 1)).secret();
        var stored = transactions.read(db -> db.list("select hash from tokens where town = ?", row -> row.text(1), db.town()));
        assertFalse(stored.contains(secret));
        var hash = transactions.read(db -> db.first("select password from accounts where town = ?", row -> row.text(1), db.town()));
        assertTrue(hash.orElseThrow().startsWith("$2a$04$"));
    }

    @Test
    void workAfterTheRequestGoesOnForTheSameAccount() {
        node.start(PASSWORD);
        Caller admin = node.basic("admin", PASSWORD);
        assertEquals(admin, node.accounts.caller(admin.account(), Node.ADDRESS));
        assertEquals(Caller.PLATFORM, node.accounts.caller("platform", Node.ADDRESS));
        refused(Kind.NOT_FOUND, "account-unknown", () -> node.accounts.caller("gone", Node.ADDRESS));
    }
}
