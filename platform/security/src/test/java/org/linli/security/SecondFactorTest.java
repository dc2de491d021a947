package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.security.Node.ADDRESS;
import static org.linli.security.Node.PASSWORD;
import static org.linli.security.Node.refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.Problem;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.AuditTrail;
import org.linli.api.security.Role;
import org.linli.api.security.SecondFactor.Confirmed;
import org.linli.api.security.SecondFactor.Enrolment;
import org.linli.api.security.Sessions.Due;
import org.linli.api.security.Sessions.Opened;
import org.linli.testkit.EachEngine;

@EachEngine
class SecondFactorTest {

    private final HandClock clock = new HandClock();
    private final Transactions transactions;
    private final Node node;

    SecondFactorTest(Transactions transactions) {
        this.transactions = transactions;
        node = new Node(transactions, clock);
    }

    @BeforeEach
    void administrator() {
        node.start(PASSWORD);
    }

    @Test
    void withASecondFactorThePasswordAloneOpensNothing() {
        String secret = enrolled().secret();
        nextStep();
        Opened half = node.open(null);
        assertEquals(Due.CODE, half.session().due());
        assertFalse(node.of(half).caller().holds("core.units.read"));
        Opened whole = node.sessions.complete(node.of(half), code(secret));
        assertTrue(node.of(whole).caller().may("core.units.write", null));
        assertNull(node.of(half), "another secret than before");
        nextStep();
        assertEquals(Due.NOTHING, node.open(code(secret)).session().due(), "or all at once");
    }

    @Test
    void aCodeCountsOnceAndOnEveryNode() {
        String secret = enrolled().secret();
        refused(Kind.UNAUTHENTICATED, "code-wrong", () -> node.open(code(secret)));
        nextStep();
        node.open(code(secret));
        refused(Kind.UNAUTHENTICATED, "code-wrong", () -> new Node(transactions, clock).open(code(secret)));
    }

    @Test
    void ofManyWhoShowTheSameCodeAtOnceOneGetsIn() {
        String secret = enrolled().secret();
        nextStep();
        String code = code(secret);
        List<Node> nodes = Stream.generate(() -> new Node(transactions, clock)).limit(4).toList();
        long in = nodes.parallelStream().filter(each -> {
            try {
                return each.open(code).session().due() == Due.NOTHING;
            } catch (Problem refused) {
                assertEquals("code-wrong", refused.code());
                return false;
            }
        }).count();
        assertEquals(1, in);
    }

    @Test
    void aPhoneMayBeOneStepOffAndNoMore() {
        String secret = enrolled().secret();
        nextStep();
        nextStep();
        String late = code(secret);
        nextStep();
        node.open(late);
        String early = Totp.code(bytes(secret), Totp.step(clock.instant()) + 1);
        node.open(early);
        String old = Totp.code(bytes(secret), Totp.step(clock.instant()) - 2);
        refused(Kind.UNAUTHENTICATED, "code-wrong", () -> node.open(old));
        String tooEarly = Totp.code(bytes(secret), Totp.step(clock.instant()) + 2);
        refused(Kind.UNAUTHENTICATED, "code-wrong", () -> node.open(tooEarly));
    }

    @Test
    void wrongCodesLockTheAccountThoughThePasswordIsRight() {
        String secret = enrolled().secret();
        nextStep();
        for (int i = 0; i < 4; i++) {
            refused(Kind.UNAUTHENTICATED, "code-wrong", () -> node.open("00000x"));
            node.open(null);
        }
        Opened half = node.open(null);
        refused(Kind.UNAUTHENTICATED, "code-wrong", () -> node.sessions.complete(node.of(half), "ABCD-ABCD-ABCD-ABCD"));
        refused(Kind.TOO_MANY, "sign-in-locked", () -> node.sessions.complete(node.of(half), code(secret)));
        refused(Kind.TOO_MANY, "sign-in-locked", () -> node.open(code(secret)));
    }

    @Test
    void eachOfTenRecoveryCodesOpensOneSession() {
        Confirmed confirmed = confirmed();
        assertEquals(10, new HashSet<>(confirmed.recoveryCodes()).size());
        String typed = confirmed.recoveryCodes().get(3).toLowerCase().replace('-', ' ');
        assertEquals(Due.NOTHING, node.open(typed).session().due());
        refused(Kind.UNAUTHENTICATED, "code-wrong", () -> node.open(typed));
        assertEquals(9, node.as(confirmed.opened(), node.secondFactor::status).recoveryCodes());
        List<String> fresh = node.as(confirmed.opened(), () -> node.secondFactor.renewRecoveryCodes(PASSWORD));
        refused(Kind.UNAUTHENTICATED, "code-wrong", () -> node.open(confirmed.recoveryCodes().get(0)));
        node.open(fresh.get(0));
    }

