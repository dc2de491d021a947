package org.linli.core.notices;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.notices.Notice;
import org.linli.api.notices.Notices;
import org.linli.api.notices.Wish;
import org.linli.api.pages.Task;
import org.linli.api.pages.Told;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.linli.core.HandClock;
import org.linli.core.OneCaller;
import org.linli.core.calendar.ChinaCalendar;
import org.linli.core.modules.PresentModules;
import org.linli.core.people.PeopleFixture;
import org.linli.core.people.PersonalData;
import org.linli.testkit.TestFolder;

/** A town whose one module tells each account what it has to do, for tests. */
final class NoticesTown implements Accounts {

    final OneCaller guard = new OneCaller();
    final HandClock clock = new HandClock("2026-05-11");
    final Transactions transactions;
    final PersonalData data;
    final PresentModules modules = new PresentModules();
    final Map<String, List<Task>> tasks = new ConcurrentHashMap<>();
    final Map<String, Boolean> offices = new TreeMap<>();
    /** Whom the module was asked for, in order. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final SiteAddress site = new SiteAddress(Settings.of(SiteAddress.Settings.class, Map.of("address", "https://linli.town.example")));
    final ReminderRounds rounds;
    boolean broken;
    /** Whether the module is being exchanged, so that it lacks classes. */
    boolean halfGone;
    boolean cut;

    NoticesTown(Transactions transactions) {
        this.transactions = transactions;
        data = new PeopleFixture(transactions, guard, clock, TestFolder.make()).data();
        modules.comes(new Telling());
        rounds = rounds();
    }

    /** The rounds as another node makes them. */
    ReminderRounds rounds() {
        return new ReminderRounds(null, transactions, this, new DueTasks(guard, modules.serving()), new ChinaCalendar(), clock);
    }

    void office(String account, Task... todo) {
        offices.put(account, true);
        tasks.put(account, List.of(todo));
    }

    static Task task(String id, String due) {
        return new Task(id, new Text("办" + id, "Do " + id), new Text("李示明", "about " + id), due == null ? null : LocalDate.parse(due),
                new Text("去办", "Do it"), "/app/party-points/" + id);
    }

    /** The next day, and all are asked. */
    void day(String day) {
        clock.set(day);
        round();
    }

    /** All are asked, whether it is time or not. */
    void round() {
        transactions.write(db -> db.update("delete from reminder_rounds where town = ?", db.town()));
        while (rounds.move(true)) {
            Thread.onSpinWait();
        }
        while (rounds.move(false)) {
            Thread.onSpinWait();
        }
    }

    Notices notices(String account, Carrier... carriers) {
        guard.becomes(account, "none", null);
        return new OwnNotices(transactions, guard, guard, clock, data, List.of(carriers));
    }

    /** What an account was told, newest first. */
    List<String> told(String account) {
        return notices(account).own(false, null, 50).items().stream().map(NoticesTown::words).toList();
    }

    /** What an account was told and hasn't read, newest first. */
    List<String> unread(String account) {
        return notices(account).own(true, null, 50).items().stream().map(NoticesTown::words).toList();
    }

    void wishes(String account, Wish wish, Carrier... carriers) {
        notices(account, carriers).choose(wish);
    }

    private static String words(Notice one) {
        return one.stage() + " " + one.what().en().substring("Do ".length());
    }

    @Override
    public Caller caller(String account, String address) {
        if (!offices.containsKey(account)) {
            throw new Problem(Problem.Kind.NOT_FOUND, "account-unknown", new Text("没有", "none"), new Text("换", "another"));
        }
        return new Caller(account, account, address, List.of());
    }

    @Override
    public String name(String account) {
        return account;
    }

    @Override
    public String person(String account) {
        return null;
    }

    @Override
    public List<String> withPosts(boolean office, String after, int limit) {
        return offices.entrySet().stream().filter(one -> one.getValue() == office && one.getKey().compareTo(after) > 0).map(Map.Entry::getKey).limit(limit)
                .toList();
    }

    private final class Telling implements LinliModule {

        @Override
        public String id() {
            return "party-points";
        }

        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public Text title() {
            return new Text("积分", "points");
        }

        @Override
        public List<Task> tasks(String unit) {
            String account = guard.caller().account();
            asked.add(account);
            if (halfGone) {
                throw new NoClassDefFoundError("of this test");
            }
            if (broken) {
                throw new IllegalStateException("the module is broken");
            }
            return tasks.getOrDefault(account, List.of());
        }

        @Override
        public Told told(String unit) {
            Told told = LinliModule.super.told(unit);
            return new Told(told.tasks(), told.whole() && !cut);
        }

        @Override
        public Fitness check() {
            return Fitness.FIT;
        }
    }
}
