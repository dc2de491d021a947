package org.linli.rest;

import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;
import org.linli.api.Problem;

/** Turns what JAX-RS refuses into pages. */
final class PageRefusals implements ExceptionMapper<WebApplicationException> {

    private final Refusals refusals;
    private final PageAnswers answers;

    PageRefusals(Refusals refusals, PageAnswers answers) {
        this.refusals = refusals;
        this.answers = answers;
    }

    @Override
    public Response toResponse(WebApplicationException thrown) {
        Message message = JAXRSUtils.getCurrentMessage().getExchange().getInMessage();
        Call call = Call.of(message.getExchange());
        Problem problem = refusals.problem(thrown, message, call);
        return problem == null ? answers.fault(thrown, call) : answers.of(problem, call);
    }
}
