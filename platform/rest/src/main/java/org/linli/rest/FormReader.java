package org.linli.rest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.pages.Form;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what was typed into a form, and whether it was sent before. */
@Consumes(MediaType.WILDCARD)
final class FormReader implements MessageBodyReader<Form> {

    private static final Logger LOG = LoggerFactory.getLogger(FormReader.class);
    private static final Messages MESSAGES = Messages.beside(FormReader.class);
    private static final int MOST_FIELDS = 2000;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Form.class;
    }

    @Override
    public Form readFrom(Class<Form> type, Type genericType, Annotation[] annotations, MediaType mediaType, MultivaluedMap<String, String> headers,
                         InputStream body) throws IOException {
        if (!MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(mediaType)) {
            throw MESSAGES.problem(Problem.Kind.UNSUPPORTED, "not-a-form");
        }
        byte[] sent = body.readAllBytes();
        Form form = form(sent);
        Call call = Call.of(JAXRSUtils.getCurrentMessage().getExchange());
        call.sentFrom(form.get(Form.AT));
        if (form.get(Form.ONCE) != null) {
            call.once(form.get(Form.ONCE), HexFormat.of().formatHex(LimitedStream.sha256().digest(sent)));
        }
        return form;
    }

    /** Notes the page that a form stood on which isn't going to be read any more, if its body has come already, as a stranger's has. */
    static void noteWhere(Call call) {
        LimitedRequest request = call.request();
        String type = request.getContentType();
        if (call.sentFrom() != null || !request.goesOn() || type == null || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED)) {
            return;
        }
        try {
            call.sentFrom(form(request.getInputStream().readAllBytes()).get(Form.AT));
        } catch (IOException | Problem unreadable) {
            LOG.debug("{}: nobody can tell where the form was sent from", call.id(), unreadable);
        }
    }

    private static Form form(byte[] sent) {
        return Form.of(fields(new String(sent, StandardCharsets.US_ASCII)));
    }

    private static Map<String, List<String>> fields(String body) {
        Query.checkEscapes(body);
        var fields = new LinkedHashMap<String, List<String>>();
        int count = 0;
        for (String part : body.split("&")) {
            int end = part.indexOf('=');
            if (end <= 0) {
                continue;
            }
            String value = decoded(part.substring(end + 1));
            if (++count > MOST_FIELDS || value.indexOf('\0') >= 0) {
                throw MESSAGES.problem(Problem.Kind.MALFORMED, "page-form");
            }
            fields.computeIfAbsent(decoded(part.substring(0, end)), name -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    private static String decoded(String escaped) {
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
