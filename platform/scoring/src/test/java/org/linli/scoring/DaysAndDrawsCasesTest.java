package org.linli.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.scoring.WorkCalendar.Count;
import org.linli.scoring.WorkCalendar.DayKind;

/** Cases M8 and M9: deadlines by the State Council's lists, and draws that anyone can check. */
class DaysAndDrawsCasesTest {

    private final WorkCalendar calendar = new WorkCalendar(Case.csv("/china-workdays.csv").stream()
            .map(r -> new WorkCalendar.Day(LocalDate.parse(r.get("date")), DayKind.valueOf(r.get("kind")))).toList());

    @Test
    void deadlinesFallAsTheListsSay() {
        List<String> results = new Case("M8").rows("expected.csv").stream().map(r -> {
            LocalDate from = LocalDate.parse(r.get("from"));
            int days = Integer.parseInt(r.get("days"));
            return from + "," + days + "," + calendar.deadline(from, days, Count.CALENDAR).date() + "," + calendar.deadline(from, days, Count.WORKING).date();
        }).toList();
        assertEquals(Case.text("/cases/M8/expected.csv").lines().skip(1).toList(), results);
    }

    @Test
    void aDeadlineInAYearWithoutAListSaysSo() {
        WorkCalendar.Deadline deadline = calendar.deadline(LocalDate.of(2026, 12, 25), 7, Count.WORKING);
        assertFalse(deadline.listComplete());
        assertEquals(Set.of(2027), deadline.yearsWithoutList());
        assertTrue(calendar.deadline(LocalDate.of(2026, 9, 29), 7, Count.WORKING).listComplete());
    }

    @Test
    void workingDaysAreCountedFromTheDayAfter() {
        assertEquals(7, calendar.workingDaysBetween(LocalDate.of(2026, 9, 29), LocalDate.of(2026, 10, 14)));
        assertEquals(0, calendar.workingDaysBetween(LocalDate.of(2026, 9, 29), LocalDate.of(2026, 9, 29)));
        assertEquals(0, calendar.workingDaysBetween(LocalDate.of(2026, 9, 29), LocalDate.of(2026, 9, 1)));
    }

    @Test
    void aPeriodOfNoDaysIsRefused() {
        LocalDate day = LocalDate.of(2026, 9, 29);
        assertThrows(IllegalArgumentException.class, () -> calendar.deadline(day, 0, Count.CALENDAR));
    }

    @Test
    void thirtyOfFourHundredAreDrawn() {
        String seed = Case.text("/cases/M9/seed.txt").strip();
        List<String> people = new Case("M9").rows("people.csv").stream().map(r -> r.get("person")).toList();
        List<String> drawn = new Case("M9").rows("expected.csv").stream().map(r -> r.get("person")).toList();
        assertEquals(drawn, Draw.of(seed, people, 30));
    }

    @Test
    void moreThanThereAreCantBeDrawn() {
        List<String> two = List.of("A", "B", "B");
        assertThrows(IllegalArgumentException.class, () -> Draw.of("seed", two, 3));
    }
}
