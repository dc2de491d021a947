package org.linli.core.notices;

/** A digest didn't reach the other side, or that side doesn't want it. */
final class Undelivered extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private final Trouble trouble;
    private final boolean refused;

    private Undelivered(Trouble trouble, String answer, boolean refused, Throwable cause) {
        super(answer, cause);
        this.trouble = trouble;
        this.refused = refused;
    }

    /** It may succeed later. */
    static Undelivered yet(Trouble trouble, String answer, Throwable cause) {
        return new Undelivered(trouble, told(answer), false, cause);
    }

    /** The other side knows nobody there, or takes nothing from here. */
    static Undelivered refused(Trouble trouble, String answer, Throwable cause) {
        return new Undelivered(trouble, told(answer), true, cause);
    }

    boolean isRefused() {
        return refused;
    }

    Trouble trouble() {
        return trouble;
    }

    /** On one line, and without addresses, which are nobody's business where the answer is shown. */
    private static String told(String answer) {
        String line = String.valueOf(answer).replaceAll("[\\s\\p{Cntrl}]+", " ").replaceAll("[^\\s<>\"':;,]+@[^\\s<>\"':;,]+", "…@…").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
