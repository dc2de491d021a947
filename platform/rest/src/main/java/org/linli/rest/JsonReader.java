package org.linli.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.ws.rs.Consumes;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** Reads JSON bodies into records, and refuses any other type for them. */
@Consumes(MediaType.WILDCARD)
final class JsonReader implements MessageBodyReader<Object> {

    private static final Messages MESSAGES = Messages.beside(JsonReader.class);

    private final ObjectMapper mapper;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    JsonReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type != String.class && type != byte[].class && !InputStream.class.isAssignableFrom(type) && !Reader.class.isAssignableFrom(type);
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                           MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        if (!isJson(mediaType)) {
            throw MESSAGES.problem(Problem.Kind.UNSUPPORTED, "not-json", mediaType.toString()).at("Content-Type");
        }
        List<Problem> noted = new ArrayList<>();
        ObjectReader reader = readers.computeIfAbsent(genericType, wanted -> mapper.readerFor(mapper.constructType(wanted)).withHandler(new BodyFaults()));
        try (JsonParser parser = new KeepableText(reader.createParser(body))) {
            if (parser.nextToken() == null) {
                throw MESSAGES.problem(Problem.Kind.MALFORMED, "body-missing");
            }
            Object value = reader.withAttribute(BodyFaults.NOTED, noted).readValue(parser);
            if (value == null && noted.isEmpty()) {
                throw MESSAGES.problem(Problem.Kind.MALFORMED, "body-missing");
            }
            if (parser.nextToken() != null) {
                throw JsonFaults.malformed(parser.currentTokenLocation());
            }
            if (!noted.isEmpty()) {
                throw JsonFaults.all(noted);
            }
            return value;
        } catch (JsonProcessingException e) {
            Problem problem = JsonFaults.problem(e);
            // what stops the reading may only follow from what was noted, but not where the body is no JSON
            throw noted.isEmpty() || problem.kind() == Problem.Kind.MALFORMED ? problem : JsonFaults.all(noted);
        }
    }

    private static boolean isJson(MediaType type) {
        return type.isWildcardSubtype() || type.getSubtype().equalsIgnoreCase("json") || type.getSubtype().endsWith("+json");
    }
}
