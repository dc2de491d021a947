package org.linli.rest;

import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.security.Needs;
import org.linli.api.security.Sessions;

/** Refuses callers who don't hold what they would need, before any service is asked, and has it written to the audit. */
final class Admittance {

    private static final Messages MESSAGES = Messages.beside(Admittance.class);

    private final Guard guard;

    Admittance(Guard guard) {
        this.guard = guard;
    }

    /**
     * Returns if the caller holds the permission somewhere and has nothing left to show.
     *
     * @param permission its id, {@link Needs#SIGNED_IN} or {@link Needs#ENTERED}
     * @throws Problem {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    void require(Call call, String permission) {
        Problem refusal = call.due() != Sessions.Due.NOTHING && !permission.equals(Needs.ENTERED)
            ? MESSAGES.problem(Problem.Kind.FORBIDDEN, call.due() == Sessions.Due.CODE ? "code-due" : "enrolment-due")
            : refusal(call.behind(), permission);
        refuse(refusal, call.behind(), Browser.of(call.request()).address(), permission);
    }

    /** The same for one of whom nothing is due, where what is needed depends on what is asked. */
    void require(Caller caller, String permission) {
        refuse(refusal(caller, permission), caller, caller.address(), permission);
    }

    private void refuse(Problem refusal, Caller caller, String address, String permission) {
        if (refusal != null) {
            guard.refused(caller, address, permission);
            throw refusal;
        }
    }

    private static Problem refusal(Caller caller, String permission) {
        if (caller == null) {
            return MESSAGES.problem(Problem.Kind.UNAUTHENTICATED, "sign-in");
        }
        boolean anybody = permission.equals(Needs.SIGNED_IN) || permission.equals(Needs.ENTERED);
        return anybody || caller.holds(permission) ? null
            : MESSAGES.problem(Problem.Kind.FORBIDDEN, "permission", permission).with("permission", permission);
    }
}
