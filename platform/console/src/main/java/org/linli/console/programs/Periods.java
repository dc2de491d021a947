package org.linli.console.programs;

import org.linli.api.Text;

/** Periods as people call them. */
public final class Periods {

    private Periods() {
    }

    /** {@code 2026}, {@code 2026-H1}, {@code 2026-Q3} or {@code 2026-07} in words; anything else as it is. */
    public static Text title(String code) {
        int dash = code.indexOf('-');
        String year = dash < 0 ? code : code.substring(0, dash);
        String part = dash < 0 ? "" : code.substring(dash + 1);
        if (!code.matches("\\d{4}(-(H[12]|Q[1-4]|\\d\\d))?")) {
            return new Text(code, code);
        }
        if (part.isEmpty()) {
            return say("period.year", year);
        }
        if (part.startsWith("H") || part.startsWith("Q")) {
            return say("period." + part, year);
        }
        return say("period.month", year, String.valueOf(Integer.parseInt(part)));
    }

    /** A window inside a year, short: 8月, 三季度. */
    public static Text slot(String code) {
        String part = code.indexOf('-') < 0 ? "" : code.substring(code.indexOf('-') + 1);
        if (part.matches("\\d\\d")) {
            return say("slot.month", String.valueOf(Integer.parseInt(part)));
        }
        return part.matches("H[12]|Q[1-4]") ? say("slot." + part) : title(code);
    }

    private static Text say(String key, Object... arguments) {
        return ProgramsRoom.MESSAGES.text(key, arguments);
    }
}