    @Test
    void noneOfItCanBeReadInTheDatabase() {
        Opened session = node.open(null);
        Enrolment enrolment = node.as(session, () -> node.secondFactor.enrol(PASSWORD));
        List<String> codes = node.as(session, () -> node.secondFactor.confirm(node.of(session), code(enrolment.secret()))).recoveryCodes();
        String kept = transactions.read(db -> db.list("select secret from second_factors where town = ?", row -> row.text(1), db.town())
                + "" + db.list("select hash from recovery_codes where town = ?", row -> row.text(1), db.town()));
        assertFalse(kept.contains(enrolment.secret()));
        assertFalse(codes.stream().anyMatch(kept::contains));
    }

    @Test
    void anEnrolmentIsScannedOrTypedAndEndsTheSessionsWithoutOne() {
        Opened here = node.open(null);
        Opened there = node.open(null);
        Enrolment enrolment = node.as(here, () -> node.secondFactor.enrol(PASSWORD));
        assertTrue(enrolment.uri().startsWith("otpauth://totp/Linli%3Aadmin?secret=" + enrolment.secret() + "&issuer=Linli"), enrolment.uri());
        refused(Kind.INVALID, "first-code-wrong", () -> node.as(here, () -> node.secondFactor.confirm(node.of(here), "123")));
        assertEquals(Due.NOTHING, node.open(null).session().due(), "not before it is confirmed");
        Confirmed confirmed = node.as(here, () -> node.secondFactor.confirm(node.of(here), code(enrolment.secret())));
        assertNull(node.of(there));
        assertNull(node.of(here));
        assertNotNull(node.of(confirmed.opened()));
        refused(Kind.CONFLICT, "second-factor-there", () -> node.as(confirmed.opened(), () -> node.secondFactor.enrol(PASSWORD)));
    }

    @Test
    void basicIsRefusedToAnAccountWithASecondFactorButTokensAreNot() {
        node.basic("admin", PASSWORD);
        Confirmed confirmed = confirmed();
        refused(Kind.FORBIDDEN, "basic-without-second-factor", () -> node.basic("admin", PASSWORD));
        var token = node.as(confirmed.opened(), () -> node.tokens.issue("t", 1));
        assertEquals("admin", node.bearer(token.secret()).name());
    }

    @Test
    void anotherNodeRefusesBasicWithinSeconds() {
        var other = new Node(transactions, clock);
        other.basic("admin", PASSWORD);
        confirmed();
        clock.pass(ProvenSecrets.FRESH);
        refused(Kind.FORBIDDEN, "basic-without-second-factor", () -> other.basic("admin", PASSWORD));
    }

    @Test
    void whoHoldsARoleOfThePolicyMayDoNothingButEnrolUntilThatIsDone() {
        var strict = new Node(transactions, clock, node.folder(), Map.of("second_factor_roles", "auditor, administrator"));
        refused(Kind.FORBIDDEN, "basic-without-second-factor", () -> strict.basic("admin", PASSWORD));
        Opened half = strict.open(null);
        assertEquals(Due.ENROLMENT, half.session().due());
        assertFalse(strict.of(half).caller().holds("core.units.read"));
        refused(Kind.CONFLICT, "code-not-due", () -> strict.sessions.complete(strict.of(half), "123456"));
        Enrolment enrolment = strict.as(half, () -> strict.secondFactor.enrol(PASSWORD));
        Opened whole = strict.as(half, () -> strict.secondFactor.confirm(strict.of(half), code(enrolment.secret()))).opened();
        assertTrue(strict.of(whole).caller().holds("core.units.read"));
        refused(Kind.CONFLICT, "second-factor-required", () -> strict.as(whole, () -> {
            strict.secondFactor.end(PASSWORD);
            return null;
        }));
    }

    @Test
    void aPolicyReachesTheSessionsThatAreOpenAlready() {
        Opened open = node.open(null);
        var strict = new Node(transactions, clock, node.folder(), Map.of("second_factor_roles", "administrator"));
        assertEquals(Due.ENROLMENT, strict.of(open).due());
        assertEquals(List.of(), strict.of(open).caller().grants());
    }

