package org.linli.core.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.core.typed.TypedDay;

/** Reads lines of a file as entries. */
final class EntryLines {

    private static final Messages MESSAGES = Messages.beside(EntryLines.class);
    /** More than the days of any cycle; a file full of other dates is faulty anyway. */
    private static final int DAYS = 1_000;

    /** Where faults of a line go. */
    interface Faults {
        void add(String column, Text reason);
    }

    private static final Faults IGNORED = (column, reason) -> {
        // the line has passed its check
    };

    private final String subjectColumn;
    private final Map<String, LocalDate> days = new HashMap<>();

    EntryLines(String subjectColumn) {
        this.subjectColumn = subjectColumn;
    }

    /** The column that names the line's subject. */
    String subjectColumn(Line line) {
        return line.cell(subjectColumn).isEmpty() && !line.cell(EntryRows.SUBJECT).isEmpty() ? EntryRows.SUBJECT : subjectColumn;
    }

    /** The entry of a line that was read before. */
    NewEntry read(Line line) {
        return read(line, IGNORED);
    }

    /** The entry, with an empty key where the cell is blank; null when a cell can't be read. */
    NewEntry read(Line line, Faults faults) {
        String subject = subject(line, faults);
        LocalDate day = day(line.cell("occurred_on"), faults);
        Integer quantity = quantity(line.cell("quantity"), faults);
        BigDecimal points = points(line.cell("points"), faults);
        if (subject == null || day == null || quantity == null && !line.cell("quantity").isEmpty()
                || points == null && !line.cell("points").isEmpty()) {
            return null;
        }
        return new NewEntry(subject, line.cell("item"), day, quantity, points, line.cell("key"), null, null);
    }

    private String subject(Line line, Faults faults) {
        String named = line.cell(subjectColumn);
        String other = line.cell(EntryRows.SUBJECT);
        if (named.isEmpty() && other.isEmpty()) {
            faults.add(subjectColumn, MESSAGES.text("row.no-subject"));
            return null;
        }
        if (!named.isEmpty() && !other.isEmpty() && !named.equals(other)) {
            faults.add(EntryRows.SUBJECT, MESSAGES.text("row.two-subjects", named, other));
            return null;
        }
        return named.isEmpty() ? other : named;
    }

    /** A file names few days many times. */
    private LocalDate day(String cell, Faults faults) {
        LocalDate day = days.get(cell);
        if (day == null) {
            day = TypedDay.of(cell);
            if (day == null) {
                faults.add("occurred_on", TypedDay.fault(cell));
                return null;
            }
            if (days.size() < DAYS) {
                days.put(cell, day);
            }
        }
        return day;
    }

    private static Integer quantity(String cell, Faults faults) {
        if (cell.isEmpty()) {
            return null;
        }
        if (!number(cell, false)) {
            faults.add("quantity", MESSAGES.text("row.whole", cell));
            return null;
        }
        return Integer.valueOf(cell);
    }

    private static BigDecimal points(String cell, Faults faults) {
        if (cell.isEmpty()) {
            return null;
        }
        if (!number(cell, true)) {
            faults.add("points", MESSAGES.text("row.points", cell));
            return null;
        }
        return new BigDecimal(cell);
    }

    /** Whether it is a number with at most nine digits before and behind its point; by hand, because a file has millions. */
    private static boolean number(String cell, boolean fraction) {
        int from = cell.charAt(0) == '-' ? 1 : 0;
        int point = fraction ? cell.indexOf('.') : -1;
        int whole = point < 0 ? cell.length() : point;
        return digits(cell, from, whole) && (point < 0 || digits(cell, point + 1, cell.length()));
    }

    private static boolean digits(String cell, int from, int to) {
        if (to <= from || to - from > 9) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
