package org.linli.rest;

import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.linli.api.Problem;

/** Turns problems into their documents and everything else that is thrown into a fault with a number. */
final class Faults implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable thrown) {
        Call call = Call.of(JAXRSUtils.getCurrentMessage().getExchange());
        Problem problem = Problems.behind(thrown);
        return problem == null ? Problems.fault(thrown, call) : Problems.response(problem, call);
    }
}
