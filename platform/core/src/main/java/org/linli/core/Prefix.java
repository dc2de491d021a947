package org.linli.core;

/** Searches for beginnings, as a range that uses an index on every engine. */
public final class Prefix {

    private Prefix() {
    }

    /** The least text above all that start with the prefix: {@code value >= prefix and value < end}. */
    public static String end(String prefix) {
        int last = prefix.codePointBefore(prefix.length());
        int next = last == 0xD7FF ? 0xE000 : last + 1;
        return prefix.substring(0, prefix.length() - Character.charCount(last)) + Character.toString(next);
    }
}
