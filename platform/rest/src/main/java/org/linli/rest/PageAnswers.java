package org.linli.rest;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.api.pages.Download;
import org.linli.api.pages.Frame;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what page methods return, and what stops them, into documents in the frame of the console that serves. */
final class PageAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(PageAnswers.class);
    private static final String HTML = "text/html;charset=UTF-8";
    /** By this, a script that fetched a piece of a page takes the whole browser elsewhere. */
    private static final String ELSEWHERE = "HX-Redirect";

    private final Supplier<Frame> frame;
    private final Supplier<List<LinliModule>> serving;
    private final ChosenUnit chosen;

    /** @param frame of the console that serves; null while none does */
    PageAnswers(Supplier<Frame> frame, Supplier<List<LinliModule>> serving, ChosenUnit chosen) {
        this.frame = frame;
        this.serving = serving;
        this.chosen = chosen;
    }

    /** Whether there is somebody at a browser to be answered by a page, and a console that frames it. */
    boolean suit(Call call) {
        return call.page() && frame.get() != null;
    }

    /** The answer with a body of bytes or a stream. */
    Object of(Object returned, Call call) {
        Visit visit = visit(call);
        if (returned instanceof View view) {
            return document(view, frame().page(view, visit), call);
        }
        if (returned instanceof Download download) {
            return file(frame().file(download, visit));
        }
        return returned instanceof Redirect redirect ? redirected(redirect, call) : returned;
    }

    /** A refusal, as a page. */
    Response of(Problem problem, Call call) {
        Visit visit = visit(call);
        LOG.debug("{} refused: {}", call.id(), problem.getMessage());
        if (problem.kind() == Problem.Kind.UNAUTHENTICATED || visit.session() != null && visit.caller() == null) {
            FormReader.noteWhere(call);
            return redirected(frame().entrance(visit), call);
        }
        return document(problem.kind().status(), frame().refusal(PageWords.of(problem), visit), call);
    }

    /** A fault of ours, as a page that tells its number; the cause once in the log. */
    Response fault(Throwable cause, Call call) {
        Problems.log(cause, call);
        return document(500, frame().fault(visit(call)), call);
    }

    /** Writes a refusal, or a fault where there is none, where no page is at work. */
    void write(Problem problem, Throwable thrown, Call call, HttpServletResponse answer) throws IOException {
        Response made = problem == null ? fault(thrown, call) : of(problem, call);
        answer.setStatus(made.getStatus());
        made.getStringHeaders().forEach((name, values) -> values.forEach(value -> answer.addHeader(name, value)));
        if (made.getEntity() instanceof byte[] bytes) {
            answer.setContentLength(bytes.length);
            answer.getOutputStream().write(bytes);
        }
    }

    private Frame frame() {
        Frame now = frame.get();
        if (now == null) {
            throw new IllegalStateException("pages are published while no console serves");
        }
        return now;
    }

    private Visit visit(Call call) {
        return new PageVisit(call, serving, chosen);
    }

    private static Response document(View view, byte[] page, Call call) {
        Response answer = document(view.status(), page, call);
        if (view.session() != Redirect.Session.AS_IT_IS) {
            answer.getHeaders().add(HttpHeaders.SET_COOKIE, Browser.of(call.request()).cookie(view.secret()));
        }
        return answer;
    }

    private static Response document(int status, byte[] page, Call call) {
        call.drawn();
        Response.ResponseBuilder answer = Response.status(status).header(HttpHeaders.CONTENT_TYPE, HTML).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return Compressed.suits(call.request().getHeader(HttpHeaders.ACCEPT_ENCODING), page.length)
            ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").entity(Compressed.of(page)).build() : answer.entity(page).build();
    }

    private static Response file(Frame.File file) {
        StreamingOutput body = file.body()::writeTo;
        return Response.ok(body).header(HttpHeaders.CONTENT_TYPE, file.type())
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"").build();
    }

    private static Response redirected(Redirect redirect, Call call) {
        boolean piece = call.request().getHeader("HX-Request") != null;
        Response.ResponseBuilder answer = piece ? Response.ok().header(ELSEWHERE, redirect.to())
            : Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, redirect.to());
        if (redirect.session() != Redirect.Session.AS_IT_IS) {
            answer.header(HttpHeaders.SET_COOKIE, Browser.of(call.request()).cookie(redirect.secret()));
        }
        redirect.keeps().forEach((name, value) -> answer.header(HttpHeaders.SET_COOKIE,
            name + "=" + value + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax" + (call.request().isSecure() ? "; Secure" : "")));
        return answer.build();
    }
}
