package org.linli.core.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.linli.api.Ids;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.people.People.Field;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;

/** Each look at personal data in full: limited for an account, written down for the person, and in the audit. */
final class Reveals {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final RevealLimit limit;

    Reveals(Guard guard, Audit audit, Clock clock, RevealLimit limit) {
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.limit = limit;
    }

    private record Look(Instant at, int fields) {
    }

    void write(Db db, KnownPerson person, Set<Field> fields, String why) {
        String account = guard.caller().account();
        Instant now = clock.instant();
        check(db, account, now, fields.size());
        String which = new TreeSet<>(fields).stream().map(Field::name).collect(Collectors.joining(","));
        db.update("insert into reveals (town, id, person, fields, reason, account, revealed_at, counted) values (?, ?, ?, ?, ?, ?, ?, ?)", db.town(),
                Ids.next(), person.number(), which, why, account, now, fields.size());
        audit.write(db, new Audit.Line("person.revealed", person.number(), person.unit(), null, which + ": " + why));
    }

    /** What an account asks at once is counted one after the other. */
    private void check(Db db, String account, Instant now, int wanted) {
        db.insertNew("reveal_turns", List.of("town", "account"), List.<Object[]>of(new Object[] {db.town(), account}));
        db.lock("select account from reveal_turns where town = ? and account = ?", row -> row.text(1), db.town(), account);
        List<Look> looks = db.list("select revealed_at, counted from reveals where town = ? and account = ? and revealed_at > ? order by revealed_at",
                row -> new Look(row.instant(1), row.integer(2)), db.town(), account, now.minus(HOUR));
        int left = limit.anHour() - looks.stream().mapToInt(Look::fields).sum();
        if (wanted <= left) {
            return;
        }
        Instant free = now.plus(HOUR);
        for (Look look : looks) {
            left += look.fields();
            if (wanted <= left) {
                free = look.at().plus(HOUR);
                break;
            }
        }
        long seconds = Math.max(1, Duration.between(now, free).plusMillis(999).toSeconds());
        throw PersonEntry.MESSAGES.problem(Problem.Kind.TOO_MANY, "reveal-limit", String.valueOf(limit.anHour()), String.valueOf(seconds))
                .with("retryAfter", seconds);
    }
}
