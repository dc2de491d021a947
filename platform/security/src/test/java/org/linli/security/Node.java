package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.function.Executable;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.security.Caller;
import org.linli.security.audit.ReadableAudit;
import org.linli.security.audit.Unsealed;

/** One node's security, wired as the framework would do it, with a cheap bcrypt. */
final class Node {

    static final String PASSWORD = "Spring-2026";
    static final String ADDRESS = "192.0.2.7";

    final Transactions transactions;
    final Clock clock;
    final Passwords passwords = new Passwords(4);
    final RefusedAttempts attempts;
    final ThreadGuard guard;
    final ReadableAudit audit;
    final Unsealed unsealed = new Unsealed();
    final AuthorizationSignIn signIn;
    final AccountTokens tokens;
    final AccountRegister accounts;
    final ProvenSecrets proven = new ProvenSecrets();

    Node(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        attempts = new RefusedAttempts(transactions, unsealed, clock);
        guard = new ThreadGuard(attempts);
        audit = new ReadableAudit(transactions, guard, unsealed, clock);
        signIn = new AuthorizationSignIn(transactions, proven, passwords, clock);
        tokens = new AccountTokens(transactions, guard, audit, proven, passwords, clock);
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

    static Problem refused(Problem.Kind kind, String code, Executable work) {
        Problem problem = assertThrows(Problem.class, work);
        assertEquals(kind, problem.kind());
        assertEquals(code, problem.code());
        return problem;
    }
}
