package org.linli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.eclipse.jetty.http.BadMessageException;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Contention;
import org.linli.api.data.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Problem documents by RFC 9457, in the caller's language. */
final class Problems {

    static final String TYPE = "application/problem+json";

    private static final String RETRY_SECONDS = "5";
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Messages MESSAGES = Messages.beside(Problems.class);
    private static final ObjectMapper JSON = Json.mapper();

    private Problems() {
    }

    /** The document of a problem. */
    static Map<String, Object> document(Problem problem, Locale language, String request) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "urn:linli:problem:" + problem.code());
        document.put("title", MESSAGES.text("kind." + problem.kind()).in(language));
        document.put("status", problem.kind().status());
        document.put("code", problem.code());
        document.put("detail", problem.what().in(language));
        document.put("mend", problem.mend().in(language));
        if (problem.where() != null) {
            document.put("where", problem.where());
        }
        if (!problem.faults().isEmpty()) {
            document.put("errors", problem.faults().stream().map(fault -> error(fault, language)).toList());
        }
        problem.facts().forEach(document::putIfAbsent);
        document.put("request", request);
        return document;
    }

    /** A problem as the answer of a resource. */
    static Response response(Problem problem, Call call) {
        Response.ResponseBuilder answer = Response.status(problem.kind().status())
            .entity(bytes(document(problem, call.language(), call.id())))
            .header(HttpHeaders.CONTENT_TYPE, TYPE);
        String challenge = challenge(problem, call);
        if (challenge != null) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        if (retry(problem) != null) {
            answer.header(HttpHeaders.RETRY_AFTER, retry(problem));
        }
        LOG.debug("{} refused: {}", call.id(), problem.getMessage());
        return answer.build();
    }

    /** A fault of ours as the answer of a resource: a number for the caller, the cause once in the log. */
    static Response fault(Throwable cause, Call call) {
        return Response.status(500).entity(bytes(faulty(cause, call))).header(HttpHeaders.CONTENT_TYPE, TYPE).build();
    }

    /** Writes a problem where no resource is at work. */
    static void write(HttpServletResponse answer, Problem problem, Call call) throws IOException {
        String challenge = challenge(problem, call);
        if (challenge != null) {
            answer.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        if (retry(problem) != null) {
            answer.setHeader(HttpHeaders.RETRY_AFTER, retry(problem));
        }
        LOG.debug("{} refused: {}", call.id(), problem.getMessage());
        write(answer, problem.kind().status(), document(problem, call.language(), call.id()));
    }

    /** Writes a fault where no resource is at work. */
    static void writeFault(HttpServletResponse answer, Throwable cause, Call call) throws IOException {
        write(answer, 500, faulty(cause, call));
    }

    static void log(Throwable cause, Call call) {
        LOG.error("Request {} failed: {} {}", call.id(), call.request().getMethod(), call.request().getRequestURI(), cause);
    }

    private static Map<String, Object> faulty(Throwable cause, Call call) {
        log(cause, call);
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "urn:linli:problem:fault");
        document.put("title", MESSAGES.text("fault").in(call.language()));
        document.put("status", 500);
        document.put("code", "fault");
        document.put("detail", MESSAGES.text("fault.detail", call.id()).in(call.language()));
        document.put("mend", MESSAGES.text("fault.mend").in(call.language()));
        document.put("request", call.id());
        return document;
    }

    private static Map<String, String> error(Problem.Fault fault, Locale language) {
        var error = new LinkedHashMap<String, String>();
        if (fault.where() != null) {
            error.put("path", fault.where());
        }
        error.put("text", fault.what().in(language));
        return error;
    }

    /** After how many seconds it is worth trying again; null where that isn't known. */
    private static String retry(Problem problem) {
        Object known = problem.facts().get("retryAfter");
        return known != null ? known.toString() : problem.kind() == Problem.Kind.UNAVAILABLE ? RETRY_SECONDS : null;
    }

    /** Asks for Basic credentials, but not of scripts in a browser, which would open its password box. */
    private static String challenge(Problem problem, Call call) {
        String mode = call.request().getHeader("Sec-Fetch-Mode");
        boolean script = mode != null && !mode.equals("navigate");
        return problem.kind() == Problem.Kind.UNAUTHENTICATED && !script ? "Basic realm=\"Linli\", charset=\"UTF-8\"" : null;
    }

    private static void write(HttpServletResponse answer, int status, Map<String, Object> document) throws IOException {
        byte[] bytes = bytes(document);
        answer.setStatus(status);
        answer.setContentType(TYPE);
        answer.setContentLength(bytes.length);
        answer.getOutputStream().write(bytes);
    }

    static byte[] bytes(Object document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of plain values is always JSON", e);
        }
    }

    /** The problem that lies behind what a call threw, also a lost wait in the database, a database that is away, a body that the web server can't read, and the end of its time; null when it is a fault. */
    static Problem behind(Throwable thrown, Call call) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof Contention) {
                return MESSAGES.problem(Problem.Kind.UNAVAILABLE, "contention");
            }
            if (cause instanceof Unreachable) {
                return MESSAGES.problem(Problem.Kind.UNAVAILABLE, "database-away");
            }
            if (cause instanceof BadMessageException) {
                return MESSAGES.problem(Problem.Kind.MALFORMED, "broken-off");
            }
        }
        return call.isCutForTime() ? MESSAGES.problem(Problem.Kind.UNAVAILABLE, "overdue") : null;
    }
}
