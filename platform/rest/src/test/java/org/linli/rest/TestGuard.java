package org.linli.rest;

import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Guard;
import org.linli.api.security.SignIn;
import org.linli.api.territory.UnitPath;

/** Signs in anybody whose password is {@code right}; the user name lists the permissions, separated by plus signs. */
final class TestGuard implements Guard, SignIn, Accounts {

    private static final ThreadLocal<Caller> CALLER = new ThreadLocal<>();
    private static final Text WORDS = new Text("不行", "no");

    private final AtomicInteger looked = new AtomicInteger();

    /** How often somebody's password was looked at. */
    int looked() {
        return looked.get();
    }

    private final List<String> refused = new CopyOnWriteArrayList<>();

    /** What was refused before any service was asked, by whom and what. */
    List<String> refused() {
        return refused;
    }

    @Override
    public void refused(Caller caller, String address, String permission) {
        refused.add((caller == null ? "nobody at " + address : caller.account()) + ": " + permission);
    }

    /** The password of who comes with {@code costly} in the name costs much. */
    @Override
    public Caller signIn(String authorization, String address, Runnable costly) {
        if (new String(Base64.getDecoder().decode(authorization.substring("Basic ".length()))).contains("costly")) {
            costly.run();
        }
        return signIn(authorization, address);
    }

    @Override
    public Caller signIn(String authorization, String address) {
        looked.incrementAndGet();
        String[] parts = new String(Base64.getDecoder().decode(authorization.substring("Basic ".length()))).split(":");
        if (!parts[1].equals("right")) {
            throw new Problem(Problem.Kind.UNAUTHENTICATED, "credentials", WORDS, WORDS);
        }
        return new Caller(parts[0], parts[0], address, List.of(parts[0].split("\\+")).stream().map(id -> new Grant(id, null)).toList());
    }

    @Override
    public Caller caller(String account, String address) {
        return new Caller(account, account, address, List.of());
    }

    @Override
    public String name(String account) {
        return account.equals("nobody") ? null : "Clerk " + account;
    }

    @Override
    public String person(String account) {
        return null;
    }

    @Override
    public Caller caller() {
        if (CALLER.get() == null) {
            throw new Problem(Problem.Kind.UNAUTHENTICATED, "nobody", WORDS, WORDS);
        }
        return CALLER.get();
    }

    @Override
    public void require(String permission, UnitPath place) {
        if (!caller().may(permission, place)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "forbidden", WORDS, WORDS);
        }
    }

    @Override
    public <T> T as(Caller caller, Supplier<T> work) {
        Caller former = CALLER.get();
        CALLER.set(caller);
        try {
            return work.get();
        } finally {
            CALLER.set(former);
        }
    }
}
