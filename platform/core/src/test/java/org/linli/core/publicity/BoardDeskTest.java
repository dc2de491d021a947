package org.linli.core.publicity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Objections.Decision;
import org.linli.api.publicity.Objections.Objection;
import org.linli.api.publicity.OwnResults.Own;
import org.linli.api.publicity.OwnResults.Proof;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.core.HandClock;
import org.linli.core.people.PersonProof;
import org.linli.core.programs.PointsTown;
import org.linli.core.settlement.SettledTown;
import org.linli.testkit.EachEngine;

@EachEngine
class BoardDeskTest {

    /** M001 and M018, who is on no board because of a veto; M999 is known and takes no part. */
    private static final Map<String, String> TAILS = Map.of("M001", "0001", "M018", "0018");

    private final SettledTown town;
    private final Program program;
    private final Notice notice;
    private final HandClock wall = new HandClock("2026-12-31");
    private final BoardDesk desk;

    BoardDeskTest(Transactions transactions) {
        town = new SettledTown(transactions);
        program = town.p2();
        town.order(program, Stage.PRELIMINARY);
        town.order(program, Stage.PUBLISHED);
        notice = town.boards.board(null, null, 10).items().get(0);
        desk = new BoardDesk(transactions, town.points.guard, town.points.guard, new Tails(), town.points.shelf, town.results, town.points.ledger,
                town.objections, town.points.clock, wall);
        town.points.guard.becomes("passer-by", "nothing.at-all", PointsTown.OTHER_BRANCH);
    }

    private static final class Tails implements PersonProof {

        @Override
        public Optional<String> participant(Db db, String program, String number, String tail) {
            return tail.equals(TAILS.get(number)) ? Optional.of(number) : Optional.empty();
        }

        @Override
        public Optional<Member> member(Db db, String program, String number, String tail) {
            return number.equals("M001") && tail.equals("0007") ? Optional.of(new Member("P7", "M001")) : Optional.empty();
        }

        @Override
        public String counted(String number) {
            return "hash of " + number;
        }
    }

    @Test
    void whoProvesToBeSomebodySeesItsResultAndTheWayToItAlsoWhenNoBoardShowsIt() {
        for (String number : List.of("M001", "M018")) {
            Own own = desk.look(notice.id(), proof(number, TAILS.get(number)));
            assertEquals(number, own.subject());
            assertEquals("RESULT", own.why().kind());
            assertFalse(own.why().parts().isEmpty());
            assertFalse(own.lines().isEmpty());
            assertTrue(own.name().contains("*"), own.name());
        }
        assertTrue(town.points.guard.audited.stream().anyMatch(line -> line.action().equals("result.looked-up") && "M018".equals(line.after())));
    }

    @Test
    void ofHouseholdsEachMemberSeesItsOwnByTheHouseholdsNumberAndItsPhone() {
        assertFalse(desk.ofHouseholds(notice.id()));
        String households = PointsTown.p2().replace("version: 1\n", "version: 2\n").replace("subjects: PERSON", "subjects: HOUSEHOLD");
        town.points.guard.becomesAdmin();
        town.points.rulebooks.publish(PointsTown.MODULE, households);
        town.points.transactions.write(db -> {
            db.update("update programs set rulebook_version = 2 where town = ? and id = ?", db.town(), program.id());
            return db.update("insert into people (town, number, name, initials, household, version, erased) values (?, 'P7', '-', '-', 'M001', 1, false)", db.town());
        });
        town.points.guard.becomes("passer-by", "nothing.at-all", PointsTown.OTHER_BRANCH);
        assertTrue(desk.offered(notice.id()) && desk.ofHouseholds(notice.id()));
        Own own = desk.look(notice.id(), proof("M001", "0007"));
        assertEquals("M001", own.subject());
        assertFalse(own.lines().isEmpty());
        assertTrue(town.points.guard.audited.stream().anyMatch(line -> line.action().equals("result.looked-up") && "M001 P7".equals(line.after())));
        assertEquals("own-unproved", refused(() -> desk.look(notice.id(), proof("M001", "0001"))).code(), "the phone of nobody in it");
        assertEquals("own-unproved", refused(() -> desk.look(notice.id(), proof("M018", "0007"))).code(), "another household");
        Objection entered = desk.object(notice.id(), proof("M001", "0007"), "志愿服务少记一次");
        assertEquals("M001", entered.subject());
        assertEquals(List.of(entered.id()), desk.look(notice.id(), proof("M001", "0007")).objections().stream().map(Objection::id).toList());
    }

    @Test
    void wrongAndUnknownAreOneAnswer() {
        Problem wrong = refused(() -> desk.look(notice.id(), proof("M001", "9999")));
        Problem unknown = refused(() -> desk.look(notice.id(), proof("nobody", "9999")));
        assertEquals("own-unproved", wrong.code());
        assertEquals(wrong.kind(), unknown.kind());
        assertEquals(wrong.code(), unknown.code());
        assertEquals(wrong.what(), unknown.what());
        assertEquals(wrong.where(), unknown.where());
        assertEquals(wrong.faults(), unknown.faults());
        assertNull(wrong.where(), "nobody is told which of the two is wrong");
    }

