package org.linli.core.clock;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.calendar.Rehearsal;
import org.linli.api.data.Transactions;
import org.linli.api.data.Upsert;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;

/** The rehearsal of a town: how many days its clock is shifted, kept in the database. */
final class ShiftedDays implements Rehearsal {

    private static final Messages MESSAGES = Messages.beside(ShiftedDays.class);
    private static final LocalDate FIRST = LocalDate.of(2004, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private final TownClock clock;
    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;

    ShiftedDays(TownClock clock, Transactions transactions, Guard guard, Audit audit) {
        this.clock = clock;
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        clock.shift(Duration.ofDays(kept()));
    }

    /** Ends it: the town takes today for what it is. */
    void backToNow() {
        clock.shift(Duration.ZERO);
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public LocalDate goTo(LocalDate today) {
        guard.require(WRITE, null);
        if (today == null || today.isBefore(FIRST) || today.isAfter(LAST)) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "rehearsal-day", String.valueOf(today), FIRST.toString(), LAST.toString()).at("today");
        }
        transactions.write(db -> {
            LocalDate before = LocalDate.now(clock);
            long days = kept() + (today.toEpochDay() - before.toEpochDay());
            db.upsert(Upsert.replacing("rehearsals", List.of("town"), List.of("days")),
                    List.<Object[]>of(new Object[] {db.town(), days}));
            audit.write(db, new Audit.Line("clock.set", "clock", null, before.toString(), today.toString()));
            transactions.afterCommit(() -> clock.shift(Duration.ofDays(days)));
            return null;
        });
        return today;
    }

    private long kept() {
        return transactions.read(db -> db.first("select days from rehearsals where town = ?", row -> row.number(1), db.town()).orElse(0L));
    }
}
