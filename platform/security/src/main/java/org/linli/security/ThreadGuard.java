package org.linli.security;

import java.util.function.Supplier;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.UnitPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Knows the caller of each thread and refuses what it may not do. */
@Component(service = Guard.class)
public final class ThreadGuard implements Guard {

    private static final Messages MESSAGES = Messages.beside(ThreadGuard.class);

    private final RefusedAttempts attempts;
    private final ThreadLocal<Caller> current = new ThreadLocal<>();

    @Activate
    public ThreadGuard(@Reference RefusedAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public Caller caller() {
        Caller caller = current.get();
        if (caller == null) {
            throw MESSAGES.problem(Problem.Kind.UNAUTHENTICATED, "not-signed-in");
        }
        return caller;
    }

    @Override
    public void require(String permission, UnitPath place) {
        Caller caller = caller();
        if (!caller.may(permission, place)) {
            attempts.note(caller, permission, place);
            throw place == null ? MESSAGES.problem(Problem.Kind.FORBIDDEN, "access-refused-town", permission)
                    : MESSAGES.problem(Problem.Kind.FORBIDDEN, "access-refused", permission, place.code());
        }
    }

    @Override
    public <T> T as(Caller caller, Supplier<T> work) {
        Caller before = current.get();
        current.set(caller);
        try {
            return work.get();
        } finally {
            if (before == null) {
                current.remove();
            } else {
                current.set(before);
            }
        }
    }
}
