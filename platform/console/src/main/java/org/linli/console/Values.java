package org.linli.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.linli.api.Text;

/** What stands in cells, as people read it. */
final class Values {

    private Values() {
    }

    static String shown(Object value, PageSheet sheet) {
        if (value == null) {
            return "";
        }
        if (value instanceof Text text) {
            return sheet.say(text);
        }
        if (value instanceof LocalDate day) {
            return day.toString();
        }
        if (value instanceof Instant moment) {
            return sheet.moment(moment);
        }
        return value instanceof Integer || value instanceof Long ? String.format(sheet.visit().language(), "%,d", value)
            : value instanceof Number number ? plain(number) : value.toString();
    }

    /** A number as programs read it. */
    static String plain(Number number) {
        return number instanceof BigDecimal points ? points.toPlainString() : number.toString();
    }
}
