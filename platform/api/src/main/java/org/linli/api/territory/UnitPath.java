package org.linli.api.territory;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way from the top of a tree down to a unit, as codes: {@code /11/1101/110105/110105021/}.
 *
 * <p>A path ends with a slash, so that a subtree is exactly the paths that start with it.
 *
 * @param value the path; codes are 1–40 letters, digits 0 to 9, dots, hyphens or underscores, at most 24 of them
 */
public record UnitPath(String value) {

    /** What a unit's code may look like. */
    public static final Pattern CODE = Pattern.compile("[\\p{L}0-9][\\p{L}0-9._-]{0,39}");

    private static final int DEEPEST = 24;

    public UnitPath {
        if (value.length() < 3 || value.charAt(0) != '/' || value.charAt(value.length() - 1) != '/') {
            throw new IllegalArgumentException("a path starts and ends with a slash: " + value);
        }
        List<String> codes = split(value);
        if (codes.size() > DEEPEST) {
            throw new IllegalArgumentException("deeper than " + DEEPEST + " units: " + value);
        }
        for (String code : codes) {
            if (!CODE.matcher(code).matches()) {
                throw new IllegalArgumentException("not a unit code: '" + code + "' in " + value);
            }
        }
        if (codes.stream().distinct().count() < codes.size()) {
            throw new IllegalArgumentException("a unit stands under itself: " + value);
        }
    }

    /** The path of a unit without a parent. */
    public static UnitPath top(String code) {
        return new UnitPath("/" + code + "/");
    }

    /** The path of a unit directly under this one. */
    public UnitPath child(String code) {
        return new UnitPath(value + code + "/");
    }

    /** The code of the unit itself, the last step. */
    public String code() {
        int end = value.length() - 1;
        return value.substring(value.lastIndexOf('/', end - 1) + 1, end);
    }

    /** The codes from the top down to the unit itself. */
    public List<String> codes() {
        return split(value);
    }

    /** How many units lie above, 0 for a top. */
    public int depth() {
        return split(value).size() - 1;
    }

    /**
     * The least text above every path of the subtree, so that the subtree is the range from {@link #value} to before this one; unlike a
     * {@code like} it uses an index on every engine.
     */
    public String end() {
        return value.substring(0, value.length() - 1) + '0';
    }

    /** Whether the unit is the top of that subtree or lies below it. */
    public boolean isWithin(UnitPath top) {
        return value.startsWith(top.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static List<String> split(String value) {
        return Arrays.asList(value.substring(1, value.length() - 1).split("/", -1));
    }
}
