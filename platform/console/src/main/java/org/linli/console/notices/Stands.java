package org.linli.console.notices;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.linli.api.Text;
import org.linli.api.notices.Notice;

/** How near the last day of what a notice is about is, in words. */
public record Stands(LocalDate today) {

    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** What stands before it. */
    public Text due(Notice notice) {
        if (notice.goneAt() != null) {
            return NoticesRoom.MESSAGES.text("due.gone");
        }
        if (notice.due() == null) {
            return NoticesRoom.MESSAGES.text("due.none");
        }
        long days = ChronoUnit.DAYS.between(today, notice.due());
        if (days < 0) {
            return NoticesRoom.MESSAGES.text("due.over", String.valueOf(-days));
        }
        return days == 0 ? NoticesRoom.MESSAGES.text("due.today") : new Text(ZH.format(notice.due()), EN.format(notice.due()));
    }

    /** The classes by which it is set. */
    public String look(Notice notice) {
        if (notice.goneAt() != null || notice.due() == null || notice.stage() == Notice.Stage.NEW) {
            return "dim";
        }
        return notice.due().isBefore(today) ? "red strong" : "amber strong";
    }

    /** Whether it is still to be read. */
    public boolean isUnread(Notice notice) {
        return notice.readAt() == null && notice.goneAt() == null;
    }
}