    @Test
    void aPostWithSuchARoleLetsItsHolderDoNothingButEnrolFromTheNextRequestOn() {
        TestTown town = new TestTown(transactions, clock, Map.of("second_factor_roles", "auditor")).begun();
        var clerk = town.staff("clerk", null);
        town.signedIn(clerk);
        Node strict = town.node;
        Opened open = strict.sessions.open("clerk", PASSWORD, null, Node.ADDRESS, "Firefox");
        assertEquals(Due.NOTHING, strict.of(open).due());
        String token = strict.as(open, () -> strict.tokens.issue("t", 1)).secret();
        strict.bearer(token);
        town.give(clerk, Role.AUDITOR, null);
        assertEquals(Due.ENROLMENT, strict.of(open).due());
        assertFalse(strict.of(open).caller().holds(AuditTrail.READ));
        refused(Kind.FORBIDDEN, "token-before-enrolment", () -> strict.bearer(token));
        refused(Kind.FORBIDDEN, "basic-without-second-factor", () -> strict.basic("clerk", PASSWORD));
        Enrolment enrolment = strict.as(open, () -> strict.secondFactor.enrol(PASSWORD));
        Opened whole = strict.as(open, () -> strict.secondFactor.confirm(strict.of(open), code(enrolment.secret()))).opened();
        assertTrue(strict.of(whole).caller().holds(AuditTrail.READ));
        assertNull(strict.of(open));
        assertTrue(strict.bearer(token).holds(AuditTrail.READ));
    }

    @Test
    void whoFoundAScreenUnlockedEnrolsNoSecondFactor() {
        Opened session = node.open(null);
        refused(Kind.INVALID, "password-wrong", () -> node.as(session, () -> node.secondFactor.enrol("guess")));
        refused(Kind.CONFLICT, "second-factor-not-begun", () -> node.as(session, () -> node.secondFactor.confirm(node.of(session), "123456")));
    }

    @Test
    void aCodeConfirmsOnlyTheSecretThatItIsOf() {
        Opened session = node.open(null);
        String account = node.of(session).caller().account();
        node.as(session, () -> node.secondFactor.enrol(PASSWORD));
        var store = new SecondFactorStore();
        String scanned = transactions.read(db -> store.find(db, account)).orElseThrow().secret();
        node.as(session, () -> node.secondFactor.enrol(PASSWORD));
        boolean confirmed = transactions.write(db -> store.confirm(db, account, scanned, clock.instant(), 1));
        assertFalse(confirmed);
    }

    @Test
    void onlyWhoKnowsThePasswordEndsTheSecondFactor() {
        Confirmed confirmed = confirmed();
        refused(Kind.INVALID, "password-wrong", () -> end(confirmed.opened(), "guess"));
        end(confirmed.opened(), PASSWORD);
        assertEquals(Due.NOTHING, node.open(null).session().due());
        assertEquals("admin", node.basic("admin", PASSWORD).name());
        refused(Kind.CONFLICT, "second-factor-none", () -> end(confirmed.opened(), PASSWORD));
    }

    @Test
    void theKeyLiesInTheDataFolderAndANodeWithoutItServesTheOthers(@TempDir Path folder, @TempDir Path empty) throws Exception {
        Path key = node.folder().resolve("keys/second-factor.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        try (Stream<Path> beside = Files.list(key.getParent())) {
            assertEquals(List.of(key), beside.toList());
        }
        var without = new Node(transactions, clock, empty, Map.of());
        assertEquals("admin", without.basic("admin", PASSWORD).name());
        String secret = enrolled().secret();
        nextStep();
        refused(Kind.UNAVAILABLE, "second-factor-key", () -> without.open(code(secret)));
        Files.createDirectories(folder.resolve("keys"));
        Files.copy(key, folder.resolve("keys/second-factor.key"));
        new Node(transactions, clock, folder, Map.of()).open(code(secret));
    }

    private Enrolment enrolled() {
        Opened session = node.open(null);
        Enrolment enrolment = node.as(session, () -> node.secondFactor.enrol(PASSWORD));
        node.as(session, () -> node.secondFactor.confirm(node.of(session), code(enrolment.secret())));
        return enrolment;
    }

    private Confirmed confirmed() {
        Opened session = node.open(null);
        Enrolment enrolment = node.as(session, () -> node.secondFactor.enrol(PASSWORD));
        return node.as(session, () -> node.secondFactor.confirm(node.of(session), code(enrolment.secret())));
    }

    private void end(Opened by, String password) {
        node.as(by, () -> {
            node.secondFactor.end(password);
            return null;
        });
    }

    private void nextStep() {
        clock.pass(Duration.ofSeconds(Totp.SECONDS));
    }

    private String code(String secret) {
        return Totp.code(bytes(secret), Totp.step(clock.instant()));
    }

    /** As an app reads it. */
    static byte[] bytes(String base32) {
        var bytes = new byte[base32.length() * 5 / 8];
        int bits = 0;
        int held = 0;
        int next = 0;
        for (char each : base32.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (held >> bits);
            }
        }
        return bytes;
    }
}
