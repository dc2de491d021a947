package org.linli.core.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.core.notices.NoticesTown.task;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.notices.Channels;
import org.linli.api.notices.Sending;
import org.linli.api.notices.Sending.State;
import org.linli.api.notices.Wish;
import org.linli.api.notices.Wish.Channel;
import org.linli.testkit.EachEngine;

@EachEngine
class DigestsTest {

    private static final Wish BY_MAIL = new Wish(Channel.MAIL, 8, "ann@town.example", "en");

    private final KeptCarrier mail = new KeptCarrier();
    private NoticesTown town;
    private Digests digests;

    @BeforeEach
    void start(Transactions transactions) {
        town = new NoticesTown(transactions);
        digests = node();
        town.office("ann", task("a", "2026-05-20"), task("late", "2026-05-01"));
        town.office("bob", task("b", null));
        town.round();
    }

    private Digests node() {
        return new Digests(town.transactions, town, town.clock, town.data, List.of(mail));
    }

    @Test
    void whoWantsMailGetsOneADayWithTheMostUrgentFirst() {
        town.wishes("ann", BY_MAIL, mail);
        send();
        send();
        assertEquals(List.of("ann@town.example"), mail.to);
        Digest digest = mail.carried.get(0);
        assertEquals(List.of("Do late", "Do a"), digest.notices().stream().map(one -> one.what().en()).toList());
        assertEquals("en", digest.language());
        assertEquals(State.SENT, last("ann").state());
    }

    @Test
    void withoutNewsThereIsNoMail() {
        town.wishes("ann", BY_MAIL, mail);
        send();
        town.day("2026-05-12");
        send();
        assertEquals(1, mail.carried.size());
        town.day("2026-05-18");
        send();
        assertEquals(List.of("Do a"), mail.carried.get(1).notices().stream().map(one -> one.what().en()).toList(), "soon by now; the late one was told");
    }

    @Test
    void itGoesFromTheHourOnThatItsAccountWants() {
        town.wishes("ann", new Wish(Channel.MAIL, 17, "ann@town.example", "zh"), mail);
        send();
        assertEquals(List.of(), mail.carried, "it is ten in the morning");
        town.wishes("ann", new Wish(Channel.MAIL, 10, "ann@town.example", "zh"), mail);
        send();
        assertEquals(1, mail.carried.size());
    }

    @Test
    void whatAnOlderNodeSentAtLastIsNotSaidToHaveFailed() {
        town.wishes("ann", BY_MAIL, mail);
        mail.fails = Undelivered.yet(Trouble.CONNECTION, "connection refused", null);
        send();
        town.transactions.write(db -> db.update("update reminder_sendings set state = ?, answer = null where town = ?", State.SENT, db.town()));
        assertNull(last("ann").trouble());
    }

    @Test
    void whatWasReadOrDoneIsNotMailed() {
        town.wishes("ann", BY_MAIL, mail);
        town.notices("ann").readAll("z");
        send();
        assertEquals(List.of(), mail.carried);
        assertTrue(town.notices("ann").last().isEmpty());
    }

    @Test
    void whatIsReadWhileTheServerIsDownIsNotMailedLater() {
        town.wishes("ann", BY_MAIL, mail);
        mail.fails = Undelivered.yet(Trouble.CONNECTION, "connection refused", null);
        send();
        assertEquals(State.WAITING, last("ann").state());
        assertEquals("connection refused", last("ann").answer());
        assertEquals("连不上对方服务器", last("ann").trouble().what().zh(), "in the language of the town, and not of a library alone");
        assertTrue(last("ann").trouble().mend().zh().contains("etc/org.linli.mail.cfg"), "and what helps");
        town.notices("ann").readAll("z");
        mail.fails = null;
        laterSend();
        assertEquals(List.of(), mail.carried);
        assertEquals(State.NEEDLESS, last("ann").state());
        assertNull(last("ann").trouble());
    }

    @Test
    void whatDoesNotGoIsTriedAgainAndNothingIsLost() {
        town.wishes("ann", BY_MAIL, mail);
        mail.fails = Undelivered.yet(Trouble.ANSWER, "451 try later", null);
        send();
        send();
        assertEquals(1, last("ann").attempts(), "not before its time");
        laterSend();
        assertEquals(2, last("ann").attempts());
        town.day("2026-05-12");
        mail.fails = null;
        send();
        assertEquals(2, mail.carried.get(0).notices().size(), "in the digest of the next day");
        assertEquals(1, mail.carried.size());
        town.guard.becomes("admin", Channels.READ, null);
        Sending givenUp = channels().failures(9).get(0);
        assertEquals("GIVEN_UP ann 2 451 try later", givenUp.state() + " " + givenUp.account() + " " + givenUp.attempts() + " " + givenUp.answer());
    }

    @Test
    void oneRefusedAddressHoldsUpNobodyElse() {
        town.wishes("ann", BY_MAIL, mail);
        mail.fails = Undelivered.refused(Trouble.ADDRESS, "550 unknown", null);
        send();
        assertEquals(State.REFUSED, last("ann").state());
        mail.fails = null;
        town.wishes("bob", new Wish(Channel.MAIL, 8, "bob@town.example", "zh"), mail);
        send();
        laterSend();
        assertEquals(List.of("bob@town.example"), mail.to);
    }

