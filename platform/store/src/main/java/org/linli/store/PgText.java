package org.linli.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** Our values as PostgreSQL reads them from text, before any escaping; for one thread at a time. */
final class PgText {

    private Instant lastInstant;
    private String lastWords;

    /** Null for null. */
    String of(Object value) {
        if (value == null) {
            return null;
        } else if (value instanceof BigDecimal decimal) {
            return plain(decimal);
        } else if (value instanceof Instant instant) {
            return words(instant);
        } else if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value.toString();
    }

    /** A decimal keeps its text, and rows often share one. */
    private static String plain(BigDecimal decimal) {
        String text = decimal.toString();
        return text.indexOf('E') < 0 ? text : decimal.toPlainString();
    }

    /** Rows that came together carry the same instant. */
    private String words(Instant instant) {
        if (!instant.equals(lastInstant)) {
            lastInstant = instant;
            lastWords = LocalDateTime.ofInstant(Values.micros(instant), ZoneOffset.UTC).toString();
        }
        return lastWords;
    }
}
