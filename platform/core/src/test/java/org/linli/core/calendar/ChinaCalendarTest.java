package org.linli.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.calendar.WorkingCalendar.Count;

class ChinaCalendarTest {

    private final ChinaCalendar calendar = new ChinaCalendar();

    @Test
    void sevenWorkingDaysRunOverTheNationalHoliday() {
        var deadline = calendar.deadline(LocalDate.parse("2026-09-29"), 7, Count.WORKING);
        assertEquals(LocalDate.parse("2026-10-14"), deadline.deadline());
        assertTrue(deadline.complete());
    }

    @Test
    void makeUpWorkdaysAreWorkedAndHolidaysAreNot() {
        assertTrue(calendar.isWorkingDay(LocalDate.parse("2004-01-17")));
        assertFalse(calendar.isWorkingDay(LocalDate.parse("2004-01-22")));
    }

    @Test
    void aYearWithoutAListSaysSo() {
        assertFalse(calendar.deadline(LocalDate.parse("2026-12-30"), 7, Count.WORKING).complete());
    }

    @Test
    void noPeriodHasNoDays() {
        assertEquals("calendar-days", assertThrows(Problem.class, () -> calendar.deadline(LocalDate.parse("2026-01-01"), 0, Count.CALENDAR)).code());
        assertEquals("calendar-from", assertThrows(Problem.class, () -> calendar.deadline(null, 1, Count.CALENDAR)).code());
    }
}
