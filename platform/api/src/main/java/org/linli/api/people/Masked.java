package org.linli.api.people;

/** How personal data look where a page doesn't need them: programs.md section 10, point 4. */
public final class Masked {

    private Masked() {
    }

    /** A name with all but its first and last character hidden: 张示三 becomes 张*三, 张三 becomes 张*, and of 张 nothing is left but *. */
    public static String name(String name) {
        int length = name.codePointCount(0, name.length());
        int[] points = name.codePoints().toArray();
        if (length <= 1) {
            return "*".repeat(length);
        }
        String first = new String(points, 0, 1);
        return length == 2 ? first + "*" : first + "*".repeat(length - 2) + new String(points, length - 1, 1);
    }

    /** An address of which the first three characters are left, and never more than half; null stays null. */
    public static String address(String address) {
        return address == null ? null : address.substring(0, address.offsetByCodePoints(0, Math.min(3, address.codePointCount(0, address.length()) / 2))) + "***";
    }

    /** A number with all but its last four characters hidden; null stays null. */
    public static String number(String number) {
        if (number == null) {
            return null;
        }
        int shown = Math.min(4, number.length() / 2);
        return "*".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }
}
