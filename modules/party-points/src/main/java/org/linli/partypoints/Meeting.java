package org.linli.partypoints;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.Messages;
import org.linli.api.Problem;

/**
 * A branch meeting that could decide: more than half of those entitled were present.
 *
 * @param minutes in words, or the id of an evidence file
 */
record Meeting(LocalDate date, int present, int entitled, String minutes) {

    private static final Messages MESSAGES = Messages.beside(Meeting.class);

    Meeting {
        if (present < 1 || present > entitled || present * 2 <= entitled || minutes.isBlank()) {
            throw new IllegalArgumentException("not a meeting that could decide: " + present + " of " + entitled);
        }
    }

    /**
     * A meeting as it was reported.
     *
     * @param from the first day on which it could be held
     * @param today the last one
     * @throws Problem {@code INVALID} with all that is wrong
     */
    static Meeting reported(LocalDate date, Integer present, Integer entitled, String minutes, LocalDate from, LocalDate today) {
        var faults = new ArrayList<Problem.Fault>();
        if (date == null) {
            faults.add(new Problem.Fault("date", MESSAGES.text("meeting.no-date")));
        } else if (from.isAfter(today)) {
            faults.add(new Problem.Fault("date", MESSAGES.text("meeting.early", from.toString(), today.toString())));
        } else if (date.isBefore(from) || date.isAfter(today)) {
            faults.add(new Problem.Fault("date", MESSAGES.text("meeting.date", date.toString(), from.toString(), today.toString())));
        }
        if (present == null || entitled == null || present < 1 || present > entitled) {
            faults.add(new Problem.Fault("present", MESSAGES.text("meeting.present")));
        } else if (present * 2 <= entitled) {
            faults.add(new Problem.Fault("present", MESSAGES.text("meeting.quorum", present.toString(), entitled.toString())));
        }
        if (minutes == null || minutes.isBlank() || minutes.strip().length() > 2000) {
            faults.add(new Problem.Fault("minutes", MESSAGES.text("meeting.minutes")));
        }
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "meeting").listing(List.copyOf(faults));
        }
        return new Meeting(date, present, entitled, minutes.strip());
    }

    /** For what is filed. */
    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("date", date);
        facts.put("present", present);
        facts.put("entitled", entitled);
        facts.put("minutes", minutes);
        return facts;
    }
}
