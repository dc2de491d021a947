package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.security.Node.ADDRESS;
import static org.linli.security.Node.PASSWORD;
import static org.linli.security.Node.refused;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.Invitations.Invitation;
import org.linli.api.security.Role;
import org.linli.testkit.EachEngine;

@EachEngine
class InvitationsTest {

    private final TestTown town;
    private final Transactions transactions;

    InvitationsTest(Transactions transactions) {
        this.transactions = transactions;
        town = new TestTown(transactions).begun();
    }

    @AfterEach
    void writeWhatWasRefused() throws InterruptedException {
        town.node.attempts.stop();
    }

    @Test
    void whoWasInvitedSetsItsPasswordOnceHoweverTheCodeIsTyped() {
        Known account = town.staff("li", null);
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> town.node.basic("li", PASSWORD));
        Invitation invitation = invite(account);
        assertTrue(invitation.code().matches("([A-Z2-9]{5}-){5}[A-Z2-9]{5}"), invitation.code());
        assertEquals("li", town.invitations.accept(" " + invitation.code().toLowerCase().replace('-', ' '), PASSWORD, ADDRESS).signIn());
        assertEquals("li", town.node.basic("li", PASSWORD).name());
        refused(Kind.UNAUTHENTICATED, "invitation-refused", () -> town.invitations.accept(invitation.code(), "Autumn-2026", ADDRESS));
    }

    @Test
    void aCodeIsGoodForAWeek() {
        Invitation invitation = invite(town.staff("li", null));
        town.clock.pass(IssuedInvitations.LIFE);
        refused(Kind.UNAUTHENTICATED, "invitation-refused", () -> town.invitations.accept(invitation.code(), PASSWORD, ADDRESS));
    }

    @Test
    void aNewInvitationVoidsTheOneBefore() {
        Known account = town.staff("li", null);
        Invitation first = invite(account);
        Invitation second = invite(account);
        refused(Kind.UNAUTHENTICATED, "invitation-refused", () -> town.invitations.accept(first.code(), PASSWORD, ADDRESS));
        town.invitations.accept(second.code(), PASSWORD, ADDRESS);
    }

    @Test
    void aWeakPasswordLeavesTheCodeGood() {
        Invitation invitation = invite(town.staff("wang", null));
        for (String weak : new String[] {null, "", "short-1", "My-wang-1"}) {
            refused(Kind.INVALID, "password-weak", () -> town.invitations.accept(invitation.code(), weak, ADDRESS));
        }
        town.invitations.accept(invitation.code(), PASSWORD, ADDRESS);
    }

    @Test
    void whoGuessesCodesWaits() {
        Invitation invitation = invite(town.staff("li", null));
        for (int i = 0; i < 20; i++) {
            String guess = i % 2 == 0 ? "ABCDE-FGHJK-" + i : null;
            refused(Kind.UNAUTHENTICATED, "invitation-refused", () -> town.invitations.accept(guess, PASSWORD, ADDRESS));
        }
        refused(Kind.TOO_MANY, "sign-in-locked", () -> town.invitations.accept(invitation.code(), PASSWORD, ADDRESS));
        assertEquals("li", town.invitations.accept(invitation.code(), PASSWORD, "192.0.2.8").signIn());
    }

    @Test
    void disablingAnAccountVoidsItsInvitation() {
        Known account = town.staff("li", null);
        Invitation invitation = invite(account);
        town.as(town.admin, () -> town.accounts.disable(account.id(), true, account.version()));
        refused(Kind.UNAUTHENTICATED, "invitation-refused", () -> town.invitations.accept(invitation.code(), PASSWORD, ADDRESS));
        refused(Kind.CONFLICT, "invitation-disabled", () -> invite(account));
    }

    @Test
    void theCodeIsNeitherInTheDatabaseNorInTheAudit() {
        Invitation invitation = invite(town.staff("li", null));
        List<String> hashes = transactions.read(db -> db.list("select hash from invitations where town = ?", row -> row.text(1), db.town()));
        assertEquals(List.of(InvitationCode.hash(invitation.code())), hashes);
        town.invitations.accept(invitation.code(), PASSWORD, ADDRESS);
        var lines = town.as(town.admin, () -> town.node.audit.list(null, invitation.account(), null, 50)).items();
        assertEquals(List.of("invitation.accepted", "account.invited", "account.created"), lines.stream().map(line -> line.action()).toList());
        assertFalse(lines.toString().contains(invitation.code()));
        assertEquals(ADDRESS, lines.get(0).address());
    }

    @Test
    void severalAreInvitedAtOnceOrNone() {
        Known one = town.staff("li", null);
        Known other = town.staff("wu", null);
        assertEquals(List.of("li", "wu"), town.as(town.admin, () -> town.invitations.invite(List.of(one.id(), other.id(), one.id()))).stream()
                .map(Invitation::signIn).toList());
        refused(Kind.NOT_FOUND, "account-unknown", () -> town.as(town.admin, () -> town.invitations.invite(List.of(one.id(), "nobody"))));
        refused(Kind.INVALID, "invitation-many", () -> town.as(town.admin, () -> town.invitations.invite(List.of())));
        var head = town.holder("head", Role.HEAD, null);
        refused(Kind.FORBIDDEN, "access-refused-town", () -> town.as(head, () -> town.invitations.invite(List.of(one.id()))));
    }

    @Test
    void aFreshPasswordEndsWhatTheOldOneProved() {
        Known account = town.staff("li", null);
        town.signedIn(account);
        var token = town.as(town.node.basic("li", PASSWORD), () -> town.node.tokens.issue("t", 1));
        Invitation again = invite(account);
        assertEquals("li", town.node.basic("li", PASSWORD).name(), "until it is accepted");
        assertEquals("li", town.node.bearer(token.secret()).name());
        town.invitations.accept(again.code(), "Autumn-2026", ADDRESS);
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> town.node.basic("li", PASSWORD));
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> town.node.bearer(token.secret()));
        town.clock.pass(Duration.ofSeconds(1));
        assertEquals("li", town.node.basic("li", "Autumn-2026").name());
    }

    @Test
    void whoChangesItsPasswordVoidsItsInvitation() {
        Known account = town.staff("li", null);
        var li = town.signedIn(account);
        Invitation open = invite(account);
        town.does(li, () -> town.node.tokens.changePassword(PASSWORD, "Autumn-2026", null));
        refused(Kind.UNAUTHENTICATED, "invitation-refused", () -> town.invitations.accept(open.code(), PASSWORD, ADDRESS));
    }

    private Invitation invite(Known account) {
        return town.as(town.admin, () -> town.invitations.invite(List.of(account.id()))).get(0);
    }
}
