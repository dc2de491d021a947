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

    Refusals(List<ClassResourceInfo> classes) {
        this.classes = classes;
    }

    @Override
    public Response toResponse(WebApplicationException thrown) {
        Message message = JAXRSUtils.getCurrentMessage().getExchange().getInMessage();
        Call call = Call.of(message.getExchange());
        Problem behind = Problems.behind(thrown, call);
        if (behind != null) {
            return Problems.response(behind, call);
        }
        HttpServletRequest request = call.request();
        String path = request.getRequestURI();
        Response refused = thrown.getResponse();
        String allowed = refused.getStatus() == 405 ? String.join(", ", Routes.methods(classes, HttpUtils.getPathToMatch(message, true))) : null;
        Problem problem = switch (refused.getStatus()) {
            case 400 -> MESSAGES.problem(Problem.Kind.MALFORMED, "request");
            case 404 -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "path", path);
            case 405 -> MESSAGES.problem(Problem.Kind.METHOD, "method", request.getMethod(), allowed);
            case 406 -> MESSAGES.problem(Problem.Kind.NOT_ACCEPTABLE, "accept", String.valueOf(request.getHeader("Accept"))).at("Accept");
            case 413 -> MESSAGES.problem(Problem.Kind.TOO_LARGE, "form", Engine.FORM_FIELDS);
            case 415 -> MESSAGES.problem(Problem.Kind.UNSUPPORTED, "content-type", String.valueOf(request.getContentType())).at("Content-Type");
            default -> null;
        };
        if (problem == null) {
            return refused.getStatus() < 500 ? refused : Problems.fault(thrown, call);
        }
        Response answer = Problems.response(problem, call);
        return allowed == null ? answer : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed).build();
    }
}
