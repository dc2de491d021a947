package org.linli.core.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Problem;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.notices.Notice;
import org.linli.api.notices.Sending;
import org.linli.api.notices.Sending.State;
import org.linli.api.notices.Wish;
import org.linli.api.notices.Wish.Channel;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.linli.core.people.PersonalData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes each account's digest once a day and sends it, tried again until it goes through or the day is over.
 *
 * <p>A reminder is told once a digest with it was taken, so that none is lost; a node that falls between the other side's consent and our
 * note of it sends that digest again, under the same number.
 */
@Component(service = Digests.class)
public final class Digests {

    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);

    private static final int PART = 200;
    /** How long a digest is one node's: longer than any way takes. */
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofHours(24);
    private static final List<Duration> PAUSES = Stream.of(1, 5, 15, 30, 60).map(Duration::ofMinutes).toList();

    private final Transactions transactions;
    private final Accounts accounts;
    private final Clock clock;
    private final Map<Channel, Carrier> carriers;
    private final WishStore wishes;
    private final ReminderStore reminders = new ReminderStore();
    private final SendingStore sendings = new SendingStore();

    /** @param digest null where there is nothing to tell any more, or nobody to tell it to */
    private record Turn(SendingStore.Waiting waiting, String to, Digest digest) {
    }

    @Activate
    public Digests(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Accounts accounts,
            @Reference Clock clock, @Reference PersonalData data, @Reference MailCarrier mail, @Reference WebhookCarrier webhook) {
        this(transactions, accounts, clock, data, List.of(mail, webhook));
    }

    Digests(Transactions transactions, Accounts accounts, Clock clock, PersonalData data, List<Carrier> carriers) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.clock = clock;
        this.carriers = carriers.stream().collect(Collectors.toMap(Carrier::channel, Function.identity()));
        this.wishes = new WishStore(data);
    }

    /** Makes the digests whose hour has come. */
    void make() {
        LocalDate today = LocalDate.now(clock);
        for (Channel channel : on()) {
            List<String> due = transactions.read(db -> wishes.due(db, channel, today, LocalTime.now(clock).getHour(), PART));
            due.forEach(account -> make(account, channel, today));
        }
    }

    private void make(String account, Channel channel, LocalDate today) {
        boolean closed = isClosed(account);
        transactions.write(db -> {
            if (closed) {
                wishes.forget(db, account);
            } else if (wishes.take(db, account, today)) {
                sendings.giveUp(db, account);
                if (!reminders.untold(db, account).isEmpty()) {
                    sendings.add(db, account, today, channel);
                }
            }
            return null;
        });
    }

    private boolean isClosed(String account) {
        try {
            accounts.caller(account, Caller.PLATFORM.address());
            return false;
        } catch (Problem closed) {
            return true;
        }
    }

    /** Sends one digest whose turn it is. @return whether there may be another one */
    boolean sendOne() {
        Optional<Turn> turn = transactions.write(db -> sendings.take(db, on(), CLAIM).map(waiting -> {
            String account = waiting.sending().account();
            Optional<Wish> wish = wishes.of(db, account).filter(one -> one.channel() == waiting.sending().channel());
            List<Notice> untold = reminders.untold(db, account);
            Digest digest = wish.isEmpty() || untold.isEmpty() ? null
                    : new Digest(waiting.id(), db.town(), waiting.sending().day(), wish.get().language(), untold);
            return new Turn(waiting, wish.map(Wish::to).orElse(null), digest);
        }));
        return turn.map(this::send).orElse(false);
    }

    private boolean send(Turn turn) {
        Sending sending = turn.waiting().sending();
        if (turn.digest() == null || isClosed(sending.account())) {
            ends(turn, State.NEEDLESS, null);
            return true;
        }
        try {
            carriers.get(sending.channel()).carry(turn.to(), turn.digest());
        } catch (Undelivered e) {
            failed(turn, e);
            return e.isRefused();
        }
        transactions.write(db -> {
            Instant now = clock.instant();
            reminders.told(db, sending.account(), turn.digest().notices(), now);
            sendings.set(db, sending, State.SENT, null, db.now());
            return null;
        });
        return true;
    }

    /** A refusal ends it at once; what may pass is tried again, and the next one waits a little, since it would meet the same. */
    private void failed(Turn turn, Undelivered why) {
        Sending sending = turn.waiting().sending();
        LOG.info("The digest of {} for {} didn't go by {} at attempt {}: {}", sending.day(), sending.account(), sending.channel(), sending.attempts() + 1,
                why.getMessage());
        if (why.isRefused()) {
            ends(turn, State.REFUSED, why);
            return;
        }
        Duration pause = PAUSES.get(Math.min(sending.attempts(), PAUSES.size() - 1));
        transactions.write(db -> {
            boolean over = turn.waiting().madeAt().plus(DAY).isBefore(db.now());
            sendings.set(db, sending, over ? State.GIVEN_UP : State.WAITING, why, over ? db.now() : db.now().plus(pause));
            return null;
        });
    }

    private void ends(Turn turn, State state, Undelivered why) {
        transactions.write(db -> {
            sendings.set(db, turn.waiting().sending(), state, why, db.now());
            return null;
        });
    }

    private List<Channel> on() {
        return carriers.values().stream().filter(Carrier::on).map(Carrier::channel).toList();
    }
}
