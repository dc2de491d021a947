package org.linli.api.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;

/**
 * A meeting that passes something: a quarter, an appraisal, the results of the cycle (P1, P2).
 *
 * @param date     the day on which it was held
 * @param present  how many attended, at least 1
 * @param entitled how many could have attended, at least {@code present}
 * @param minutes  in words, or the id of an evidence file; at most {@value #LONGEST} characters when reported
 */
public record Meeting(LocalDate date, int present, int entitled, String minutes) {

    /** The longest minutes that are taken in words. */
    public static final int LONGEST = 2_000;

    private static final Messages MESSAGES = Messages.beside(Meeting.class);

    public Meeting {
        if (date == null || present < 1 || present > entitled || minutes == null || minutes.isBlank()) {
            throw new IllegalArgumentException("not a meeting: " + present + " of " + entitled + " on " + date);
        }
    }

    /** Whether it could decide: more than half of those entitled were present. */
    public boolean quorate() {
        return quorate(present, entitled);
    }

    private static boolean quorate(int present, int entitled) {
        return 2L * present > entitled;
    }

    /**
     * A meeting that could decide, as it was reported.
     *
     * @param from  the first day on which it could be held
     * @param today the last one
     * @throws Problem {@code INVALID} with all that is wrong, at {@code date}, {@code present}, {@code entitled} and {@code minutes}; a meeting
     *                 without more than half of those entitled is wrong at {@code present}
     */
    public static Meeting reported(LocalDate date, Integer present, Integer entitled, String minutes, LocalDate from, LocalDate today) {
        List<Problem.Fault> faults = new ArrayList<>();
        day(date, from, today, faults);
        if (present == null || present < 1) {
            fault(faults, "present", "meeting.present");
        }
        if (entitled == null || present != null && entitled < present) {
            fault(faults, "entitled", "meeting.entitled");
        } else if (present != null && present > 0 && !quorate(present, entitled)) {
            fault(faults, "present", "meeting.quorum", present.toString(), entitled.toString());
        }
        if (minutes == null || minutes.isBlank() || minutes.strip().length() > LONGEST) {
            fault(faults, "minutes", "meeting.minutes", String.valueOf(LONGEST));
        }
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "meeting").listing(List.copyOf(faults));
        }
        return new Meeting(date, present, entitled, minutes.strip());
    }

    private static void day(LocalDate date, LocalDate from, LocalDate today, List<Problem.Fault> faults) {
        if (from.isAfter(today)) {
            fault(faults, "date", "meeting.not-yet", from.toString(), today.toString());
        } else if (date == null) {
            fault(faults, "date", "meeting.date");
        } else if (date.isBefore(from)) {
            fault(faults, "date", "meeting.early", date.toString(), from.toString());
        } else if (date.isAfter(today)) {
            fault(faults, "date", "meeting.ahead", date.toString(), today.toString());
        }
    }

    private static void fault(List<Problem.Fault> faults, String where, String key, Object... arguments) {
        faults.add(new Problem.Fault(where, MESSAGES.text(key, arguments)));
    }
}