    @Test
    void whoGuessesANumberWaitsFromTheFifthTimeOnWhetherThereIsSuchAOneOrNot() {
        for (String number : List.of("M001", "nobody")) {
            IntStream.range(0, 5).forEach(i -> assertEquals("own-unproved",
                    refused(() -> desk.look(notice.id(), new Proof(number, "111" + i, "10.0." + number.length() + "." + i))).code()));
            Problem waits = refused(() -> desk.look(notice.id(), new Proof(number, "0001", "10.1.1.1")));
            assertEquals("own-wait", waits.code());
            assertEquals(900L, waits.facts().get("retryAfter"));
        }
        wall.set("2027-01-01");
        assertEquals("M001", desk.look(notice.id(), new Proof("M001", "0001", "10.1.1.1")).subject());
    }

    @Test
    void whoTriesManyNumbersFromOneNetworkWaits() {
        IntStream.range(0, 30).forEach(i -> refused(() -> desk.look(notice.id(), new Proof("N" + i, "0000", "2001:db8::" + i))));
        assertEquals("own-wait", refused(() -> desk.look(notice.id(), new Proof("M001", "0001", "2001:db8::ffff"))).code());
        assertEquals("M001", desk.look(notice.id(), new Proof("M001", "0001", "2001:db9::1")).subject());
    }

    @Test
    void aNetworkIsNotShutOutBecauseSomebodyErrsNowAndThen() {
        IntStream.range(0, 60).forEach(i -> {
            wall.pass(Duration.ofMinutes(i % 2 == 0 ? 20 : 90));
            assertEquals("own-unproved", refused(() -> desk.look(notice.id(), new Proof("N" + i, "0000", "10.2.2.2"))).code());
        });
        IntStream.range(0, 40).forEach(i -> {
            assertEquals("own-unproved", refused(() -> desk.look(notice.id(), new Proof("F" + i, "0000", "10.3.3.3"))).code());
            assertEquals("M001", desk.look(notice.id(), new Proof("M001", "0001", "10.3.3.3")).subject());
        });
    }

    @Test
    void aNetworkThatGuessesOnWaitsLongerEachTimeAndStartsAnewAfterTwoHoursWithoutAGuess() {
        IntStream.range(0, 30).forEach(i -> refused(() -> desk.look(notice.id(), new Proof("N" + i, "0000", "10.4.4.4"))));
        for (int minutes = 5; minutes <= 80; minutes *= 2) {
            int one = minutes;
            Problem waits = refused(() -> desk.look(notice.id(), new Proof("M001", "0001", "10.4.4.4")));
            assertEquals(minutes * 60L, waits.facts().get("retryAfter"));
            wall.pass(Duration.ofMinutes(minutes));
            assertEquals("own-unproved", refused(() -> desk.look(notice.id(), new Proof("W" + one, "0000", "10.4.4.4"))).code());
        }
        wall.pass(Duration.ofHours(2));
        IntStream.range(0, 30).forEach(i -> assertEquals("own-unproved",
                refused(() -> desk.look(notice.id(), new Proof("A" + i, "0000", "10.4.4.4"))).code()));
    }

    @Test
    void whatIsTypedInFullWidthIsTheSame() {
        assertEquals("M001", desk.look(notice.id(), proof(" Ｍ００１ ", "０００１")).subject());
    }

    @Test
    void nobodyIsLookedUpAtANoticeThatHangsNoMore() {
        town.points.guard.becomesAdmin();
        town.boards.takeDown(notice.id(), "姓名有误");
        assertEquals(Problem.Kind.NOT_FOUND, refused(() -> desk.look(notice.id(), proof("M001", "0001"))).kind());
    }

    @Test
    void anObjectionIsEnteredOnceHoweverOftenItIsSentAndOnlySomebodyElseAnswersIt() {
        Objection entered = desk.object(notice.id(), proof("M001", "0001"), "志愿服务少记一次");
        assertEquals(entered.id(), desk.object(notice.id(), proof("M001", "0001"), "志愿服务少记一次 ").id());
        assertEquals(BoardDesk.ACCOUNT, entered.by());
        assertEquals(List.of(entered.id()), desk.look(notice.id(), proof("M001", "0001")).objections().stream().map(Objection::id).toList());
        assertEquals(List.of(), desk.look(notice.id(), proof("M018", "0018")).objections());
        town.points.guard.becomesAdmin();
        assertEquals(entered.id(), town.objections.waiting("DW", 10).get(0).objection().id());
        assertEquals(List.of(), town.objections.waiting("ZB-02", 10));
        town.points.guard.becomesAdmin("M001");
        assertEquals(Problem.Kind.FORBIDDEN, refused(() -> town.objections.decide(program.id(), entered.id(), new Decision(true, "属实", null), 1)).kind());
        town.points.guard.becomesAdmin("M002");
        town.objections.decide(program.id(), entered.id(), new Decision(true, "属实", null), 1);
        assertEquals("属实", desk.look(notice.id(), proof("M001", "0001")).objections().get(0).answer());
        assertEquals(List.of(), town.objections.waiting(null, 10));
    }

    @Test
    void aFourthObjectionWaitsForAnAnswerToTheOthers() {
        IntStream.range(0, 3).forEach(i -> desk.object(notice.id(), proof("M001", "0001"), "第" + i + "件"));
        assertEquals("own-many", refused(() -> desk.object(notice.id(), proof("M001", "0001"), "又一件")).code());
        assertEquals("words-needed", refused(() -> desk.object(notice.id(), proof("M018", "0018"), " ")).code());
    }

    private static Proof proof(String number, String tail) {
        return new Proof(number, tail, "10.0.0.1");
    }

    private static Problem refused(Executable work) {
        return assertThrows(Problem.class, work);
    }
}
