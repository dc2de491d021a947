package org.linli.security;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Caller;
import org.linli.api.security.SignIn;
import org.linli.security.ProvenSecrets.Proof;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signs in by HTTP Basic or a bearer token; a caller whose secret was proved lately isn't kept out by others' failures. */
@Component(service = SignIn.class)
public final class AuthorizationSignIn implements SignIn {

    private static final Messages MESSAGES = Messages.beside(AuthorizationSignIn.class);

    private final Transactions transactions;
    private final ProvenSecrets proven;
    private final Passwords passwords;
    private final Clock clock;
    private final Lockout lockout;
    private final AccountStore accounts = new AccountStore();
    private final TokenStore tokens = new TokenStore();

    /** Waits for the first administrator, so that nobody is refused who came a moment too early. */
    @Activate
    public AuthorizationSignIn(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference ProvenSecrets proven, @Reference Passwords passwords, @Reference FirstAdministrator first) {
        this(transactions, proven, passwords, Clock.systemUTC());
    }

    AuthorizationSignIn(Transactions transactions, ProvenSecrets proven, Passwords passwords, Clock clock) {
        this.transactions = transactions;
        this.proven = proven;
        this.passwords = passwords;
        this.clock = clock;
        this.lockout = new Lockout(transactions, clock);
    }

    @Override
    public Caller signIn(String authorization, String address) {
        String mark = proven.mark(authorization);
        Optional<Account> known = proven.find(mark).flatMap(proof -> stillProven(mark, proof));
        if (known.isPresent()) {
            return known.get().callingFrom(address);
        }
        String[] parts = authorization.trim().split("\\s+", 2);
        String rest = parts.length == 2 ? parts[1] : "";
        Proof proof = switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "basic" -> byPassword(rest, address);
            case "bearer" -> byToken(rest, address);
            default -> throw refused();
        };
        proven.keep(mark, proof);
        return proof.account().callingFrom(address);
    }

    private Optional<Account> stillProven(String mark, Proof proof) {
        Instant now = clock.instant();
        if (proof.freshAt(now)) {
            return Optional.of(proof.account());
        }
        Optional<Account> still = transactions.read(db -> proof.token()
                ? tokens.accountOf(db, proof.stamp(), now).flatMap(id -> accounts.byId(db, id))
                : accounts.byId(db, proof.account().id()).filter(account -> proof.stamp().equals(account.password())))
                .filter(account -> !account.closed());
        still.ifPresentOrElse(account -> proven.keep(mark, new Proof(account, proof.stamp(), proof.token(), now)), () -> proven.forget(mark));
        return still;
    }

    private Proof byPassword(String encoded, String address) {
        String pair = decoded(encoded);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw refused();
        }
        String name = pair.substring(0, colon).replaceAll("\\p{Cntrl}", "?");
        lockout.check(name, address);
        Account account = transactions.read(db -> accounts.bySignIn(db, name)).orElse(null);
        if (!passwords.matches(pair.substring(colon + 1), account)) {
            lockout.failed(name, address);
            throw refused();
        }
        lockout.succeeded(name);
        return new Proof(account, account.password(), false, clock.instant());
    }

    private Proof byToken(String secret, String address) {
        lockout.check(null, address);
        Instant now = clock.instant();
        return transactions.read(db -> tokens.idOf(db, secret)
                .flatMap(id -> tokens.accountOf(db, id, now).flatMap(account -> accounts.byId(db, account))
                        .filter(account -> !account.closed()).map(account -> new Proof(account, id, true, now))))
                .orElseGet(() -> {
                    lockout.failed(null, address);
                    throw refused();
                });
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
    }

    private static Problem refused() {
        return MESSAGES.problem(Problem.Kind.UNAUTHENTICATED, "sign-in");
    }
}
