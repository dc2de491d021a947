package org.linli.core.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Ids;
import org.linli.api.Problem;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.notices.Channels;
import org.linli.api.notices.Sending;
import org.linli.api.notices.Wish.Channel;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.core.people.PersonalData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How the mail and the webhook of the town stand. */
@Component(service = Channels.class)
public final class TownChannels implements Channels {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST = 200;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final List<Carrier> carriers;
    private final WishStore wishes;
    private final SendingStore sendings = new SendingStore();

    @Activate
    public TownChannels(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Clock clock, @Reference PersonalData data, @Reference MailCarrier mail, @Reference WebhookCarrier webhook) {
        this(transactions, guard, audit, clock, data, List.of(mail, webhook));
    }

    TownChannels(Transactions transactions, Guard guard, Audit audit, Clock clock, PersonalData data, List<Carrier> carriers) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.carriers = List.copyOf(carriers);
        this.wishes = new WishStore(data);
    }

    @Override
    public List<State> states() {
        guard.require(READ, null);
        return transactions.read(db -> {
            Instant since = db.now().minus(WEEK);
            return carriers.stream().map(one -> new State(one.channel(), one.on(), one.fault(), one.where(), wishes.count(db, one.channel()),
                    sendings.count(db, one.channel(), Sending.State.WAITING, Instant.EPOCH),
                    sendings.count(db, one.channel(), Sending.State.SENT, since), sendings.count(db, one.channel(), Sending.State.REFUSED, since)
                            + sendings.count(db, one.channel(), Sending.State.GIVEN_UP, since))).toList();
        });
    }

    @Override
    public List<Sending> failures(int limit) {
        guard.require(READ, null);
        return transactions.read(db -> sendings.failures(db, Math.max(1, Math.min(limit, MOST))));
    }

    /** Outside a transaction, which mustn't wait for servers of others. */
    @Override
    public void test(Channel channel, String to) {
        guard.require(WRITE, null);
        Carrier carrier = carriers.stream().filter(one -> one.channel() == channel && one.on()).findFirst()
                .orElseThrow(() -> DigestText.MESSAGES.problem(Problem.Kind.CONFLICT, "channel-off").at("channel"));
        String address = to == null ? "" : to.strip();
        if (!carrier.reaches(address)) {
            throw DigestText.MESSAGES.problem(Problem.Kind.INVALID, "notice-to." + channel).at("to");
        }
        String town = transactions.write(db -> {
            audit.write(db, new Audit.Line("notices.test", channel.name(), null, null, carrier.where()));
            return db.town();
        });
        try {
            carrier.carry(address, new Digest(Ids.next(), town, LocalDate.now(clock), "zh", List.of()));
        } catch (Undelivered e) {
            throw DigestText.MESSAGES.problem(Problem.Kind.UNAVAILABLE, "channel-answer", e.trouble().what(), e.trouble().mend(channel), e.getMessage());
        }
    }
}
