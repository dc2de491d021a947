package org.linli.console.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.notices.Notice;
import org.linli.api.notices.Notice.Stage;

class StandsTest {

    private final Stands stands = new Stands(LocalDate.parse("2026-05-11"));

    @Test
    void theDayIsSaidAsItIsNearAndWhatIsDoneIsSaidToBeDone() {
        assertEquals(new Text("逾期2天", "2 d overdue"), stands.due(notice(Stage.OVERDUE, "2026-05-09", null)));
        assertEquals(new Text("今天", "Today"), stands.due(notice(Stage.SOON, "2026-05-11", null)));
        assertEquals(new Text("5月20日", "20 May"), stands.due(notice(Stage.NEW, "2026-05-20", null)));
        assertEquals(new Text("待办", "To do"), stands.due(notice(Stage.NEW, null, null)));
        assertEquals(new Text("已办", "Done"), stands.due(notice(Stage.OVERDUE, "2026-05-09", Instant.EPOCH)));
    }

    @Test
    void redIsForWhatIsOverdueAndNotDone() {
        assertEquals("red strong", stands.look(notice(Stage.OVERDUE, "2026-05-09", null)));
        assertEquals("amber strong", stands.look(notice(Stage.SOON, "2026-05-13", null)));
        assertEquals("dim", stands.look(notice(Stage.OVERDUE, "2026-05-09", Instant.EPOCH)));
        assertTrue(stands.isUnread(notice(Stage.NEW, null, null)));
        assertFalse(stands.isUnread(notice(Stage.NEW, null, Instant.EPOCH)));
    }

    private static Notice notice(Stage stage, String due, Instant gone) {
        return new Notice("1", stage, new Text("办", "do"), null, due == null ? null : LocalDate.parse(due), new Text("去", "go"), "/", Instant.EPOCH, null, gone);
    }
}
