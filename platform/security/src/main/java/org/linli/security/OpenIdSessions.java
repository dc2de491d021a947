package org.linli.security;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
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

        /** Whether they may make administrators. */
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
        terms = OpenIdTerms.of(settings);
        provider = terms == null ? null : new Provider(terms.client(), clock);
        accounts = terms == null ? null : new LinkedAccounts(terms.client().issuer(), audit, clock);
        posts = terms == null ? null : new OpenIdPosts(terms.posts(), policy.longest(), audit, territory, clock);
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
            claims = claims(returned, attempt);
            silent.set(false);
        } catch (NotProven why) {
            LOG.debug("A sign-in at the provider was refused", why);
            lockout.failed(Lockout.Secret.OPENID, null, null, address);
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "openid-refused");
        } catch (ProviderSilent why) {
            throw silent(why);
        }
        return new Entered(opened(new Said(claims), address, device), terms.page());
    }

    private JWTClaimsSet claims(Returned returned, Attempt attempt) throws NotProven, ProviderSilent {
        if (!attempt.began(returned.state())) {
            throw new NotProven("the state is of another sign-in");
        }
        provider.requireSameIssuer(returned.issuer());
        if (returned.error() != null) {
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "openid-declined");
        }
        if (returned.code() == null) {
            throw new NotProven("there is no code");
        }
        return provider.exchange(returned.code(), attempt.verifier(), attempt.nonce());
    }

    private Opened opened(Said said, String address, String device) {
        String name = said.text(terms.claim());
        String subject = said.claims().getSubject();
        Optional<Account> known = transactions.read(db -> accounts.find(db, subject, name));
        boolean creates = known.isEmpty() && terms.creates() && transactions.read(db -> accounts.free(db, name));
        if (!creates && known.filter(account -> !account.closed() && account.kind() != Kind.PROGRAM).isEmpty()) {
            lockout.failed(Lockout.Secret.OPENID, null, known.orElse(null), address);
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "openid-unknown", name == null ? terms.claim() : name);
        }
        try {
            return guard.as(new Caller(OpenIdPosts.GIVER, OpenIdPosts.NAME, address, List.of()), () -> transactions.write(db -> {
                Account account = known.orElseGet(() -> accounts.create(db, name, said.text("name")));
                entered(db, account, said);
                return sessions.added(account, said.any(terms.secondFactor()), WAY, address, device);
            }));
        } catch (DuplicateKey another) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "openid-meanwhile");
        }
    }

    private void entered(Db db, Account account, Said said) {
        accounts.link(db, account, said.claims().getSubject());
        if (posts.renew(db, account, said.texts(terms.postsClaim()))) {
            transactions.afterCommit(() -> proven.forgetAccount(account.id()));
        }
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
