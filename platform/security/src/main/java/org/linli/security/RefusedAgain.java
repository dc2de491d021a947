package org.linli.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.api.security.Caller;

/** How often somebody signed in was refused the same thing within a minute: so often each time counts for itself, from then on only how often it was. */
final class RefusedAgain {

    private static final int EACH = 20;

    /** Of whom, and what. */
    private record Attempt(String account, String permission) {
    }

    /** @param caller as it came first; @param times beyond those that count for themselves */
    record Sum(Caller caller, String permission, int times) {
    }

    private Map<Attempt, Sum> counted = new LinkedHashMap<>();

    /** Counts one. @return whether it counts for itself */
    synchronized boolean alone(Caller caller, String permission) {
        Sum sum = counted.compute(new Attempt(caller.account(), permission),
                (attempt, before) -> before == null ? new Sum(caller, permission, 1 - EACH) : new Sum(before.caller, permission, before.times + 1));
        return sum.times <= 0;
    }

    /** Counts what couldn't be written; from then on it counts only how often it was. */
    synchronized void add(Sum taken) {
        counted.merge(new Attempt(taken.caller.account(), taken.permission), taken,
                (now, left) -> new Sum(now.caller, now.permission, Math.max(now.times, 0) + left.times));
    }

    /** What came beyond that since it was asked last; from now on a new minute counts. */
    synchronized Iterable<Sum> take() {
        Map<Attempt, Sum> taken = counted;
        counted = new LinkedHashMap<>();
        return taken.values().stream().filter(sum -> sum.times > 0).toList();
    }
}
