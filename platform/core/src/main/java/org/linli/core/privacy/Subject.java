package org.linli.core.privacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.security.Guard;
import org.linli.api.territory.UnitPath;

/**
 * Whose data it is about.
 *
 * @param path null while it belongs to no unit
 */
record Subject(String number, String unit, UnitPath path, LocalDate born, String mergedInto, boolean erased) {

    private static final int LONGEST_REASON = 500;

    /** The record that stands for the number now, locked; one out of the caller's reach is as good as none. */
    static Subject of(Db db, Guard guard, String permission, String number) {
        if (!guard.caller().holds(permission)) {
            guard.require(permission, null);
        }
        Subject subject = find(db, number);
        while (subject.mergedInto != null) {
            subject = find(db, subject.mergedInto);
        }
        if (!guard.caller().may(permission, subject.path)) {
            throw notFound(number);
        }
        return subject;
    }

    private static Subject find(Db db, String number) {
        Optional<Subject> found = db.lock("select number, unit, unit_path, birth_date, merged_into, erased from people where town = ? and number = ?",
                Subject::read, db.town(), number);
        return found.orElseThrow(() -> notFound(number));
    }

    private static Subject read(Row row) {
        String path = row.text(3);
        return new Subject(row.text(1), row.text(2), path == null ? null : new UnitPath(path), row.date(4), row.text(5), row.flag(6));
    }

    private static Problem notFound(String number) {
        return CoreRecords.MESSAGES.problem(Problem.Kind.NOT_FOUND, "person-not-found", number).at("number");
    }

    /** All its numbers: its own, then those that were merged into it. */
    List<String> numbers(Db db) {
        List<String> numbers = new ArrayList<>(List.of(number));
        for (int next = 0; next < numbers.size(); next++) {
            numbers.addAll(db.list("select number from people where town = ? and merged_into = ? order by number", row -> row.text(1), db.town(),
                    numbers.get(next)));
        }
        return numbers;
    }

    /** @throws Problem for one that is blank or too long */
    static String reason(String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw CoreRecords.MESSAGES.problem(Problem.Kind.INVALID, "reason", String.valueOf(LONGEST_REASON)).at("reason");
        }
        return reason.strip();
    }
}
