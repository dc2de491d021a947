package org.linli.rest;

import java.io.IOException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.linli.api.Problem;

/** Turns whatever is thrown at a page into a page that says so. */
final class PageFaults implements ExceptionMapper<Throwable> {

    private final PageAnswers answers;

    PageFaults(PageAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Call call = Call.of(JAXRSUtils.getCurrentMessage().getExchange());
        Problem problem = thrown instanceof IOException && !call.isCutForTime() ? Faults.brokenOff() : Problems.behind(thrown, call);
        return problem == null ? answers.fault(thrown, call) : answers.of(problem, call);
    }
}
