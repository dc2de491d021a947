package org.linli.partypoints;

import org.linli.api.Messages;
import org.linli.api.Problem;

/** What people write in their own words, checked for its length. */
final class Words {

    private static final Messages MESSAGES = Messages.beside(Words.class);

    private Words() {
    }

    /** The text without blanks around it. @throws Problem {@code INVALID} when there is none or it is too long */
    static String required(String text, int most, String where) {
        String words = optional(text, most, where);
        if (words == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "words-missing", String.valueOf(most)).at(where);
        }
        return words;
    }

    /** The text without blanks around it; null for none. @throws Problem {@code INVALID} when it is too long */
    static String optional(String text, int most, String where) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.strip().length() > most) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "words-long", String.valueOf(most)).at(where);
        }
        return text.strip();
    }
}
