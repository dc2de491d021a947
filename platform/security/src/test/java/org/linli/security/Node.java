package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.security.Caller;
import org.linli.api.security.Sessions.Opened;
import org.linli.api.security.Sessions.Session;
import org.linli.security.audit.ReadableAudit;
import org.linli.security.audit.Unsealed;

/** One node's security, wired as the framework would do it, with a cheap bcrypt. */
final class Node {

    static final String PASSWORD = "Spring-2026";
    static final String ADDRESS = "192.0.2.7";
    private static final Path KEYS = keys();

    final Transactions transactions;
    final Clock clock;
    final Passwords passwords;
    final RefusedAttempts attempts;
    final ThreadGuard guard;
    final ReadableAudit audit;
    final Unsealed unsealed = new Unsealed();
    final AuthorizationSignIn signIn;
    final AccountTokens tokens;
    final AccountRegister accounts;
    final Lockout lockout;
    final AccountSessions sessions;
    final AccountSecondFactor secondFactor;
    final ProvenSecrets proven = new ProvenSecrets();
    private final Path folder;

    Node(Transactions transactions, Clock clock) {
        this(transactions, clock, Map.of());
    }

    Node(Transactions transactions, Clock clock, Map<String, Object> settings) {
        this(transactions, clock, KEYS, settings);
    }

    /** @param folder the data folder, of which nodes of one town share the keys @param settings those that aren't the defaults, by name */
    Node(Transactions transactions, Clock clock, Path folder, Map<String, Object> settings) {
        this.transactions = transactions;
        this.clock = clock;
        this.folder = folder;
        var policy = new SignInPolicy(set(SignInPolicy.Settings.class, settings));
        passwords = new Passwords((int) settings.getOrDefault("bcrypt_cost", 4));
        attempts = new RefusedAttempts(transactions, unsealed, clock);
        guard = new ThreadGuard(attempts);
        audit = new ReadableAudit(transactions, guard, unsealed, clock);
        lockout = new Lockout(transactions, guard, audit, policy, clock);
        var check = new PasswordCheck(transactions, guard, audit, passwords, lockout, clock);
        var factors = new SecondFactors(transactions, guard, audit, new SecondFactorKey(transactions, folder), lockout, policy, clock);
        signIn = new AuthorizationSignIn(transactions, proven, check, factors, lockout, new JwtBearer(set(JwtBearer.Settings.class, settings), clock),
                clock);
        tokens = new AccountTokens(transactions, guard, audit, proven, passwords, check, clock);
        sessions = new AccountSessions(transactions, guard, audit, proven, check, factors, lockout, policy, clock);
        secondFactor = new AccountSecondFactor(transactions, guard, audit, proven, check, factors, lockout, sessions, clock);
        accounts = new AccountRegister(transactions, clock);
    }

    /** Starts with a password from the environment, null for none. @return what was printed */
    String start(String given) {
        var printed = new ByteArrayOutputStream();
        new FirstAdministrator(transactions, passwords, clock, given, new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8);
    }

    Caller basic(String name, String password) {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return signIn.signIn("Basic " + pair, ADDRESS);
    }

    Caller bearer(String secret) {
        return signIn.signIn("Bearer " + secret, ADDRESS);
    }

    Path folder() {
        return folder;
    }

    /** Opens a session of the administrator's, with a code or null. */
    Opened open(String code) {
        return sessions.open("admin", PASSWORD, code, ADDRESS, "Firefox");
    }

    /** The session that a secret proves now; null for none. */
    Session of(Opened opened) {
        return sessions.find(opened.secret(), ADDRESS).orElse(null);
    }

    <T> T as(Opened opened, Supplier<T> work) {
        return guard.as(of(opened).caller(), work);
    }

    @SuppressWarnings("unchecked")
    static <T> T set(Class<T> type, Map<String, Object> settings) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, values) -> settings.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private static Path keys() {
        try {
            Path folder = Files.createTempDirectory("linli-keys");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Problem refused(Problem.Kind kind, String code, Executable work) {
        Problem problem = assertThrows(Problem.class, work);
        assertEquals(kind, problem.kind());
        assertEquals(code, problem.code());
        return problem;
    }
}
