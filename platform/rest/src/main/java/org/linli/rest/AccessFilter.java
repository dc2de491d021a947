package org.linli.rest;

import java.util.Map;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;

/** Lets a request through to its method only if the caller may call it and the method knows what its query asks, before its body is read. */
final class AccessFilter implements ContainerRequestFilter {

    private final Map<OperationResourceInfo, Access> rules;
    private final Admittance admittance;

    AccessFilter(Map<OperationResourceInfo, Access> rules, Admittance admittance) {
        this.rules = rules;
        this.admittance = admittance;
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
            admittance.require(call, access.permission());
        }
        if (access.query() != null) {
            Query.check(call.request().getQueryString(), access.query());
        }
    }
}
