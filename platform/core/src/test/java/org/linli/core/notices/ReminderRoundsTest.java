package org.linli.core.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.core.notices.NoticesTown.task;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.notices.Notice;
import org.linli.api.pages.Task;
import org.linli.testkit.EachEngine;

@EachEngine
class ReminderRoundsTest {

    private NoticesTown town;

    @BeforeEach
    void start(Transactions transactions) {
        town = new NoticesTown(transactions);
    }

    @Test
    void aThingToDoIsToldOnceForEachStage() {
        town.office("ann", task("quarter", "2026-05-20"));
        town.round();
        town.round();
        assertEquals(List.of("NEW quarter"), town.told("ann"));
        String first = only("ann").id();
        town.day("2026-05-15");
        assertEquals(List.of("SOON quarter"), town.told("ann"), "three working days before the 20th, with a weekend between");
        assertTrue(only("ann").id().compareTo(first) > 0);
        town.day("2026-05-20");
        assertEquals(List.of("SOON quarter"), town.told("ann"), "the last day isn't over");
        town.notices("ann").read(only("ann").id());
        town.day("2026-05-21");
        assertEquals(List.of("OVERDUE quarter"), town.unread("ann"), "told anew though the stage before was read");
        town.notices("ann").read(only("ann").id());
        town.day("2026-06-21");
        assertEquals(List.of(), town.unread("ann"), "and then never again");
    }

    @Test
    void anotherLastDayIsNewsOnlyWhereItIsNear() {
        town.office("ann", task("filing", "2026-06-20"));
        town.round();
        readAll("ann");
        town.office("ann", task("filing", "2026-06-25"));
        town.round();
        assertEquals(List.of(), town.unread("ann"));
        assertEquals("2026-06-25", only("ann").due().toString(), "but shown");
        town.office("ann", task("filing", "2026-05-12"));
        town.round();
        readAll("ann");
        town.office("ann", task("filing", "2026-05-13"));
        town.round();
        assertEquals(List.of("SOON filing"), town.unread("ann"));
    }

    @Test
    void whatIsDoneIsNoLongerUnread() {
        town.office("ann", task("a", null), task("b", null));
        town.round();
        assertEquals(2, town.notices("ann").unread());
        town.office("ann", task("b", null));
        town.round();
        assertEquals(List.of("NEW b"), town.unread("ann"));
        assertEquals(2, town.told("ann").size(), "it still stands there, as done");
        assertTrue(town.notices("ann").own(false, null, 9).items().stream().anyMatch(one -> one.goneAt() != null));
    }

    @Test
    void whatComesBackTheNextDayIsToldAnewAndWhatComesBackAtOnceIsNot() {
        town.office("ann", task("inbox", null));
        town.round();
        readAll("ann");
        town.office("ann");
        town.round();
        town.office("ann", task("inbox", null));
        town.round();
        assertEquals(List.of(), town.unread("ann"));
        town.office("ann");
        town.round();
        town.clock.set("2026-05-13");
        town.office("ann", task("inbox", null));
        town.round();
        assertEquals(List.of("NEW inbox"), town.unread("ann"));
    }

    @Test
    void aModuleThatFailsOrIsAwayTakesNothingBack() {
        town.office("ann", task("a", null));
        town.round();
        town.broken = true;
        town.round();
        assertEquals(List.of("NEW a"), town.unread("ann"));
        town.broken = false;
        town.halfGone = true;
        town.round();
        assertEquals(List.of("NEW a"), town.unread("ann"));
        town.halfGone = false;
        town.modules.goes("1.0.0");
        town.round();
        assertEquals(List.of("NEW a"), town.unread("ann"));
    }

    @Test
    void aModuleThatTellsAsMuchAsItMayTakesNothingBack() {
        town.office("ann", task("old", null));
        town.round();
        town.tasks.put("ann", IntStream.range(0, 100).mapToObj(one -> task("t" + one, null)).toList());
        town.round();
        assertEquals(101, town.notices("ann").unread(), "behind the first hundred the old one may still stand");
    }

    @Test
    void aModuleThatSaysThatItHasCutItsTasksTakesNothingBackHoweverFewTheyAre() {
        town.office("ann", task("old", null));
        town.round();
        town.tasks.put("ann", List.of(task("new", null)));
        town.cut = true;
        town.round();
        assertEquals(2, town.notices("ann").unread());
        town.cut = false;
        town.round();
        assertEquals(List.of("NEW new"), town.unread("ann"));
    }

    @Test
    void whoHoldsNoPostAnyMoreHasNothingToDo() {
        town.office("ann", task("a", null));
        town.office("bob", task("b", null));
        town.round();
        town.offices.remove("ann");
        town.round();
        assertEquals(0, town.notices("ann").unread());
        assertEquals(1, town.notices("bob").unread());
    }

    @Test
    void manyAccountsAreAskedAPartAtATimeAndEachByOneNode() {
        IntStream.range(0, 250).forEach(one -> town.office("a%03d".formatted(one), one % 100 == 0 ? new Task[] {task("x", null)}
                : new Task[0]));
        ReminderRounds other = town.rounds();
        assertTrue(town.rounds.move(true));
        assertEquals(100, town.asked.size());
        assertTrue(other.move(true));
        assertFalse(town.rounds.move(true), "the rest");
        assertFalse(other.move(true), "the round is over");
        assertFalse(town.rounds.move(true));
        assertEquals(250, town.asked.size());
        assertEquals(250, town.asked.stream().distinct().count());
        assertEquals(1, town.notices("a200").unread());
        town.clock.set("2026-05-12");
        assertTrue(town.rounds.move(true), "a new day is a new round");
    }

    @Test
    void thoseWhoActForThemselvesAreAskedInTheirOwnRound() {
        town.office("ann", task("a", null));
        town.offices.put("member", false);
        town.tasks.put("member", List.of(task("declaration", null)));
        town.rounds.move(true);
        assertEquals(List.of("ann"), town.asked);
        town.rounds.move(false);
        assertEquals(List.of("ann", "member"), town.asked);
        assertEquals(List.of("NEW declaration"), town.unread("member"));
        assertEquals(List.of("NEW a"), town.unread("ann"));
    }

    @Test
    void noticesAreTheirAccountsOwn() {
        town.office("ann", task("a", null));
        town.round();
        String id = only("ann").id();
        assertEquals(List.of(), town.told("bob"));
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> town.notices("bob").read(id)).kind());
        town.notices("bob").readAll(id);
        assertEquals(1, town.notices("ann").unread());
    }

    @Test
    void whatComesWhileSomebodyReadsStaysUnread() {
        town.office("ann", task("a", null));
        town.round();
        String seen = only("ann").id();
        town.office("ann", task("a", null), task("b", null));
        town.round();
        town.notices("ann").readAll(seen);
        assertEquals(List.of("NEW b"), town.unread("ann"));
    }

    @Test
    void longTextsAreCut() {
        town.office("ann", new Task("long", new Text("长".repeat(900), "Do " + "x".repeat(900)), null, null,
                new Text("办".repeat(200), "do"), "/" + "p".repeat(2000)));
        town.round();
        Notice notice = only("ann");
        assertEquals(500, notice.what().zh().length());
        assertEquals("/", notice.href());
        town.round();
        assertEquals(notice.id(), only("ann").id(), "and aren't news in the next round");
    }

    private Notice only(String account) {
        List<Notice> all = town.notices(account).own(false, null, 9).items();
        assertEquals(1, all.size());
        return all.get(0);
    }

    private void readAll(String account) {
        town.notices(account).readAll("z");
    }
}
