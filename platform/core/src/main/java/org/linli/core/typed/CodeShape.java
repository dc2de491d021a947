package org.linli.core.typed;

import java.text.Normalizer;
import org.linli.api.Messages;
import org.linli.api.Text;

/** What codes and numbers look like, so that no two of them look the same: letters, the digits 0 to 9 and some signs, none in full-width. */
public final class CodeShape {

    /** Codes of units. */
    public static final CodeShape UNIT = new CodeShape("._-");
    /** Numbers of people and households. */
    public static final CodeShape NUMBER = new CodeShape(".-");

    private static final Messages MESSAGES = Messages.beside(CodeShape.class);
    private static final int LONGEST = 40;

    private final String signs;

    private CodeShape(String signs) {
        this.signs = signs;
    }

    /** What is wrong with a code, and with which of its characters; null for a good one. */
    public Text fault(String code) {
        if (code == null || code.isEmpty() || code.length() > LONGEST) {
            return MESSAGES.text("code.length", String.valueOf(LONGEST));
        }
        Text wide = wide(code);
        if (wide != null) {
            return wide;
        }
        for (int i = 0; i < code.length(); i += Character.charCount(code.codePointAt(i))) {
            int c = code.codePointAt(i);
            boolean sign = signs.indexOf(c) >= 0;
            if (sign && i == 0) {
                return MESSAGES.text("code.first", Character.toString(c));
            }
            if (!sign && !Character.isLetter(c) && (c < '0' || c > '9')) {
                return Character.isWhitespace(c) || Character.isSpaceChar(c) ? MESSAGES.text("code.blank")
                        : MESSAGES.text("code.character", Character.toString(c), String.join(" ", signs.split("")));
            }
        }
        return null;
    }

    /** The first character that stands for another one, as full-width forms do, and that other one; null for none. */
    private static Text wide(String code) {
        if (code.chars().allMatch(c -> c <= '~') || Normalizer.isNormalized(code, Normalizer.Form.NFKC)) {
            return null;
        }
        return code.codePoints().mapToObj(Character::toString)
                .filter(one -> !Normalizer.isNormalized(one, Normalizer.Form.NFKC)).findFirst()
                .map(one -> MESSAGES.text("code.wide", one, Normalizer.normalize(one, Normalizer.Form.NFKC)))
                .orElseGet(() -> MESSAGES.text("code.wide", code, Normalizer.normalize(code, Normalizer.Form.NFKC)));
    }
}
