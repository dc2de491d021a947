package org.linli.security;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.security.Role;
import org.linli.api.territory.UnitPath;

/** Posts in the database. */
final class PostStore {

    private static final String SELECT = "select account, id, role, unit, unit_path, from_day, until_day, given_by, given_at from posts "
            + "where town = ? and ended_at is null and ";

    void add(Db db, HeldPost post) {
        add(db, List.of(post));
    }

    void add(Db db, List<HeldPost> posts) {
        db.batch("insert into posts (town, account, id, role, unit, unit_path, from_day, until_day, given_by, given_at) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", posts.stream().map(post -> new Object[] {db.town(), post.account(), post.id(), post.role(),
                    post.unit(), post.path() == null ? null : post.path().value(), post.from(), post.until(), post.givenBy(), post.givenAt()}).toList());
    }

    void extend(Db db, HeldPost post, LocalDate until) {
        db.update("update posts set until_day = ? where town = ? and account = ? and id = ?", until, db.town(), post.account(), post.id());
    }

    void end(Db db, HeldPost post, String by, Instant at) {
        db.update("update posts set ended_by = ?, ended_at = ? where town = ? and account = ? and id = ?", by, at, db.town(), post.account(), post.id());
    }

    /** Writes what becomes of it when its unit is merged or closed. */
    void change(Db db, HeldPost post) {
        db.update("update posts set unit = ?, unit_path = ?, until_day = ? where town = ? and account = ? and id = ?", post.unit(),
                post.path().value(), post.until(), db.town(), post.account(), post.id());
    }

    /** The posts of one unit that weren't ended. */
    List<HeldPost> ofUnit(Db db, String unit) {
        return db.list(SELECT + "unit = ? order by account, id", PostStore::read, db.town(), unit);
    }

    /** Those that weren't ended, over or not, oldest first. */
    List<HeldPost> of(Db db, String account) {
        return db.list(SELECT + "account = ? order by id", PostStore::read, db.town(), account);
    }

    /** The same of several accounts. */
    Map<String, List<HeldPost>> of(Db db, Collection<String> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        String marks = String.join(", ", Collections.nCopies(accounts.size(), "?"));
        Object[] values = Stream.concat(Stream.of(db.town()), accounts.stream()).toArray();
        return db.list(SELECT + "account in (" + marks + ") order by account, id", PostStore::read, values).stream()
                .collect(Collectors.groupingBy(HeldPost::account));
    }

    /** The posts of that role in the whole town without a last day. */
    List<HeldPost> ofTheTown(Db db, Role role) {
        return db.list(SELECT + "role = ? and unit is null and until_day is null order by account, id", PostStore::read, db.town(), role);
    }

    void move(Db db, UnitPath from, UnitPath to) {
        Scopes.move(db, "posts", "unit_path", from, to);
    }

    private static HeldPost read(Row row) {
        return new HeldPost(row.text(1), row.text(2), row.constant(3, Role.class), row.text(4), row.text(5) == null ? null : new UnitPath(row.text(5)),
                row.date(6), row.date(7), row.text(8), row.instant(9));
    }
}
