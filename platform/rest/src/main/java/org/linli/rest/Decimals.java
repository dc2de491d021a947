package org.linli.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Decimals that can be written out: a few characters such as {@code 1e999999999} stand for more digits than memory holds. */
final class Decimals extends StdDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1L;
    private static final int MOST_DIGITS = 30;

    Decimals() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        BigDecimal number = NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
        if (number != null && !fits(number)) {
            throw context.weirdNumberException(number, BigDecimal.class, "too many digits");
        }
        return number;
    }

    /** @throws NumberFormatException for what isn't a decimal of a sensible size */
    static BigDecimal of(String text) {
        BigDecimal number = new BigDecimal(text);
        if (!fits(number)) {
            throw new NumberFormatException("too many digits");
        }
        return number;
    }

    private static boolean fits(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }
}
