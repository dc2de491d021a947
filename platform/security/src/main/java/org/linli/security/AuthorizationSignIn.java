package org.linli.security;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.Caller;
import org.linli.api.security.Sessions.Due;
import org.linli.api.security.SignIn;
import org.linli.security.ProvenSecrets.Proof;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signs in by HTTP Basic, a bearer token, or a token of an issuer that the operator trusts; a caller whose secret was proved lately isn't kept out by others' failures. */
@Component(service = SignIn.class)
public final class AuthorizationSignIn implements SignIn {

    private static final Messages MESSAGES = Messages.beside(AuthorizationSignIn.class);

    private final Transactions transactions;
    private final ProvenSecrets proven;
    private final PasswordCheck passwords;
    private final SecondFactors factors;
    private final Lockout lockout;
    private final JwtBearer issued;
    private final Clock clock;
    private final AccountStore accounts;
    private final TokenStore tokens = new TokenStore();

    /** Waits for the first administrator, so that nobody is refused who came a moment too early. */
    @Activate
    public AuthorizationSignIn(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference ProvenSecrets proven, @Reference PasswordCheck passwords, @Reference SecondFactors factors, @Reference Lockout lockout,
            @Reference JwtBearer issued, @Reference FirstAdministrator first) {
        this(transactions, proven, passwords, factors, lockout, issued, Clock.systemUTC());
    }

    AuthorizationSignIn(Transactions transactions, ProvenSecrets proven, PasswordCheck passwords, SecondFactors factors, Lockout lockout,
            JwtBearer issued, Clock clock) {
        this.transactions = transactions;
        this.proven = proven;
        this.passwords = passwords;
        this.factors = factors;
        this.lockout = lockout;
        this.issued = issued;
        this.clock = clock;
        this.accounts = new AccountStore(clock);
    }

    @Override
    public Caller signIn(String authorization, String address) {
        return signIn(authorization, address, () -> { });
    }

    @Override
    public Caller signIn(String authorization, String address, Runnable costly) {
        String mark = proven.mark(authorization);
        Optional<Account> known = proven.find(mark).flatMap(proof -> stillProven(mark, proof));
        if (known.isPresent()) {
            return known.get().callingFrom(address);
        }
        String[] parts = authorization.trim().split("\\s+", 2);
        String rest = parts.length == 2 ? parts[1] : "";
        Account account = switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "basic" -> byPassword(mark, rest, address, costly);
            case "bearer" -> byToken(mark, rest, address);
            default -> throw PasswordCheck.refused();
        };
        return account.callingFrom(address);
    }

    private Optional<Account> stillProven(String mark, Proof proof) {
        Instant now = clock.instant();
        if (proof.freshAt(now)) {
            return Optional.of(proof.account());
        }
        Optional<Account> still = transactions.read(db -> proof.token()
                ? tokens.accountOf(db, proof.stamp(), now).flatMap(id -> accounts.byId(db, id)).filter(account -> !mustEnrol(db, account))
                : accounts.byId(db, proof.account().id()).filter(account -> proof.stamp().equals(account.password())
                        && factors.due(db, account) == Due.NOTHING))
                .filter(account -> !account.closed());
        still.ifPresentOrElse(account -> proven.keep(mark, new Proof(account, proof.stamp(), proof.token(), now)), () -> proven.forget(mark));
        return still;
    }

    /** Of requests that come at the same time with the same password one pays for the check. */
    private Account byPassword(String mark, String encoded, String address, Runnable costly) {
        String pair = decoded(encoded);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw PasswordCheck.refused();
        }
        String name = PasswordCheck.plain(pair.substring(0, colon));
        costly.run();
        return lockout.oneByOne(name, address, () -> proven.find(mark).filter(proof -> proof.freshAt(clock.instant())).map(Proof::account).orElseGet(() -> {
            Account account = passwords.account(name, pair.substring(colon + 1), address);
            Due due = transactions.read(db -> factors.due(db, account));
            if (due != Due.NOTHING) {
                throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "basic-without-second-factor");
            }
            lockout.succeeded(name);
            passwords.sufficed("sign-in.basic", account, address);
            proven.keep(mark, new Proof(account, account.password(), false, clock.instant()));
            return account;
        }));
    }

    private Account byToken(String mark, String secret, String address) {
        lockout.check(null, address);
        return issued.takes(secret) ? byIssuedToken(mark, secret, address) : byOwnToken(mark, secret, address);
    }

    private Account byOwnToken(String mark, String secret, String address) {
        Instant now = clock.instant();
        Proof proof = transactions.read(db -> tokens.idOf(db, secret)
                .flatMap(id -> tokens.accountOf(db, id, now).flatMap(account -> accounts.byId(db, account))
                        .filter(account -> !account.closed()).map(account -> new Proof(account, id, true, now))))
                .orElseThrow(() -> wrongToken(address));
        if (transactions.read(db -> mustEnrol(db, proof.account()))) {
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "token-before-enrolment");
        }
        proven.keep(mark, proof);
        return proof.account();
    }

    /** Whether it is somebody's whose role asks for a second factor that isn't there yet; programs never have one. */
    private boolean mustEnrol(Db db, Account account) {
        return account.kind() != Kind.PROGRAM && factors.due(db, account) == Due.ENROLMENT;
    }

    /** Programs only, since people show a second factor. Not kept as proven: it is checked at each request until it ends by itself. */
    private Account byIssuedToken(String mark, String token, String address) {
        Account account = issued.signIn(token).flatMap(name -> transactions.read(db -> accounts.bySignIn(db, name)))
                .filter(found -> !found.closed() && found.kind() == Kind.PROGRAM).orElseThrow(() -> wrongToken(address));
        proven.once(mark, () -> passwords.sufficed("sign-in.jwt", account, address));
        return account;
    }

    private Problem wrongToken(String address) {
        lockout.failed(Lockout.Secret.TOKEN, null, null, address);
        return PasswordCheck.refused();
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw PasswordCheck.refused();
        }
    }
}
