package org.linli.security;

import java.time.Clock;
import java.time.Instant;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.security.Sessions;
import org.linli.security.ProvenSecrets.Standing;
import org.linli.security.SessionStore.Kept;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions in the database: each request reads its own there, so that one that was ended anywhere has ended everywhere. */
@Component(service = {Sessions.class, AccountSessions.class})
public final class AccountSessions implements Sessions {

    private static final Messages MESSAGES = Messages.beside(AccountSessions.class);
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    /** How long one may take over what is still due. */
    private static final Duration HALF = Duration.ofMinutes(15);
    private static final int LONGEST_ADDRESS = 60;
    private static final int LONGEST_DEVICE = 120;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final ProvenSecrets proven;
    private final PasswordCheck passwords;
    private final SecondFactors factors;
    private final Lockout lockout;
    private final SignInPolicy policy;
    private final Clock clock;
    private final AccountStore accounts;
    private final SessionStore sessions = new SessionStore();
    private final TokenStore tokens = new TokenStore();

    /** Waits for the first administrator, so that nobody is refused who came a moment too early. */
    @Activate
    public AccountSessions(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard, @Reference Audit audit, @Reference ProvenSecrets proven, @Reference PasswordCheck passwords,
            @Reference SecondFactors factors, @Reference Lockout lockout, @Reference SignInPolicy policy, @Reference FirstAdministrator first) {
        this(transactions, guard, audit, proven, passwords, factors, lockout, policy, Clock.systemUTC());
    }

    AccountSessions(Transactions transactions, Guard guard, Audit audit, ProvenSecrets proven, PasswordCheck passwords, SecondFactors factors,
            Lockout lockout, SignInPolicy policy, Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.proven = proven;
        this.passwords = passwords;
        this.factors = factors;
        this.lockout = lockout;
        this.policy = policy;
        this.clock = clock;
        this.accounts = new AccountStore(clock);
    }

    @Override
    public Opened open(String signIn, String password, String code, String address, String device) {
        String name = PasswordCheck.plain(signIn);
        return lockout.oneByOne(name, address, () -> {
            Account account = passwords.account(name, password, address);
            Due due = transactions.read(db -> factors.due(db, account));
            boolean shown = due == Due.CODE && code != null && !code.isBlank();
            if (shown) {
                factors.use(account, code, address);
            }
            if (shown || due != Due.CODE) {
                lockout.succeeded(name);
            }
            return added(account, shown, address, device);
        });
    }

    /** @param shown whether a code of the second factor was shown, too */
    Opened added(Account account, boolean shown, String address, String device) {
        return added(account, shown, null, address, device);
    }

    /** The same for who proved itself otherwise than by a password. @param way how, for the audit; null for by password */
    Opened added(Account account, boolean shown, String way, String address, String device) {
        return guard.as(account.callingFrom(address), () -> transactions.write(db -> {
            hold(db, account);
            sessions.removeEnded(db, clock.instant());
            Opened opened = add(db, account, shown ? Due.NOTHING : factors.due(db, account), way, address, device);
            if (shown && way != null) {
                sessions.provenElsewhere(db, opened.session().id(), opened.ends());
            }
            return opened;
        }));
    }

    /**
     * Locks the account, before any row of what it signs in with: checking a secret takes long, and meanwhile it may have got another password.
     *
     * @throws Problem {@code UNAUTHENTICATED} if it did, or was disabled
     */
    void hold(Db db, Account account) {
        accounts.lock(db, account.id()).filter(now -> !now.closed() && Objects.equals(now.password(), account.password()))
                .orElseThrow(PasswordCheck::refused);
    }

