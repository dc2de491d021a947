package org.linli.rest;

import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.utils.HttpUtils;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** Turns what JAX-RS refuses into problems: unknown paths, wrong methods, types that aren't taken or can't be given. */
final class Refusals implements ExceptionMapper<WebApplicationException> {

    private static final Messages MESSAGES = Messages.beside(Refusals.class);

    private final List<ClassResourceInfo> classes;
    private final PageAnswers pages;

    /** @param pages for people at browsers */
    Refusals(List<ClassResourceInfo> classes, PageAnswers pages) {
        this.classes = classes;
        this.pages = pages;
    }

    @Override
    public Response toResponse(WebApplicationException thrown) {
        Message message = JAXRSUtils.getCurrentMessage().getExchange().getInMessage();
        Call call = Call.of(message.getExchange());
        Problem problem = problem(thrown, message, call);
        if (pages.suit(call)) {
            return problem == null ? pages.fault(thrown, call) : pages.of(problem, call);
        }
        if (problem == null) {
            return thrown.getResponse().getStatus() < 500 ? thrown.getResponse() : Problems.fault(thrown, call);
        }
        Response answer = Problems.response(problem, call);
        return problem.kind() == Problem.Kind.METHOD ? Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed(message)).build() : answer;
    }

    /** What is refused, in words; null where that is no refusal that we know. */
    private Problem problem(WebApplicationException thrown, Message message, Call call) {
        Problem behind = Problems.behind(thrown, call);
        if (behind != null) {
            return behind;
        }
        HttpServletRequest request = call.request();
        return switch (thrown.getResponse().getStatus()) {
            case 400 -> MESSAGES.problem(Problem.Kind.MALFORMED, "request");
            case 404 -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "path", request.getRequestURI());
            case 405 -> MESSAGES.problem(Problem.Kind.METHOD, "method", request.getMethod(), allowed(message));
            case 406 -> MESSAGES.problem(Problem.Kind.NOT_ACCEPTABLE, "accept", String.valueOf(request.getHeader("Accept"))).at("Accept");
            case 413 -> MESSAGES.problem(Problem.Kind.TOO_LARGE, "form", Engine.FORM_FIELDS);
            case 415 -> MESSAGES.problem(Problem.Kind.UNSUPPORTED, "content-type", String.valueOf(request.getContentType())).at("Content-Type");
            default -> null;
        };
    }

    private String allowed(Message message) {
        return String.join(", ", Routes.methods(classes, HttpUtils.getPathToMatch(message, true)));
    }
}
