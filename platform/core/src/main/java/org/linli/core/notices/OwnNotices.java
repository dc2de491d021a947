package org.linli.core.notices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.notices.Notice;
import org.linli.api.notices.Notices;
import org.linli.api.notices.Sending;
import org.linli.api.notices.Wish;
import org.linli.api.notices.Wish.Channel;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.core.people.PersonalData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the caller's account is told, and how it wants to be. */
@Component(service = Notices.class)
public final class OwnNotices implements Notices {

    private static final Messages MESSAGES = DigestText.MESSAGES;
    private static final int MOST = 200;
    private static final int HOURS = 24;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final List<Carrier> carriers;
    private final WishStore wishes;
    private final ReminderStore reminders = new ReminderStore();
    private final SendingStore sendings = new SendingStore();

    @Activate
    public OwnNotices(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Clock clock, @Reference PersonalData data, @Reference MailCarrier mail, @Reference WebhookCarrier webhook) {
        this(transactions, guard, audit, clock, data, List.of(mail, webhook));
    }

    OwnNotices(Transactions transactions, Guard guard, Audit audit, Clock clock, PersonalData data, List<Carrier> carriers) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.carriers = List.copyOf(carriers);
        this.wishes = new WishStore(data);
    }

    @Override
    public Page<Notice> own(boolean unread, String after, int limit) {
        int rows = Math.max(1, Math.min(limit, MOST));
        return Page.cut(transactions.read(db -> reminders.own(db, account(), unread, after, rows + 1)), rows, Notice::id);
    }

    @Override
    public int unread() {
        return transactions.read(db -> reminders.unread(db, account()));
    }

    @Override
    public Notice read(String id) {
        return transactions.write(db -> {
            reminders.read(db, account(), id, clock.instant());
            return reminders.byId(db, account(), id).orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "notice-not-found"));
        });
    }

    @Override
    public void readAll(String newest) {
        transactions.write(db -> {
            reminders.readAll(db, account(), newest, clock.instant());
            return null;
        });
    }

    @Override
    public Wish wish() {
        return transactions.read(db -> wishes.of(db, account())).orElse(Wish.NONE);
    }

    /** The audit says which way was chosen, and not where it leads. */
    @Override
    public Wish choose(Wish wish) {
        Caller caller = guard.caller();
        Wish kept = checked(wish);
        return transactions.write(db -> {
            Wish before = wishes.of(db, caller.account()).orElse(Wish.NONE);
            wishes.keep(db, caller.account(), caller.person(), kept);
            audit.write(db, new Audit.Line("notices.wish", caller.account(), null, words(before), words(kept)));
            return kept;
        });
    }

    private Wish checked(Wish wish) {
        List<Problem.Fault> faults = new ArrayList<>();
        if (wish.hour() < 0 || wish.hour() >= HOURS) {
            faults.add(new Problem.Fault("hour", MESSAGES.text("problem.notice-hour")));
        }
        if (!wish.language().matches("zh|en")) {
            faults.add(new Problem.Fault("language", MESSAGES.text("problem.notice-language")));
        }
        String to = wish.to() == null ? "" : wish.to().strip();
        if (wish.channel() != Channel.CONSOLE) {
            Carrier carrier = carriers.stream().filter(one -> one.channel() == wish.channel() && one.on()).findFirst()
                    .orElseThrow(() -> MESSAGES.problem(Problem.Kind.CONFLICT, "channel-off").at("channel"));
            if (!carrier.reaches(to)) {
                faults.add(new Problem.Fault("to", MESSAGES.text("problem.notice-to." + wish.channel())));
            }
        }
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "notice-wish").at(faults.get(0).where()).listing(faults);
        }
        return new Wish(wish.channel(), wish.hour(), wish.channel() == Channel.CONSOLE ? null : to, wish.language());
    }

    @Override
    public Set<Channel> channels() {
        Set<Channel> all = EnumSet.of(Channel.CONSOLE);
        carriers.stream().filter(Carrier::on).map(Carrier::channel).forEach(all::add);
        return all;
    }

    @Override
    public Optional<Sending> last() {
        return transactions.read(db -> sendings.last(db, account()));
    }

    private String account() {
        return guard.caller().account();
    }

    private static String words(Wish wish) {
        return wish.channel() == Channel.CONSOLE ? wish.channel().name() : wish.channel() + " " + wish.hour() + ":00 " + wish.language();
    }
}
