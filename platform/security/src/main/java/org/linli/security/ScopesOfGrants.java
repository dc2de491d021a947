package org.linli.security;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitFollower;
import org.linli.api.territory.UnitPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The scopes of posts and grants follow their units: they move with them, go on with the heir after a merger, and end with a unit that is closed. */
@Component
public final class ScopesOfGrants implements UnitFollower {

    private final AccountStore store = new AccountStore();
    private final PostStore posts = new PostStore();
    private final Audit audit;
    private final Guard guard;
    private final ProvenSecrets proven;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public ScopesOfGrants(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference ProvenSecrets proven) {
        this(transactions, guard, audit, proven, Clock.systemUTC());
    }

    ScopesOfGrants(Transactions transactions, Guard guard, Audit audit, ProvenSecrets proven, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.proven = proven;
        this.clock = clock;
    }

    @Override
    public void moved(Db db, UnitPath from, UnitPath to) {
        store.moveScopes(db, from, to);
        transactions.afterCommit(proven::forgetAccounts);
    }

    /** A post that is held at the heir already isn't held twice. */
    @Override
    public void merged(Db db, Unit gone, Unit heir, LocalDate on) {
        List<HeldPost> going = posts.ofUnit(db, gone.code()).stream().filter(post -> !post.isOverOn(on.minusDays(1))).toList();
        store.lockAll(db, Stream.concat(going.stream().map(HeldPost::account), store.atHome(db, gone.code()).stream()));
        for (HeldPost post : going) {
            HeldPost after = post.at(heir.code(), heir.path());
            boolean twice = posts.of(db, post.account()).stream().anyMatch(other -> other.overlaps(after) && lasts(other, after));
            if (twice) {
                posts.end(db, post, guard.caller().account(), clock.instant());
            } else {
                posts.change(db, after);
            }
            changed(db, twice ? "post.ended" : "post.handed-over", post, twice ? null : after);
        }
        store.inherit(db, gone, heir);
        transactions.afterCommit(proven::forgetAccounts);
    }

    /** A post that gives nothing in the unit goes on: a member is a member for itself, wherever its branch has gone. */
    @Override
    public void closed(Db db, Unit unit, LocalDate until) {
        List<HeldPost> ending = ofUnit(db, unit, post -> post.until() == null || post.until().isAfter(until));
        store.lockAll(db, ending.stream().map(HeldPost::account));
        for (HeldPost post : ending) {
            boolean never = post.from().isAfter(until);
            HeldPost after = never ? null : post.until(until);
            if (never) {
                posts.end(db, post, guard.caller().account(), clock.instant());
            } else {
                posts.change(db, after);
            }
            changed(db, "post.ended", post, after);
        }
        transactions.afterCommit(proven::forgetAccounts);
    }

    /** What ended with the former last day ends with the new one; a post that somebody has been given instead meanwhile stays the only one. */
    @Override
    public void prolonged(Db db, Unit unit, LocalDate until) {
        List<HeldPost> ended = ofUnit(db, unit, post -> unit.until().equals(post.until()));
        store.lockAll(db, ended.stream().map(HeldPost::account));
        for (HeldPost post : ended) {
            HeldPost after = post.until(until);
            if (posts.of(db, post.account()).stream().noneMatch(other -> !other.id().equals(post.id()) && other.overlaps(after))) {
                posts.change(db, after);
                changed(db, "post.prolonged", post, after);
            }
        }
        transactions.afterCommit(proven::forgetAccounts);
    }

    /** The posts that give something in the unit. */
    private List<HeldPost> ofUnit(Db db, Unit unit, Predicate<HeldPost> those) {
        return posts.ofUnit(db, unit.code()).stream().filter(post -> !post.role().gives().isEmpty()).filter(those).toList();
    }

    private static boolean lasts(HeldPost other, HeldPost post) {
        return !other.from().isAfter(post.from()) && (other.until() == null || post.until() != null && !other.until().isBefore(post.until()));
    }

    private void changed(Db db, String action, HeldPost before, HeldPost after) {
        store.touch(db, before.account());
        audit.write(db, new Audit.Line(action, before.account(), before.unit(), before.words(), after == null ? null : after.words()));
    }
}
