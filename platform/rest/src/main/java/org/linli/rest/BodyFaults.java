package org.linli.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.linli.api.Problem;

/** Notes what is wrong with a body and lets the reading go on, so that the caller is told everything at once. */
final class BodyFaults extends DeserializationProblemHandler {

    /** The attribute of a reading that holds the list of its problems. */
    static final Object NOTED = new Object();

    @Override
    public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object type, String name)
            throws IOException {
        Collection<Object> known = reader.getKnownPropertyNames();
        note(context, JsonFaults.unknown(place(context, parser, name), known));
        parser.skipChildren();
        return true;
    }

    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String reason) {
        note(context, JsonFaults.value(place(context), value, type));
        return null;
    }

    @Override
    public Object handleWeirdNumberValue(DeserializationContext context, Class<?> type, Number value, String reason) {
        note(context, JsonFaults.value(place(context), String.valueOf(value), type));
        return null;
    }

    @Override
    public Object handleUnexpectedToken(DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String reason)
            throws IOException {
        JsonStreamContext inside = context.getParser().getParsingContext();
        boolean opened = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
        note(context, JsonFaults.type(KeepableText.path(opened ? inside.getParent() : inside), type.getRawClass()));
        parser.skipChildren();
        return null;
    }

    @SuppressWarnings("unchecked")
    private static void note(DeserializationContext context, Problem problem) {
        ((List<Problem>) context.getAttribute(NOTED)).add(problem);
    }

    private static String place(DeserializationContext context) {
        return KeepableText.path(context.getParser().getParsingContext());
    }

    /** Members that come before the record can be made are kept in a buffer, which doesn't know where it stands. */
    private static String place(DeserializationContext context, JsonParser parser, String name) {
        if (parser == context.getParser()) {
            return place(context);
        }
        String above = place(context);
        return above.equals("$") ? name : above + "." + name;
    }
}
