package org.linli.rest;

import java.util.Map;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.security.Caller;
import org.linli.api.security.Needs;
import org.linli.api.security.Sessions;

/** Lets a request through to its method only if the caller may call it and the method knows what its query asks, before its body is read. */
final class AccessFilter implements ContainerRequestFilter {

    private static final Messages MESSAGES = Messages.beside(AccessFilter.class);

    private final Map<OperationResourceInfo, Access> rules;

    AccessFilter(Map<OperationResourceInfo, Access> rules) {
        this.rules = rules;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        Message message = JAXRSUtils.getCurrentMessage();
        Access access = rules.get(message.getExchange().get(OperationResourceInfo.class));
        if (access == null) {
            throw new IllegalStateException("a method without a rule was published");
        }
        Call call = Call.of(message.getExchange());
        if (access.permission() != null) {
            requireNothingDue(call, access.permission());
            require(call.behind(), access.permission());
        }
        Query.check(call.request().getQueryString(), access.query());
    }

    private static void requireNothingDue(Call call, String permission) {
        if (call.due() != Sessions.Due.NOTHING && !permission.equals(Needs.ENTERED)) {
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, call.due() == Sessions.Due.CODE ? "code-due" : "enrolment-due");
        }
    }

    /**
     * Returns if the caller holds the permission somewhere.
     *
     * @param caller null when nobody is signed in
     * @throws Problem {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    static void require(Caller caller, String permission) {
        if (caller == null) {
            throw MESSAGES.problem(Problem.Kind.UNAUTHENTICATED, "sign-in");
        }
        boolean anybody = permission.equals(Needs.SIGNED_IN) || permission.equals(Needs.ENTERED);
        if (!anybody && !caller.holds(permission)) {
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "permission", permission).with("permission", permission);
        }
    }
}
