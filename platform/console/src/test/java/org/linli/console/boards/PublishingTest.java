package org.linli.console.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.programs.Program;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.territory.UnitPath;

class PublishingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @Test
    void whoReadsNoNoticeOfPublishedResultsIsToldThatTheyAreElsewhereAndNotThatThereAreNone() {
        assertEquals(List.of(Stage.PUBLISHED, Stage.APPROVED, Stage.FILED, Stage.CLOSED),
            Stream.of(Stage.values()).filter(stage -> standing(stage, null).elsewhere()).toList());
    }

    @Test
    void whoReadsTheNoticeOfTheResultsHasThemHere() {
        var notice = new Notice("n1", "points", "p1", "settlement:s1", "DW", new Text("公示", "Notice"), DAY, DAY.plusDays(7), "0", "a1", Instant.EPOCH, null);
        assertFalse(standing(Stage.PUBLISHED, new Hanging(notice, "党委", List.of(), new Countdown(DAY, DAY.plusDays(7), DAY))).elsewhere());
    }

    private static Publishing.Standing standing(Stage stage, Hanging current) {
        var program = new Program("p1", "points", "rules", 1, "DW", new UnitPath("/DW/"), "2026", DAY, DAY, null, stage, null, 1);
        return new Publishing.Standing(program, new Text("积分", "Points"), "党委", null, null, null, null, current, null, List.of(), List.of());
    }
}
