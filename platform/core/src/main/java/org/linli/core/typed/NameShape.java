package org.linli.core.typed;

import org.linli.api.Messages;
import org.linli.api.Text;

/** What a name must not look like, because a spreadsheet that opens an export would run it, or a line of it would break. */
public final class NameShape {

    private static final Messages MESSAGES = Messages.beside(NameShape.class);
    private static final String FORMULA = "=+-@";

    private NameShape() {
    }

    /** What is wrong with a name; null for a good one and for none. */
    public static Text fault(String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        String first = name.substring(0, 1);
        if (FORMULA.contains(HalfWidth.of(first))) {
            return MESSAGES.text("name.formula", first);
        }
        return name.chars().anyMatch(Character::isISOControl) ? MESSAGES.text("name.control") : null;
    }
}
