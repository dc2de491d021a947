package org.linli.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** A JSON parser that refuses text which not every database keeps: the character NUL, and half of a surrogate pair. */
final class KeepableText extends JsonParserDelegate {

    private static final Messages MESSAGES = Messages.beside(KeepableText.class);

    KeepableText(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) && !isKeepable(getText())) {
            String where = path(getParsingContext());
            throw MESSAGES.problem(Problem.Kind.INVALID, "json-text", where).at(where);
        }
        return token;
    }

    private static boolean isKeepable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            boolean pair = Character.isHighSurrogate(one) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (one == 0 || Character.isSurrogate(one) && !pair) {
                return false;
            }
            i += pair ? 1 : 0;
        }
        return true;
    }

    /** Where a reader stands, for example {@code cards[1].on}; {@code $} for the whole body. */
    static String path(JsonStreamContext place) {
        if (place.inRoot()) {
            return "$";
        }
        String above = place.getParent().inRoot() ? "" : path(place.getParent());
        if (place.inArray()) {
            return above + "[" + place.getCurrentIndex() + "]";
        }
        return above.isEmpty() ? place.getCurrentName() : above + "." + place.getCurrentName();
    }
}
