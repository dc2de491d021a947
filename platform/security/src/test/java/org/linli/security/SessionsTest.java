package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.security.Node.ADDRESS;
import static org.linli.security.Node.PASSWORD;
import static org.linli.security.Node.refused;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.Sessions.Due;
import org.linli.api.security.Sessions.Opened;
import org.linli.testkit.EachEngine;

@EachEngine
class SessionsTest {

    private final HandClock clock = new HandClock();
    private final Transactions transactions;
    private final Node node;

    SessionsTest(Transactions transactions) {
        this.transactions = transactions;
        node = new Node(transactions, clock);
    }

    @BeforeEach
    void administrator() {
        node.start(PASSWORD);
    }

    @Test
    void whoSignsInMayDoWhatTheAccountMayUntilSigningOut() {
        Opened opened = node.open(null);
        assertEquals(Due.NOTHING, opened.session().due());
        assertTrue(node.of(opened).caller().may("core.units.write", null));
        assertEquals("admin", node.of(opened).caller().name());
        node.sessions.end(node.of(opened));
        assertNull(node.of(opened));
    }

    @Test
    void aWrongPasswordOpensNothingAndCounts() {
        for (int i = 0; i < 5; i++) {
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.sessions.open("admin", "guess", null, ADDRESS, ""));
        }
        refused(Kind.TOO_MANY, "sign-in-locked", () -> node.open(null));
        List<String> failures = audited("sign-in.failed");
        assertEquals(5, failures.size());
        assertEquals("PASSWORD", failures.get(0));
    }

    @Test
    void aSecretThatWasMadeUpIsNoSession() {
        for (String secret : List.of("", "x", "A".repeat(43), "é".repeat(43), "' or 1=1 --")) {
            assertTrue(node.sessions.find(secret, ADDRESS).isEmpty());
        }
    }

    @Test
    void eachSignInHasASecretOfItsOwnAndNoneIsInTheDatabase() {
        Opened one = node.open(null);
        Opened other = node.open(null);
        assertNotEquals(one.secret(), other.secret());
        assertNotEquals(one.session().csrf(), other.session().csrf());
        assertEquals(one.session().csrf(), node.of(one).csrf(), "the same from request to request");
        List<String> kept = transactions.read(db -> db.list("select hash from sessions where town = ?", row -> row.text(1), db.town()));
        assertEquals(2, kept.size());
        assertFalse(kept.contains(one.secret()));
    }

    @Test
    void aSessionEndsWhenItWasNotUsedForHalfAnHour() {
        Opened opened = node.open(null);
        for (int i = 0; i < 3; i++) {
            clock.pass(Duration.ofMinutes(29));
            assertNotNull(node.of(opened), "used in time");
        }
        clock.pass(Duration.ofMinutes(30));
        assertNull(node.of(opened));
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverMuchItIsUsed() {
        Opened opened = node.open(null);
        for (int i = 0; i < 47; i++) {
            clock.pass(Duration.ofMinutes(15));
            assertNotNull(node.of(opened));
        }
        clock.pass(Duration.ofMinutes(15));
        assertNull(node.of(opened));
    }

    @Test
    void theOperatorSaysHowLongASessionLasts() {
        var strict = new Node(transactions, clock, node.folder(), Map.of("session_idle_minutes", 2, "session_hours", 1));
        Opened opened = strict.open(null);
        clock.pass(Duration.ofMinutes(1));
        assertNotNull(strict.of(opened));
        clock.pass(Duration.ofMinutes(1));
        assertNotNull(strict.of(opened));
        clock.pass(Duration.ofMinutes(2));
        assertNull(strict.of(opened));
    }

    @Test
    void whoSignsInOnOneNodeActsOnTheOtherAndSignsOutOfBothAtOnce() {
        var other = new Node(transactions, clock);
        Opened opened = node.open(null);
        Opened second = other.open(null);
        assertNotNull(other.of(opened));
        assertNotNull(node.of(second));
        other.as(opened, () -> {
            other.sessions.endAll(false);
            return null;
        });
        assertNull(node.of(opened), "at once, without the clock moving on");
        assertNull(node.of(second));
    }

    @Test
    void signingOutEverywhereTakesTokensAlongIfWished() {
        Opened opened = node.open(null);
        var token = node.as(opened, () -> node.tokens.issue("t", 1));
        node.as(opened, () -> {
            node.sessions.endAll(true);
            return null;
        });
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.bearer(token.secret()));
    }

    @Test
    void onesOwnSessionsAreListedAndEndedOneByOne() {
        Opened here = node.open(null);
        clock.pass(Duration.ofMinutes(5));
        Opened there = node.sessions.open("admin", PASSWORD, null, "192.0.2.8", "Mozilla/5.0\u0000 " + "x".repeat(300));
        var listed = node.as(here, node.sessions::list);
        assertEquals(List.of(here.session().id(), there.session().id()), listed.stream().map(session -> session.id()).toList());
        assertEquals(ADDRESS, listed.get(0).address());
        assertEquals(Duration.ofMinutes(5), Duration.between(listed.get(0).since(), listed.get(0).seen()));
        assertEquals(120, listed.get(1).device().length());
        end(here, there.session().id());
        assertNull(node.of(there));
        assertNotNull(node.of(here));
        refused(Kind.NOT_FOUND, "session-unknown", () -> end(here, there.session().id()));
    }

    @Test
    void nobodyEndsSomebodyElsesSession() {
        Opened admins = node.open(null);
        var stranger = new org.linli.api.security.Caller("stranger", "stranger", ADDRESS, List.of());
        refused(Kind.NOT_FOUND, "session-unknown", () -> node.guard.as(stranger, () -> {
            node.sessions.end(admins.session().id());
            return null;
        }));
        assertNotNull(node.of(admins));
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        Opened here = node.open(null);
        Opened there = node.open(null);
        node.as(here, () -> {
            node.tokens.changePassword(PASSWORD, "Autumn-2026", here.session().id());
            return null;
        });
        assertNotNull(node.of(here));
        assertNull(node.of(there));
    }

    @Test
    void aPasswordThatWasChangedWhileItWasCheckedOpensNothing() {
        Opened here = node.open(null);
        Account checked = transactions.read(db -> new AccountStore(clock).bySignIn(db, "admin")).orElseThrow();
        node.as(here, () -> {
            node.tokens.changePassword(PASSWORD, "Autumn-2026", here.session().id());
            return null;
        });
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> node.sessions.added(checked, false, ADDRESS, "Firefox"));
    }

    @Test
    void aSessionThatWasEndedMeanwhileDoesNotGoOn() {
        Opened opened = node.open(null);
        var session = node.of(opened);
        Account account = transactions.read(db -> new AccountStore(clock).bySignIn(db, "admin")).orElseThrow();
        node.sessions.end(session);
        refused(Kind.NOT_FOUND, "session-unknown", () -> node.guard.as(session.caller(),
                () -> transactions.write(db -> node.sessions.goOn(db, account, session))));
    }

    @Test
    void aClosedAccountHasNoSession() {
        Opened opened = node.open(null);
        transactions.write(db -> db.update("update accounts set closed = ? where town = ?", true, db.town()));
        clock.pass(ProvenSecrets.FRESH);
        assertNull(node.of(opened));
    }

    @Test
    void sessionsThatHaveEndedAreForgotten() {
        node.open(null);
        clock.pass(Duration.ofHours(1));
        node.open(null);
        assertEquals(1, transactions.read(db -> db.first("select count(*) from sessions where town = ?", row -> row.integer(1), db.town())).orElseThrow());
    }

    @Test
    void aPasswordIsHashedAnewWhenTheCostHasRisen() {
        var dearer = new Node(transactions, clock, node.folder(), Map.of("bcrypt_cost", 5));
        dearer.open(null);
        assertTrue(password().startsWith("$2a$05$"), password());
        node.open(null);
        assertTrue(password().startsWith("$2a$05$"), "never back to a lower one");
        assertEquals(1, audited("password.rehashed").size());
    }

    @Test
    void manyGuessesAtOnceCountOneByOne() {
        List<String> refusals = IntStream.range(0, 12).parallel().mapToObj(i -> {
            try {
                return node.basic("admin", "guess" + i).name();
            } catch (Problem refused) {
                return refused.code();
            }
        }).toList();
        assertEquals(5, refusals.stream().filter("sign-in"::equals).count(), refusals::toString);
        assertEquals(7, refusals.stream().filter("sign-in-locked"::equals).count());
    }

    @Test
    void signingInAndOutIsInTheAudit() {
        Opened opened = node.open(null);
        node.sessions.end(node.of(opened));
        assertEquals(List.of("Firefox"), audited("session.opened"));
        assertEquals(1, audited("session.ended").size());
    }

    private void end(Opened by, String id) {
        node.as(by, () -> {
            node.sessions.end(id);
            return null;
        });
    }

    private String password() {
        return transactions.read(db -> db.first("select password from accounts where town = ?", row -> row.text(1), db.town())).orElseThrow();
    }

    private List<String> audited(String action) {
        return transactions.read(db -> db.list("select after_text from audit where town = ? and action = ? order by id",
                row -> String.valueOf(row.text(1)), db.town(), action));
    }
}
