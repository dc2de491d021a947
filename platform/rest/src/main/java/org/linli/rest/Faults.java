package org.linli.rest;

import java.io.IOException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** Turns problems into their documents and everything else that is thrown into a fault with a number. */
final class Faults implements ExceptionMapper<Throwable> {

    private static final Messages MESSAGES = Messages.beside(Faults.class);

    private final PageAnswers pages;

    /** @param pages for people at browsers */
    Faults(PageAnswers pages) {
        this.pages = pages;
    }

    /** An {@code IOException} that comes here as such is the connection's: those of methods arrive wrapped. */
    @Override
    public Response toResponse(Throwable thrown) {
        Call call = Call.of(JAXRSUtils.getCurrentMessage().getExchange());
        Problem problem = thrown instanceof IOException && !call.isCutForTime() ? brokenOff() : Problems.behind(thrown, call);
        if (pages.suit(call)) {
            return problem == null ? pages.fault(thrown, call) : pages.of(problem, call);
        }
        return problem == null ? Problems.fault(thrown, call) : Problems.response(problem, call);
    }

    static Problem brokenOff() {
        return MESSAGES.problem(Problem.Kind.MALFORMED, "broken-off");
    }
}
