package org.linli.rest;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;

/** What the web server refuses before anything of ours sees it, as problems like all others. */
final class ConnectionProblems extends ErrorHandler {

    private static final Messages MESSAGES = Messages.beside(ConnectionProblems.class);

    /** For a request that could not be read so far that its language would be known. */
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields headers) {
        SecurityHeaders.ofPrograms(false).say(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, Problems.TYPE);
        return ByteBuffer.wrap(Problems.bytes(document(status, Locale.CHINESE)));
    }

    /** With every method, not only with those of pages. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateAcceptableResponse(Request base, HttpServletRequest request, HttpServletResponse answer, int status, String reason)
            throws java.io.IOException {
        byte[] document = Problems.bytes(document(status, Languages.wanted(request.getHeader("Accept-Language"))));
        SecurityHeaders.ofPrograms(base.isSecure()).say(answer::setHeader);
        answer.setContentType(Problems.TYPE);
        answer.setContentLength(document.length);
        answer.getOutputStream().write(document);
        base.setHandled(true);
    }

    private static Map<String, Object> document(int status, Locale language) {
        String key = switch (status) {
            case 414 -> "http.address";
            case 431 -> "http.headers";
            default -> status < 500 ? "http.bad" : "fault";
        };
        Problem.Kind kind = status == 414 || status == 431 ? Problem.Kind.TOO_LARGE : Problem.Kind.MALFORMED;
        Text title = status < 500 ? MESSAGES.text("kind." + kind) : MESSAGES.text("fault");
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "urn:linli:problem:" + key.replace('.', '-'));
        document.put("title", title.in(language));
        document.put("status", status);
        document.put("code", key.replace('.', '-'));
        document.put("detail", MESSAGES.text(key).in(language));
        document.put("mend", MESSAGES.text(key + ".mend").in(language));
        return document;
    }
}
