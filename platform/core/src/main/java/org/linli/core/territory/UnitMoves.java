package org.linli.core.territory;

import java.time.LocalDate;
import org.linli.api.Ids;
import org.linli.api.data.Db;
import org.linli.api.security.Audit;
import org.linli.api.territory.Territory.Change;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitFollower;
import org.linli.api.territory.UnitPath;

/** Renames and moves units, with their history and audit, in the transaction of whoever has checked the right to do it. */
final class UnitMoves {

    private final UnitStore store;
    private final Audit audit;
    private final UnitFollower follower;

    UnitMoves(UnitStore store, Audit audit, UnitFollower follower) {
        this.store = store;
        this.audit = audit;
        this.follower = follower;
    }

    void change(Db db, Unit unit, String name, LocalDate from, LocalDate until, UnitStore.Origin who) {
        store.change(db, unit.code(), name, from, until);
        if (!name.equals(unit.name())) {
            remember(db, unit, new Change("RENAMED", who.on(), unit.name(), name, who.by()));
        }
        if (until != null && !until.equals(unit.until())) {
            remember(db, unit, new Change("ENDED", who.on(), text(unit.until()), text(until), who.by()));
            follower.closed(db, unit, until);
        }
        if (unit.until() != null && (until == null || until.isAfter(unit.until()))) {
            follower.prolonged(db, unit, until);
        }
        audit.write(db, new Audit.Line("unit.changed", unit.code(), unit.code(), days(unit.name(), unit.from(), unit.until()),
                days(name, from, until)));
    }

    /** @param parent null to make it a top */
    void move(Db db, Unit unit, Unit parent, UnitStore.Origin who) {
        if (parent != null && parent.path().isWithin(unit.path())) {
            throw UnitRules.invalid("unit-under-itself", unit.code(), parent.code()).at("parent");
        }
        UnitRules.place(unit.code(), unit.level(), parent, who.on());
        UnitPath to = parent == null ? UnitPath.top(unit.code()) : parent.path().child(unit.code());
        UnitRules.depth(unit.code(), to.depth() + store.depthBelow(db, unit.path()));
        String above = parent == null ? null : parent.code();
        store.move(db, unit, above, to);
        follower.moved(db, unit.path(), to);
        remember(db, unit, new Change("MOVED", who.on(), unit.parent(), above, who.by()));
        audit.write(db, new Audit.Line("unit.moved", unit.code(), unit.code(), unit.path().value(), to.value()));
    }

    void merge(Db db, Unit gone, Unit heir, UnitStore.Origin who) {
        LocalDate last = who.on().minusDays(1);
        LocalDate until = gone.from() != null && gone.from().isAfter(last) ? gone.from() : last;
        store.change(db, gone.code(), gone.name(), gone.from(), until);
        follower.merged(db, gone, heir, who.on());
        remember(db, gone, new Change("MERGED", who.on(), gone.code(), heir.code(), who.by()));
        remember(db, heir, new Change("MERGED", who.on(), gone.code(), heir.code(), who.by()));
        audit.write(db, new Audit.Line("unit.merged", gone.code(), gone.code(), gone.path().value(), heir.path().value()));
    }

    private void remember(Db db, Unit unit, Change change) {
        store.remember(db, unit.code(), Ids.next(), change);
    }

    private static String days(String name, LocalDate from, LocalDate until) {
        return name + " " + text(from) + ".." + text(until);
    }

    private static String text(LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
