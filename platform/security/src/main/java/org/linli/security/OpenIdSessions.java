package org.linli.security;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.security.OpenIdSignIn;
import org.linli.api.security.Sessions.Opened;
import org.linli.api.security.Sessions.Session;
import org.linli.api.territory.Territory;
import org.linli.security.openid.NotProven;
import org.linli.security.openid.Provider;
import org.linli.security.openid.ProviderSilent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions for those whom an OpenID Connect provider names; off unless an issuer is configured. */
@Component(service = OpenIdSignIn.class, configurationPid = "org.linli.security")
public final class OpenIdSessions implements OpenIdSignIn {

    /** Settings of {@code etc/org.linli.security.cfg}. */
    public @interface Settings {
        /** The provider; empty for none. */
        String oidc_issuer() default "";

        /** As whom it knows us. */
        String oidc_client() default "";

        /** With a dot in front, so that it shows in no list of services. */
        String _oidc_secret() default "";

        /** A file with the same. */
        String oidc_secret_file() default "";

        /** What we ask it for. */
        String oidc_scopes() default "openid profile";

        /** Our address, as browsers have it. */
        String oidc_address() default "";

        /** The path to go on at after signing in or out. */
        String oidc_page() default "/";

        /** The claim that names the account. */
        String oidc_claim() default "sub";

        /** Whether who has no account gets one. */
        boolean oidc_accounts() default false;

        /** The claim whose values give posts. */
        String oidc_roles_claim() default "groups";

        /** {@code VALUE -> ROLE @ UNIT}, separated by semicolons. */
        String oidc_roles() default "";

        /** Whether they may make administrators, and whether administrators and the town's head are known by name the first time. */
        boolean oidc_roles_administrator() default false;

        /** The {@code acr} and {@code amr} that stand for a second factor. */
        String oidc_second_factor() default "";

