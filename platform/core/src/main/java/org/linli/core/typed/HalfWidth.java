package org.linli.core.typed;

/** Letters, digits and signs in the full-width form that Chinese keyboards make. */
public final class HalfWidth {

    private static final char FIRST = '\uFF01';
    private static final char LAST = '\uFF5E';
    private static final char BLANK = '\u3000';
    private static final int SHIFT = FIRST - '!';

    private HalfWidth() {
    }

    /** The text with each full-width letter, digit, sign and blank in its usual form. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (half(text.charAt(i)) != text.charAt(i)) {
                var half = new StringBuilder(text);
                for (int j = i; j < text.length(); j++) {
                    half.setCharAt(j, half(text.charAt(j)));
                }
                return half.toString();
            }
        }
        return text;
    }

    /** A cell of a file: in half-width where it is all letters, digits and signs, as codes, numbers and dates are; words stay as they are. */
    public static String ofCell(String cell) {
        boolean wide = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= FIRST && c <= LAST) {
                wide = true;
            } else if (c > '~') {
                return cell;
            }
        }
        return wide ? of(cell) : cell;
    }

    private static char half(char c) {
        return c >= FIRST && c <= LAST ? (char) (c - SHIFT) : c == BLANK ? ' ' : c;
    }
}
