package org.linli.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.security.Network;

/** What a request passes before anybody works on it: a method and a host that there are, and not too many of them from the same side. */
final class Gate {

    private static final Messages MESSAGES = Messages.beside(Gate.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String ALLOW = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
    /** This machine may always be asked by its own names, which nobody else can give to an address of theirs. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts;
    private final RateLimit accounts;
    private final RateLimit strangers;

    Gate(Settings settings) {
        hosts = Arrays.stream(settings.hosts().split(",")).map(name -> name.trim().toLowerCase(Locale.ROOT)).filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
        accounts = new RateLimit(settings.limits_rate_account(), settings.limits_rate_account_burst(), System::nanoTime);
        strangers = new RateLimit(settings.limits_rate_address(), settings.limits_rate_address_burst(), System::nanoTime);
    }

    /** @throws Problem {@code METHOD} for one that no path takes, {@code MALFORMED} for a host that the operator doesn't list */
    void enter(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            throw MESSAGES.problem(Problem.Kind.METHOD, "method", request.getMethod(), ALLOW);
        }
        String host = request.getServerName() == null ? "" : request.getServerName().toLowerCase(Locale.ROOT);
        if (!hosts.isEmpty() && !hosts.contains(host) && !THIS_MACHINE.contains(host)) {
            throw MESSAGES.problem(Problem.Kind.MALFORMED, "host", host).at("Host");
        }
    }

    /** Counts a request of somebody who is signed in. @throws Problem {@code TOO_MANY} */
    void account(String account) {
        refuse(accounts.take(account));
    }

    /** Counts a request of somebody who isn't, whether nothing was presented or what proves nobody. @throws Problem {@code TOO_MANY} */
    void stranger(String address) {
        refuse(strangers.take(Network.of(address).name()));
    }

    /** Takes back that a request was counted as a stranger's. */
    void noStranger(String address) {
        strangers.giveBack(Network.of(address).name());
    }

    private static void refuse(long seconds) {
        if (seconds > 0) {
            throw MESSAGES.problem(Problem.Kind.TOO_MANY, "rate", String.valueOf(seconds)).with("retryAfter", seconds);
        }
    }

    /** Lines for Prometheus. */
    String metrics() {
        return "# TYPE linli_requests_limited_total counter\n"
            + "linli_requests_limited_total{limit=\"account\"} " + accounts.refused() + '\n'
            + "linli_requests_limited_total{limit=\"address\"} " + strangers.refused() + '\n';
    }
}
