package org.linli.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.Audit;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
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

    /** Brings those of an account, which is locked, in line with what the provider says of it. @return whether any changed */
    boolean renew(Db db, Account account, Set<String> said) {
        List<HeldPost> held = new ArrayList<>(posts.of(db, account.id()).stream().filter(post -> !post.isOverOn(accounts.today())).toList());
        List<MappedPost> wanted = mapped.stream().filter(post -> said.contains(post.value())).map(MappedPost::whateverIsSaid).distinct().toList();
        boolean changed = false;
        for (HeldPost post : held.stream().filter(post -> post.givenBy().equals(GIVER)).toList()) {
            if (wanted.stream().noneMatch(each -> each.is(post))) {
                posts.end(db, post, GIVER, clock.instant());
                audit.write(db, new Audit.Line("post.ended", account.id(), post.unit(), post.words(), null));
                held.remove(post);
                changed = true;
            }
        }
        for (MappedPost each : wanted) {
            Optional<HeldPost> there = held.stream().filter(each::is).filter(post -> post.holdsOn(accounts.today())).findFirst();
            changed |= there.isPresent() ? extended(db, there.get()) : given(db, account, held, each);
        }
        if (changed) {
            accounts.touch(db, account.id());
        }
        return changed;
    }

    /** One that somebody gave by hand stays as it is. */
    private boolean extended(Db db, HeldPost post) {
        if (!post.givenBy().equals(GIVER) || post.until() == null || !post.until().isBefore(until())) {
            return false;
        }
        posts.extend(db, post, until());
        audit.write(db, new Audit.Line("post.renewed", post.account(), post.unit(), post.words(), until().toString()));
        return true;
    }

    private boolean given(Db db, Account account, List<HeldPost> held, MappedPost wanted) {
        Optional<UnitPath> path = wanted.unit() == null ? Optional.empty() : territory.known(List.of(wanted.unit())).stream().map(Unit::path).findFirst();
        if (wanted.unit() != null && path.isEmpty()) {
            LOG.warn("oidc.roles in org.linli.security.cfg names the unit {}, which there isn't", wanted.unit());
            return false;
        }
        HeldPost post = PostRules.post(account.id(), new NewPost(wanted.role(), wanted.unit(), null, until()), path.orElse(null), accounts.today(), GIVER, now());
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

    private LocalDate until() {
        return accounts.dayOf(now().plus(longest));
    }

    private Instant now() {
        return clock.instant();
    }
}
