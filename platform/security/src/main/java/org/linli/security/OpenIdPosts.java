package org.linli.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.Audit;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts that follow from what the provider says: renewed at each sign-in, ended when it says so no more, and over with the longest session, so that
 * nobody keeps one by staying away.
 *
 * <p>Since they have a last day, whoever holds one isn't counted as the administrator that must always be left.
 */
final class OpenIdPosts {

    /** By whom they are given. */
    static final String GIVER = "openid";
    static final String NAME = "OpenID Connect";

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdPosts.class);
    private static final String MERGED = "MERGED";
    private static final String ENDED = "ENDED";

    private final List<MappedPost> mapped;
    private final Duration longest;
    private final Audit audit;
    private final Territory territory;
    private final Clock clock;
    private final AccountStore accounts;
    private final PostStore posts = new PostStore();

    OpenIdPosts(List<MappedPost> mapped, Duration longest, Audit audit, Territory territory, Clock clock) {
        this.mapped = mapped;
        this.longest = longest;
        this.audit = audit;
        this.territory = territory;
        this.clock = clock;
        this.accounts = new AccountStore(clock);
    }

    /**
     * Those that follow from what the provider says, each once, at the heirs of merged units; their units are held until the transaction ends, so that
     * this comes before any account is locked.
     */
    List<WantedPost> wanted(Db db, Set<String> said) {
        List<MappedPost> meant = mapped.stream().filter(post -> said.contains(post.value())).toList();
        Map<String, String> places = meant.stream().map(MappedPost::unit).filter(Objects::nonNull).distinct()
                .collect(Collectors.toMap(Function.identity(), this::goesOn));
        Map<String, Unit> units = territory.held(db, new TreeSet<>(places.values())).stream().filter(unit -> !isOver(unit))
                .collect(Collectors.toMap(Unit::code, Function.identity()));
        var wanted = new LinkedHashSet<WantedPost>();
        for (MappedPost post : meant) {
            Unit unit = post.unit() == null ? null : units.get(places.get(post.unit()));
            if (unit == null && post.unit() != null) {
                LOG.warn("oidc.roles in org.linli.security.cfg names the unit {}, which there isn't, or isn't any more", post.unit());
            } else {
                wanted.add(new WantedPost(post.role(), unit, until(unit)));
            }
        }
        return List.copyOf(wanted);
    }

    /** Where a unit goes on: in the last of its heirs, or where it is. */
    private String goesOn(String unit) {
        boolean ends = territory.known(List.of(unit)).stream().anyMatch(known -> known.until() != null);
        return ends ? heir(unit).map(this::goesOn).orElse(unit) : unit;
    }

    /** Into which it was merged, unless it was taken up again since. */
    private Optional<String> heir(String unit) {
        return territory.history(unit).stream().filter(change -> change.change().equals(ENDED) || change.change().equals(MERGED) && unit.equals(change.before()))
                .reduce((earlier, later) -> later).filter(last -> last.change().equals(MERGED)).map(Territory.Change::after);
    }

    private boolean isOver(Unit unit) {
        return unit.until() != null && unit.until().isBefore(accounts.today());
    }

    /** Brings those of an account, which is locked, in line with what is wanted. @return whether any changed */
    boolean renew(Db db, Account account, List<WantedPost> wanted) {
        List<HeldPost> held = new ArrayList<>(posts.of(db, account.id()).stream().filter(post -> !post.isOverOn(accounts.today())).toList());
        boolean changed = false;
        for (HeldPost post : held.stream().filter(post -> post.givenBy().equals(GIVER)).toList()) {
            if (wanted.stream().noneMatch(each -> each.is(post))) {
                posts.end(db, post, GIVER, clock.instant());
                audit.write(db, new Audit.Line("post.ended", account.id(), post.unit(), post.words(), null));
                held.remove(post);
                changed = true;
            }
        }
        for (WantedPost each : wanted) {
            Optional<HeldPost> there = held.stream().filter(each::is).filter(post -> post.holdsOn(accounts.today())).findFirst();
            changed |= there.isPresent() ? extended(db, there.get(), each.until()) : given(db, account, held, each);
        }
        if (changed) {
            accounts.touch(db, account.id());
        }
        return changed;
    }

    /** One that somebody gave by hand stays as it is. */
    private boolean extended(Db db, HeldPost post, LocalDate until) {
        if (!post.givenBy().equals(GIVER) || post.until() == null || !post.until().isBefore(until)) {
            return false;
        }
        posts.extend(db, post, until);
        audit.write(db, new Audit.Line("post.renewed", post.account(), post.unit(), post.words(), until.toString()));
        return true;
    }

    private boolean given(Db db, Account account, List<HeldPost> held, WantedPost wanted) {
        HeldPost post = PostRules.post(account.id(), new NewPost(wanted.role(), wanted.code(), null, wanted.until()), wanted.path(), accounts.today(), GIVER,
                now());
        Optional<Problem> against = PostRules.against(account, held, post);
        if (against.isPresent()) {
            audit.write(db, new Audit.Line("post.given", account.id(), post.unit(), null, post.words(), Audit.Result.REFUSED));
            LOG.info("The provider's post {} was not given to {}: {}", post.words(), account.id(), against.get().getMessage());
            return false;
        }
        posts.add(db, post);
        audit.write(db, new Audit.Line("post.given", account.id(), post.unit(), null, post.words()));
        held.add(post);
        return true;
    }

    /** With the longest session, or with the unit. */
    private LocalDate until(Unit unit) {
        LocalDate last = accounts.dayOf(now().plus(longest));
        return unit == null || unit.until() == null || unit.until().isAfter(last) ? last : unit.until();
    }

    private Instant now() {
        return clock.instant();
    }
}
