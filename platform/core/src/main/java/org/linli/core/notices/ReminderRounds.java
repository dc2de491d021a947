package org.linli.core.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Problem;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.linli.core.notices.ReminderStore.Kept;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Goes round the accounts that hold a post and reminds each of what it has to do: those in an office every ten minutes, those who act for
 * themselves once a day, a part at a time, and all anew when the town's day changes. Whichever node moves a round on asks those between.
 */
@Component(service = ReminderRounds.class)
public final class ReminderRounds {

    /** How many accounts a part has. */
    static final int PART = 100;
    private static final Duration OFFICES = Duration.ofMinutes(10);
    private static final Duration MEMBERS = Duration.ofHours(24);

    private final Transactions transactions;
    private final Accounts accounts;
    private final DueTasks due;
    private final Clock clock;
    private final Reminding reminding;
    private final ReminderStore store = new ReminderStore();

    /** @param last null where it reaches to the end */
    private record Part(String after, String last, List<String> accounts) {
    }

    /** @param reached null once all were asked */
    private record Position(String reached, LocalDate day, Instant next) {
    }

    @Activate
    public ReminderRounds(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Accounts accounts,
            @Reference DueTasks due, @Reference WorkingCalendar calendar, @Reference Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.due = due;
        this.clock = clock;
        this.reminding = new Reminding(transactions, calendar, clock);
    }

    /** Asks the next part of a round, if one is under way or due. @return whether the round has further parts */
    boolean move(boolean offices) {
        Optional<Part> part = transactions.write(db -> take(db, offices));
        part.ifPresent(one -> ask(one, offices));
        return part.isPresent() && part.get().last() != null;
    }

    /** The part is this node's once the round has moved on; what a node falls over in is asked in the next round. */
    private Optional<Part> take(Db db, boolean offices) {
        LocalDate today = LocalDate.now(clock);
        Instant now = db.now();
        Optional<Position> there = position(db, offices);
        if (there.isEmpty()) {
            db.insertNew("reminder_rounds", List.of("town", "offices", "run_on", "next_at"), List.<Object[]>of(new Object[] {db.town(), offices, today, now}));
        }
        Position position = there.or(() -> position(db, offices)).orElseThrow();
        boolean begins = !position.day().equals(today) || position.reached() == null && !position.next().isAfter(now);
        if (!begins && position.reached() == null) {
            return Optional.empty();
        }
        String after = begins ? "" : position.reached();
        List<String> next = accounts.withPosts(offices, after, PART);
        String last = next.size() < PART ? null : next.get(next.size() - 1);
        db.update("update reminder_rounds set reached = ?, run_on = ?, next_at = ? where town = ? and offices = ?", last, today,
                begins ? now.plus(offices ? OFFICES : MEMBERS) : position.next(), db.town(), offices);
        return Optional.of(new Part(after, last, next));
    }

    private static Optional<Position> position(Db db, boolean offices) {
        return db.lock("select reached, run_on, next_at from reminder_rounds where town = ? and offices = ?",
                row -> new Position(row.text(1), row.date(2), row.instant(3)), db.town(), offices);
    }

    private void ask(Part part, boolean offices) {
        List<Kept> live = transactions.read(db -> store.live(db, offices, part.after(), part.last()));
        Map<String, List<Kept>> byAccount = live.stream().collect(Collectors.groupingBy(Kept::account));
        Set<String> away = new HashSet<>(byAccount.keySet());
        for (String account : part.accounts()) {
            Optional<Caller> caller = caller(account);
            if (caller.isPresent()) {
                away.remove(account);
                reminding.remind(caller.get(), offices, due.of(caller.get()), byAccount.getOrDefault(account, List.of()));
            }
        }
        reminding.forget(away, live);
    }

    /** Empty where it was closed meanwhile. */
    private Optional<Caller> caller(String account) {
        try {
            return Optional.of(accounts.caller(account, Caller.PLATFORM.address()));
        } catch (Problem closed) {
            return Optional.empty();
        }
    }
}
