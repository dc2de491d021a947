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
    private final ThreadLocal<Work> current = new ThreadLocal<>();

    /** Whom a thread works for, and which request. */
    private record Work(Caller caller, String request) {
    }

    @Activate
    public ThreadGuard(@Reference RefusedAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public Caller caller() {
        Work work = current.get();
        if (work == null) {
            throw MESSAGES.problem(Problem.Kind.UNAUTHENTICATED, "not-signed-in");
        }
        return work.caller;
    }

    @Override
    public String request() {
        Work work = current.get();
        return work == null ? null : work.request;
    }

    @Override
    public void require(String permission, UnitPath place) {
        Caller caller = caller();
        if (!caller.may(permission, place)) {
            attempts.note(caller, request(), permission, place);
            throw place == null ? MESSAGES.problem(Problem.Kind.FORBIDDEN, "access-refused-town", permission)
                    : MESSAGES.problem(Problem.Kind.FORBIDDEN, "access-refused", permission, place.code());
        }
    }

    @Override
    public void refused(Caller caller, String address, String permission) {
        if (caller == null) {
            attempts.noteStranger(address);
        } else {
            attempts.note(caller, request(), permission, null);
        }
    }

    @Override
    public <T> T as(Caller caller, Supplier<T> work) {
        return as(caller, request(), work);
    }

    @Override
    public <T> T as(Caller caller, String request, Supplier<T> work) {
        Work before = current.get();
        current.set(new Work(caller, request));
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
