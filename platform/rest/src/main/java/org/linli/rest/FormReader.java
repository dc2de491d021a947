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

/** Reads what was typed into a form, and whether it was sent before. */
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
final class FormReader implements MessageBodyReader<Form> {

    private static final Messages MESSAGES = Messages.beside(FormReader.class);
    private static final int MOST_FIELDS = 2000;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Form.class;
    }

    @Override
    public Form readFrom(Class<Form> type, Type genericType, Annotation[] annotations, MediaType mediaType, MultivaluedMap<String, String> headers,
                         InputStream body) throws IOException {
        byte[] sent = body.readAllBytes();
        Form form = Form.of(fields(new String(sent, StandardCharsets.US_ASCII)));
        if (form.get(Form.ONCE) != null) {
            Call.of(JAXRSUtils.getCurrentMessage().getExchange()).once(form.get(Form.ONCE), HexFormat.of().formatHex(LimitedStream.sha256().digest(sent)));
        }
        return form;
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