    private Opened add(Db db, Account account, Due due, String way, String address, String device) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant ends = now.plus(due == Due.NOTHING ? policy.longest() : HALF);
        String secret = Secrets.next();
        var kept = new Kept(Secrets.hash(secret), Ids.next(), account.id(), due, shortened(address, LONGEST_ADDRESS), shortened(device, LONGEST_DEVICE),
                now, now, idleUntil(now, ends), ends);
        sessions.add(db, kept);
        String words = (way == null ? "" : way + ", ") + (due == Due.NOTHING ? "" : due + ", ") + kept.device();
        audit.write(db, new Line("session.opened", kept.id(), null, null, words));
        return new Opened(session(kept, due, account, secret, address), secret, ends);
    }

    @Override
    public Optional<Session> find(String secret, String address) {
        if (!SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Kept kept = transactions.read(db -> sessions.find(db, Secrets.hash(secret))).filter(found -> found.liveAt(now)).orElse(null);
        if (kept == null) {
            return Optional.empty();
        }
        Optional<Standing> standing = proven.standing(kept.account(), now, () -> transactions.read(db -> accounts.byId(db, kept.account())
                .map(account -> new Standing(account, factors.due(db, account))))).filter(found -> !found.account().closed());
        if (standing.isPresent() && !now.isBefore(kept.seen().plus(policy.seenTo()))) {
            transactions.write(db -> {
                sessions.seen(db, kept.hash(), now, idleUntil(now, kept.ends()));
                return null;
            });
        }
        return standing.map(found -> session(kept, due(kept, found), found.account(), secret, address));
    }

    /** A role that asks for a second factor may have come, or come to ask for it, since the session was opened; one that was shown elsewhere counts. */
    private Due due(Kept kept, Standing standing) {
        boolean came = kept.due() == Due.NOTHING && standing.due() == Due.ENROLMENT
                && !transactions.read(db -> sessions.isProvenElsewhere(db, kept.id()));
        return came ? Due.ENROLMENT : kept.due();
    }

    @Override
    public Opened complete(Session session, String code) {
        Account account = account(session);
        if (session.due() != Due.CODE) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "code-not-due");
        }
        return lockout.oneByOne(account.signIn(), session.caller().address(), () -> {
            factors.use(account, code, session.caller().address());
            lockout.succeeded(account.signIn());
            return guard.as(session.caller(), () -> transactions.write(db -> {
                hold(db, account);
                return goOn(db, account, session);
            }));
        });
    }

    /** The session goes on with nothing due, under another secret and id than before; the account is held. */
    Opened goOn(Db db, Account account, Session session) {
        Kept former = sessions.byId(db, account.id(), session.id()).orElseThrow(() -> unknown(session.id()));
        if (!sessions.remove(db, account.id(), session.id())) {
            throw unknown(session.id());
        }
        return add(db, account, Due.NOTHING, null, session.caller().address(), former.device());
    }

    @Override
    public void end(Session session) {
        String account = session.caller().account();
        guard.as(session.caller(), () -> transactions.write(db -> {
            if (sessions.remove(db, account, session.id())) {
                audit.write(db, new Line("session.ended", session.id(), null, null, null));
            }
            return null;
        }));
    }

    @Override
    public List<Listed> list() {
        String account = guard.caller().account();
        return transactions.read(db -> sessions.live(db, account, clock.instant()));
    }

    @Override
    public void end(String id) {
        String account = guard.caller().account();
        transactions.write(db -> {
            if (!sessions.remove(db, account, id)) {
                throw unknown(id);
            }
            audit.write(db, new Line("session.ended", id, null, null, null));
            return null;
        });
    }

    @Override
    public void endAll(boolean tokensToo) {
        String account = guard.caller().account();
        transactions.write(db -> {
            int ended = sessions.removeAll(db, account, null);
            int revoked = tokensToo ? tokens.removeAll(db, account) : 0;
            audit.write(db, new Line("sessions.ended", account, null, null, "sessions " + ended + ", tokens " + revoked));
            transactions.afterCommit(() -> proven.forgetAccount(account));
            return null;
        });
    }

    private Account account(Session session) {
        String id = session.caller().account();
        return transactions.read(db -> accounts.byId(db, id)).filter(found -> !found.closed()).orElseThrow(PasswordCheck::refused);
    }

    private static Session session(Kept kept, Due due, Account account, String secret, String address) {
        Caller whole = account.callingFrom(address);
        Caller caller = due == Due.NOTHING ? whole : new Caller(whole.account(), whole.name(), address, List.of());
        return new Session(kept.id(), caller, due, Secrets.derived(secret, "csrf"));
    }

    private Instant idleUntil(Instant now, Instant ends) {
        Instant idle = now.plus(policy.idle());
        return idle.isBefore(ends) ? idle : ends;
    }

    private static Problem unknown(String id) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "session-unknown", id);
    }

    private static String shortened(String text, int most) {
        String plain = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= most ? plain : plain.substring(0, most - 1) + "…";
    }
}
