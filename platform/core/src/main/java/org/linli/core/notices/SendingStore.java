package org.linli.core.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.linli.api.Ids;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.notices.Sending;
import org.linli.api.notices.Sending.State;
import org.linli.api.notices.Wish.Channel;

/** Digests on their way, in the database. */
final class SendingStore {

    private static final String SELECT = "select account, run_on, channel, state, attempts, answer, next_at, id, made_at, trouble from reminder_sendings where town = ? and ";

    /** A digest on its way. @param id the same at every attempt, for whoever gets it twice */
    record Waiting(Sending sending, String id, Instant madeAt) {
    }

    /** @return whether there wasn't one that day */
    boolean add(Db db, String account, LocalDate day, Channel channel) {
        Instant now = db.now();
        return db.insertNew("reminder_sendings", List.of("town", "account", "run_on", "id", "channel", "state", "attempts", "made_at", "next_at"),
                List.<Object[]>of(new Object[] {db.town(), account, day, Ids.next(), channel, State.WAITING, 0, now, now}))[0];
    }

    /** Gives those up that still wait for an account, since what is in them comes into the next one. */
    void giveUp(Db db, String account) {
        db.update("update reminder_sendings set state = ?, next_at = ? where town = ? and account = ? and state = ?", State.GIVEN_UP, db.now(), db.town(),
                account, State.WAITING);
    }

    /** One whose turn has come, no longer anybody else's for that time. */
    Optional<Waiting> take(Db db, Collection<Channel> channels, Duration claim) {
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>(List.of(db.town(), State.WAITING, db.now()));
        values.addAll(channels);
        Optional<Waiting> next = db.first(SELECT + "state = ? and next_at <= ? and channel in (" + String.join(", ", Collections.nCopies(channels.size(), "?"))
                + ") order by next_at, id fetch first 1 rows only", SendingStore::waiting, values.toArray());
        return next.filter(one -> db.update("update reminder_sendings set next_at = ?, attempts = attempts + 1 where town = ? and account = ? and run_on = ?"
                + " and state = ? and next_at = ?", db.now().plus(claim), db.town(), one.sending().account(), one.sending().day(), State.WAITING,
                one.sending().at()) == 1);
    }

    /** @param why null where nothing went wrong @param at when it is tried next, or when it ended */
    void set(Db db, Sending sending, State state, Undelivered why, Instant at) {
        db.update("update reminder_sendings set state = ?, answer = ?, trouble = ?, next_at = ? where town = ? and account = ? and run_on = ?", state,
                why == null ? null : why.getMessage(), why == null ? null : why.trouble(), at, db.town(), sending.account(), sending.day());
    }

    Optional<Sending> last(Db db, String account) {
        return db.first(SELECT + "account = ? order by run_on desc fetch first 1 rows only", row -> waiting(row).sending(), db.town(), account);
    }

    List<Sending> failures(Db db, int rows) {
        return db.list(SELECT + "answer is not null order by next_at desc, id fetch first ? rows only", row -> waiting(row).sending(), db.town(), rows);
    }

    int count(Db db, Channel channel, State state, Instant since) {
        return db.first("select count(*) from reminder_sendings where town = ? and channel = ? and state = ? and made_at >= ?", row -> row.integer(1), db.town(),
                channel, state, since).orElse(0);
    }

    private static Waiting waiting(Row row) {
        Channel channel = row.constant(3, Channel.class);
        // a version before reasons leaves the former one where it sends at last
        Sending.Trouble trouble = row.missing(6) || row.missing(10) ? null : row.constant(10, Trouble.class).words(channel);
        return new Waiting(new Sending(row.text(1), row.date(2), channel, row.constant(4, State.class), row.integer(5), row.text(6), row.instant(7), trouble),
                row.text(8), row.instant(9));
    }
}
