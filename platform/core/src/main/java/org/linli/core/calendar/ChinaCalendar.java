package org.linli.core.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.scoring.WorkCalendar;
import org.linli.scoring.WorkCalendar.Day;
import org.linli.scoring.WorkCalendar.DayKind;
import org.osgi.service.component.annotations.Component;

/** Working days of China by the lists that come with the platform. */
@Component
public final class ChinaCalendar implements WorkingCalendar {

    private static final Messages MESSAGES = Messages.beside(ChinaCalendar.class);

    private final WorkCalendar days = new WorkCalendar(list());

    @Override
    public Deadline deadline(LocalDate from, int count, Count how) {
        if (from == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "calendar-from").at("from");
        }
        if (count < 1 || count > WorkCalendar.MOST_DAYS) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "calendar-days", String.valueOf(count), String.valueOf(WorkCalendar.MOST_DAYS)).at("days");
        }
        WorkCalendar.Deadline end = days.deadline(from, count, switch (how) {
            case CALENDAR -> WorkCalendar.Count.CALENDAR;
            case WORKING -> WorkCalendar.Count.WORKING;
        });
        return new Deadline(end.date(), end.listComplete());
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return days.isWorkingDay(day);
    }

    private static List<Day> list() {
        try (var lines = new BufferedReader(new InputStreamReader(ChinaCalendar.class.getResourceAsStream("china-workdays.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(ChinaCalendar::day).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Day day(String line) {
        String[] cells = line.split(",", 3);
        return new Day(LocalDate.parse(cells[0]), DayKind.valueOf(cells[1]));
    }
}
