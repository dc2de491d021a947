package org.linli.core.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.data.Upsert;
import org.linli.api.notices.Wish;
import org.linli.api.notices.Wish.Channel;
import org.linli.core.people.PersonalData;

/** How accounts want to be told, in the database; where to is sealed. */
final class WishStore {

    private static final String PURPOSE = "REMINDER";
    private static final String SELECT = "select channel, at_hour, to_sealed, lang, account, version from reminder_wishes where town = ? and ";

    private final PersonalData data;

    WishStore(PersonalData data) {
        this.data = data;
    }

    Optional<Wish> of(Db db, String account) {
        return db.first(SELECT + "account = ?", this::wish, db.town(), account);
    }

    void keep(Db db, String account, String person, Wish wish) {
        int version = db.lock("select version from reminder_wishes where town = ? and account = ?", row -> row.integer(1), db.town(), account).orElse(0) + 1;
        db.upsert(Upsert.replacing("reminder_wishes", List.of("town", "account"), List.of("person", "channel", "at_hour", "to_sealed", "lang", "version")),
                List.<Object[]>of(new Object[] {db.town(), account, person, wish.channel(), wish.hour(), data.seal(PURPOSE, wish.to()), wish.language(), version}));
    }

    void forget(Db db, String account) {
        db.update("delete from reminder_wishes where town = ? and account = ?", db.town(), account);
    }

    int count(Db db, Channel channel) {
        return db.first("select count(*) from reminder_wishes where town = ? and channel = ?", row -> row.integer(1), db.town(), channel).orElse(0);
    }

    /** Accounts that nobody has looked after today though their hour has come. */
    List<String> due(Db db, Channel channel, LocalDate today, int hour, int rows) {
        return new Selection("select account from reminder_wishes where town = ? and channel = ? and at_hour <= ? and (last_on is null or last_on <> ?)",
                db.town(), channel, hour, today).first(db, "account", rows, row -> row.text(1));
    }

    /** @return whether no other node has taken that day */
    boolean take(Db db, String account, LocalDate today) {
        return db.update("update reminder_wishes set last_on = ? where town = ? and account = ? and (last_on is null or last_on <> ?)", today, db.town(), account,
                today) == 1;
    }

    private Wish wish(Row row) {
        return new Wish(row.constant(1, Channel.class), row.integer(2), data.open(PURPOSE, row.text(3)), row.text(4));
    }
}
