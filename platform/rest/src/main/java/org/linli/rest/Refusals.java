package org.linli.rest;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** Turns what JAX-RS refuses into problems: unknown paths, wrong methods, types that aren't taken or can't be given. */
final class Refusals implements ExceptionMapper<WebApplicationException> {

    private static final Messages MESSAGES = Messages.beside(Refusals.class);

    @Override
    public Response toResponse(WebApplicationException thrown) {
        Call call = Call.of(JAXRSUtils.getCurrentMessage().getExchange());
        Problem behind = Problems.behind(thrown);
        if (behind != null) {
            return Problems.response(behind, call);
        }
        HttpServletRequest request = call.request();
        String path = request.getRequestURI();
        Response refused = thrown.getResponse();
        Problem problem = switch (refused.getStatus()) {
            case 400 -> MESSAGES.problem(Problem.Kind.MALFORMED, "request");
            case 404 -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "path", path);
            case 405 -> MESSAGES.problem(Problem.Kind.METHOD, "method", request.getMethod(), allowed(refused));
            case 406 -> MESSAGES.problem(Problem.Kind.NOT_ACCEPTABLE, "accept", String.valueOf(request.getHeader("Accept"))).at("Accept");
            case 415 -> MESSAGES.problem(Problem.Kind.UNSUPPORTED, "content-type", String.valueOf(request.getContentType())).at("Content-Type");
            default -> null;
        };
        if (problem == null) {
            return refused.getStatus() < 500 ? refused : Problems.fault(thrown, call);
        }
        Response answer = Problems.response(problem, call);
        return refused.getStatus() == 405 ? Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed(refused)).build() : answer;
    }

    private static String allowed(Response refused) {
        String allowed = refused.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null ? "" : allowed.replace(",", ", ").replace("  ", " ");
    }
}
