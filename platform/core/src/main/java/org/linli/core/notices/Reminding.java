package org.linli.core.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.notices.Notice.Stage;
import org.linli.api.pages.Task;
import org.linli.api.security.Caller;
import org.linli.core.notices.ReminderStore.Kept;

/** Makes reminders of what an account has to do, each once for each stage. */
final class Reminding {

    /** How many working days before the last one are soon. */
    static final int SOON = 3;
    /** What comes back sooner was never away, and isn't told anew: another filter, a module that was late. */
    private static final Duration AWAY = Duration.ofHours(20);

    private final Transactions transactions;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final ReminderStore store = new ReminderStore();

    Reminding(Transactions transactions, WorkingCalendar calendar, Clock clock) {
        this.transactions = transactions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Where a thing to do stands today. */
    Stage stage(LocalDate due) {
        LocalDate today = LocalDate.now(clock);
        if (due == null) {
            return Stage.NEW;
        }
        if (due.isBefore(today)) {
            return Stage.OVERDUE;
        }
        return due.isAfter(calendar.deadline(today, SOON, WorkingCalendar.Count.WORKING).deadline()) ? Stage.NEW : Stage.SOON;
    }

    /** Brings what an account is told in line with what it has to do. @param live its reminders of what was to do so far */
    void remind(Caller caller, boolean offices, DueTasks.Answer answer, List<Kept> live) {
        Map<String, Kept> known = live.stream().collect(Collectors.toMap(Kept::task, Function.identity()));
        boolean same = answer.tasks().entrySet().stream().allMatch(one -> stays(known.get(one.getKey()), one.getValue().task()));
        List<Kept> over = live.stream().filter(one -> answer.whole().contains(one.module()) && !answer.tasks().containsKey(one.task())).toList();
        if (same && over.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        transactions.write(db -> {
            List<Map.Entry<String, DueTasks.Due>> soonestLast = new ArrayList<>(answer.tasks().entrySet());
            // what comes soonest is told last, and so stands on top
            Collections.reverse(soonestLast);
            soonestLast.forEach(one -> tell(db, caller, offices, one.getKey(), one.getValue(), known.get(one.getKey()), now));
            over.forEach(one -> store.gone(db, one.account(), one.task(), now));
            return null;
        });
    }

    /** What was told to somebody who isn't asked any more, since it holds no such post. */
    void forget(Set<String> accounts, List<Kept> live) {
        List<Kept> over = live.stream().filter(one -> accounts.contains(one.account())).toList();
        if (!over.isEmpty()) {
            Instant now = clock.instant();
            transactions.write(db -> {
                over.forEach(one -> store.gone(db, one.account(), one.task(), now));
                return null;
            });
        }
    }

    private boolean stays(Kept kept, Task task) {
        return kept != null && kept.notice().stage() == stage(task.due()) && !ReminderStore.differs(kept, task);
    }

    private void tell(Db db, Caller caller, boolean offices, String key, DueTasks.Due due, Kept live, Instant now) {
        Task task = due.task();
        if (stays(live, task)) {
            return;
        }
        Stage stage = stage(task.due());
        Optional<Kept> before = live != null ? Optional.of(live) : store.find(db, caller.account(), key);
        if (before.isEmpty()) {
            store.add(db, caller, offices, key, due, stage, now);
            return;
        }
        boolean anew = isNews(before.get(), task, stage, now);
        store.refresh(db, caller, offices, key, task, stage);
        if (anew) {
            store.renew(db, caller.account(), key, now);
        }
    }

    /** A new stage is, or another last day where one is near, and what comes back after it was done; another wording isn't. */
    private static boolean isNews(Kept before, Task task, Stage stage, Instant now) {
        Instant gone = before.notice().goneAt();
        return before.notice().stage() != stage || stage != Stage.NEW && !Objects.equals(before.notice().due(), task.due())
                || gone != null && gone.plus(AWAY).isBefore(now);
    }
}
