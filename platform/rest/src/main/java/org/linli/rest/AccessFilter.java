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
            require(call.caller(), access.permission());
        }
        Query.check(call.request().getQueryString(), access.query());
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
        if (!permission.equals(Needs.SIGNED_IN) && !caller.holds(permission)) {
            throw MESSAGES.problem(Problem.Kind.FORBIDDEN, "permission", permission).with("permission", permission);
        }
    }
}