    @Test
    void aNodeThatFallsBehindTheConsentSendsTheSameNumberAgainAndNoOtherNodeMeanwhile() {
        town.wishes("ann", BY_MAIL, mail);
        mail.falls = new OutOfMemoryError("the node falls");
        digests.make();
        assertThrows(OutOfMemoryError.class, () -> digests.sendOne());
        mail.falls = null;
        Digests other = node();
        other.make();
        assertFalse(other.sendOne(), "it is the first node's for ten minutes");
        due();
        assertTrue(other.sendOne());
        assertEquals(2, mail.carried.size());
        assertEquals(mail.carried.get(0).id(), mail.carried.get(1).id());
    }

    @Test
    void twoNodesMakeAndSendOneDigest() {
        town.wishes("ann", BY_MAIL, mail);
        Digests other = node();
        digests.make();
        other.make();
        assertTrue(digests.sendOne());
        assertFalse(other.sendOne());
        assertEquals(1, mail.carried.size());
    }

    @Test
    void aClosedAccountGetsNothingAndItsAddressGoes() {
        town.wishes("ann", BY_MAIL, mail);
        town.offices.remove("ann");
        send();
        assertEquals(List.of(), mail.carried);
        assertEquals(Wish.NONE, town.notices("ann").wish());
    }

    @Test
    void whileTheChannelIsOffNothingIsMadeAndNothingLost() {
        town.wishes("ann", BY_MAIL, mail);
        mail.on = false;
        send();
        mail.on = true;
        send();
        assertEquals(1, mail.carried.size());
    }

    @Test
    void theAddressIsSealedInTheDatabaseAndNotInTheAudit() {
        town.wishes("ann", BY_MAIL, mail);
        String kept = town.transactions.read(db -> db.first("select to_sealed from reminder_wishes where town = ?", row -> row.text(1), db.town()).orElseThrow());
        assertFalse(kept.contains("town.example"));
        assertEquals("ann@town.example", town.notices("ann").wish().to());
        assertTrue(town.guard.audited.stream().noneMatch(line -> String.valueOf(line.after()).contains("@")));
        town.wishes("ann", new Wish(Channel.CONSOLE, 8, "ann@town.example", "zh"), mail);
        assertNull(town.notices("ann").wish().to(), "whoever wants no mail leaves no address");
    }

    @Test
    void aWishThatCannotBeIsRefusedFieldByField() {
        Problem refused = assertThrows(Problem.class, () -> town.wishes("ann", new Wish(Channel.MAIL, 24, "nobody", "en"), mail));
        assertEquals(List.of("hour", "to"), refused.faults().stream().map(Problem.Fault::where).toList());
        assertEquals(Problem.Kind.CONFLICT, assertThrows(Problem.class, () -> town.wishes("ann", new Wish(Channel.WEBHOOK, 8, "ann", "en"), mail)).kind());
        mail.on = false;
        assertEquals("channel", assertThrows(Problem.class, () -> town.wishes("ann", BY_MAIL, mail)).where());
        assertEquals(Set.of(Channel.CONSOLE), town.notices("ann", mail).channels());
    }

    @Test
    void theAdministratorSeesHowTheWaysStandAndTriesThem() {
        town.wishes("ann", BY_MAIL, mail);
        send();
        town.guard.becomes("admin", "platform.*", null);
        Channels.State state = channels().states().get(0);
        assertEquals("true 1 wishes, 0 waiting, 1 sent, 0 failed", state.on() + " " + state.wishes() + " wishes, " + state.waiting() + " waiting, "
                + state.sent() + " sent, " + state.failed() + " failed");
        channels().test(Channel.MAIL, "admin@town.example");
        assertEquals("admin@town.example", mail.to.get(1));
        assertEquals(List.of(), mail.carried.get(1).notices());
        mail.fails = Undelivered.yet(Trouble.SIGN_IN, "535 bad password", null);
        Problem refused = assertThrows(Problem.class, () -> channels().test(Channel.MAIL, "admin@town.example"));
        assertEquals("没有送达：对方不接受我们的账号、口令或密钥", refused.what().zh());
        assertTrue(refused.mend().zh().contains("授权码") && refused.mend().zh().contains("535 bad password"), refused.mend().zh());
        assertEquals("to", assertThrows(Problem.class, () -> channels().test(Channel.MAIL, "nobody")).where());
        assertEquals(Problem.Kind.CONFLICT, assertThrows(Problem.class, () -> channels().test(Channel.WEBHOOK, "admin")).kind());
        assertNotNull(channels().failures(9));
        town.guard.becomes("somebody", "none", null);
        assertThrows(Problem.class, () -> channels().states());
        assertThrows(Problem.class, () -> channels().failures(9));
        assertThrows(Problem.class, () -> channels().test(Channel.MAIL, "admin@town.example"));
    }

    private Channels channels() {
        return new TownChannels(town.transactions, town.guard, town.guard, town.clock, town.data, List.of(mail));
    }

    private void send() {
        digests.make();
        while (digests.sendOne()) {
            Thread.onSpinWait();
        }
    }

    /** As if the pause were over. */
    private void laterSend() {
        due();
        send();
    }

    private void due() {
        town.transactions.write(db -> db.update("update reminder_sendings set next_at = ? where town = ? and state = ?", Instant.EPOCH, db.town(), State.WAITING));
    }

    private Sending last(String account) {
        return town.notices(account).last().orElseThrow();
    }
}
