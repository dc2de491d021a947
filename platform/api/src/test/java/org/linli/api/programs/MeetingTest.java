package org.linli.api.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;

class MeetingTest {

    private static final LocalDate FROM = LocalDate.of(2026, 4, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 10);

    @Test
    void moreThanHalfOfThoseEntitledCanDecide() {
        assertTrue(Meeting.reported(TODAY, 5, 9, " 通过 ", FROM, TODAY).quorate());
        assertEquals("通过", Meeting.reported(FROM, 5, 9, " 通过 ", FROM, TODAY).minutes());
        assertEquals(List.of("present"), wrong(TODAY, 4, 8, "通过"));
        assertFalse(new Meeting(TODAY, 4, 8, "通过").quorate());
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertEquals(List.of("date", "present", "entitled", "minutes"), wrong(null, null, null, " "));
        assertEquals(List.of("date", "entitled", "minutes"), wrong(FROM.minusDays(1), 9, 8, "字".repeat(Meeting.LONGEST + 1)));
        assertEquals(List.of("date", "present"), wrong(TODAY.plusDays(1), 0, 8, "通过"));
    }

    @Test
    void beforeItsFirstDayNoMeetingIsAskedForInARangeThatRunsBackwards() {
        Problem refused = assertThrows(Problem.class, () -> Meeting.reported(TODAY, 5, 9, "通过", TODAY.plusDays(3), TODAY));
        assertEquals("会议最早可于2026-04-13召开，今天是2026-04-10", refused.faults().get(0).what().zh());
    }

    private static List<String> wrong(LocalDate date, Integer present, Integer entitled, String minutes) {
        return assertThrows(Problem.class, () -> Meeting.reported(date, present, entitled, minutes, FROM, TODAY)).faults().stream()
                .map(Problem.Fault::where).toList();
    }
}