        /** The algorithms of signatures that are taken. */
        String oidc_algorithms() default "RS256, PS256, ES256";
    }

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdSessions.class);
    private static final Messages MESSAGES = Messages.beside(OpenIdSessions.class);
    /** How the audit names such a session. */
    private static final String WAY = "oidc";

    private final OpenIdTerms terms;
    private final boolean misconfigured;
    private final Provider provider;
    private final LinkedAccounts accounts;
    private final OpenIdPosts posts;
    private final Transactions transactions;
    private final Guard guard;
    private final Lockout lockout;
    private final AccountSessions sessions;
    private final ProvenSecrets proven;
    private final Clock clock;
    private final AtomicBoolean silent = new AtomicBoolean();

    @Activate
    public OpenIdSessions(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions, @Reference Guard guard,
            @Reference Audit audit, @Reference Lockout lockout, @Reference SignInPolicy policy, @Reference AccountSessions sessions,
            @Reference ProvenSecrets proven, @Reference Territory territory, Settings settings) {
        this(transactions, guard, audit, lockout, policy, sessions, proven, territory, settings, Clock.systemUTC());
    }

    OpenIdSessions(Transactions transactions, Guard guard, Audit audit, Lockout lockout, SignInPolicy policy, AccountSessions sessions,
            ProvenSecrets proven, Territory territory, Settings settings, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.lockout = lockout;
        this.sessions = sessions;
        this.proven = proven;
        this.clock = clock;
        OpenIdTerms read = null;
        boolean wrong = false;
        try {
            read = OpenIdTerms.of(settings);
        } catch (IllegalArgumentException | UncheckedIOException why) {
            LOG.error("Nobody can sign in by OpenID Connect until its settings are right", why);
            wrong = true;
        }
        terms = read;
        misconfigured = wrong;
        provider = terms == null ? null : new Provider(terms.client(), clock);
        accounts = terms == null ? null : new LinkedAccounts(terms.client().issuer(), terms.rulers(), audit, clock);
        posts = terms == null ? null : new OpenIdPosts(terms.posts(), policy.longest(), audit, territory, clock);
    }

    @Override
    public boolean offered() {
        return provider != null;
    }

    @Override
    public Begun begin() {
        requireProvider();
        Attempt attempt = Attempt.begin(clock.instant());
        try {
            return new Begun(provider.entrance(attempt.state(), attempt.nonce(), attempt.challenge()), attempt.kept(), Attempt.WITHIN);
        } catch (ProviderSilent why) {
            throw silent(why);
        }
    }

    @Override
    public Entered complete(Returned returned, String kept, String address, String device) {
        requireProvider();
        Attempt attempt = Attempt.of(kept).filter(found -> found.liveAt(clock.instant()))
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.FORBIDDEN, "openid-over"));
        lockout.check(null, address);
        JWTClaimsSet claims;
        try {
            requireAnswer(returned, attempt, address);
            claims = claims(returned.code(), attempt, address);
            silent.set(false);
        } catch (ProviderSilent why) {
            throw silent(why);
        }
        return new Entered(opened(new Said(claims), address, device), terms.page());
    }

    /** What isn't the answer to this attempt may be that to an earlier one, or come from a page that the browser was led to: nobody guesses. */
    private void requireAnswer(Returned returned, Attempt attempt, String address) throws ProviderSilent {
        try {
            check(returned, attempt);
        } catch (NotProven why) {
            guard.refused(null, address, null);
            throw refused(why);
        }
        if (returned.error() != null) {
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "openid-declined");
        }
    }

    private void check(Returned returned, Attempt attempt) throws NotProven, ProviderSilent {
        if (!attempt.began(returned.state())) {
            throw new NotProven("the state is of another sign-in");
        }
        provider.requireSameIssuer(returned.issuer());
        if (returned.error() == null && returned.code() == null) {
            throw new NotProven("there is no code");
        }
    }

    private JWTClaimsSet claims(String code, Attempt attempt, String address) throws ProviderSilent {
        try {
            return provider.exchange(code, attempt.verifier(), attempt.nonce());
        } catch (NotProven why) {
            lockout.failed(Lockout.Secret.OPENID, null, null, address);
            throw refused(why);
        }
    }

    private static Problem refused(NotProven why) {
        LOG.debug("A sign-in at the provider was refused", why);
        return MESSAGES.problem(Problem.Kind.FORBIDDEN, "openid-refused");
    }

    private Opened opened(Said said, String address, String device) {
        String name = said.text(terms.claim());
        String subject = said.claims().getSubject();
        Optional<Account> known = transactions.read(db -> accounts.find(db, subject, name));
        boolean creates = known.isEmpty() && terms.creates() && transactions.read(db -> accounts.free(db, name));
        if (!creates && known.filter(account -> !account.closed() && account.kind() != Kind.PROGRAM).isEmpty()) {
            lockout.notGuessed(Lockout.Secret.OPENID, known.orElse(null), address);
            throw unknown(name);
        }
        var giver = new Caller(OpenIdPosts.GIVER, OpenIdPosts.NAME, address, List.of());
        if (known.isPresent() && !transactions.read(db -> accounts.available(db, known.get(), subject))) {
            guard.as(giver, () -> transactions.write(db -> {
                accounts.refused(db, known.get(), subject);
                return null;
            }));
            throw unknown(name);
        }
        try {
            return guard.as(giver, () -> transactions.write(db -> {
                List<WantedPost> wanted = posts.wanted(db, said.texts(terms.postsClaim()));
                Account account = known.orElseGet(() -> accounts.create(db, name, said.text("name")));
                accounts.link(db, account, subject);
                if (posts.renew(db, account, wanted)) {
                    transactions.afterCommit(() -> proven.forgetAccount(account.id()));
                }
                return sessions.added(account, said.any(terms.secondFactor()), WAY, address, device);
            }));
        } catch (DuplicateKey another) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "openid-meanwhile");
        }
    }

    private Problem unknown(String name) {
        return MESSAGES.problem(Problem.Kind.FORBIDDEN, "openid-unknown", name == null ? terms.claim() : name);
    }

    @Override
    public Optional<URI> signOut(Session session) {
        String account = session.caller().account();
        if (terms == null || !transactions.read(db -> accounts.linked(db, account))) {
            return Optional.empty();
        }
        try {
            return provider.exit(terms.address() + terms.page());
        } catch (ProviderSilent why) {
            LOG.debug("Nobody knows where to sign out at the provider", why);
            return Optional.empty();
        }
    }

    private void requireProvider() {
        if (misconfigured) {
            throw MESSAGES.problem(Problem.Kind.UNAVAILABLE, "openid-misconfigured");
        }
        if (terms == null) {
            throw MESSAGES.problem(Problem.Kind.NOT_FOUND, "openid-off");
        }
    }

    private Problem silent(ProviderSilent why) {
        if (silent.compareAndSet(false, true)) {
            LOG.warn("Nobody can sign in at the OpenID Connect provider, see oidc.… in org.linli.security.cfg", why);
        } else {
            LOG.debug("Still nobody can sign in at the OpenID Connect provider", why);
        }
        return MESSAGES.problem(Problem.Kind.UNAVAILABLE, "openid-silent");
    }
}
