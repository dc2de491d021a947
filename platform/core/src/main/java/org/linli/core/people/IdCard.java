package org.linli.core.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.linli.core.typed.HalfWidth;

/**
 * The number of a resident identity card by GB 11643: 17 digits and a check digit, with date of birth and gender in it.
 *
 * @param number 18 characters; the place it begins with need not be in today's code table
 */
record IdCard(String number) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    /** What is wrong with a number. */
    enum Fault { SHAPE, DATE, CHECK_DIGIT }

    IdCard {
        if (fault(number) != null) {
            throw new IllegalArgumentException("not the number of an identity card: " + fault(number));
        }
    }

    /** As written on the card: upper case and half-width, no blanks. */
    static String normal(String typed) {
        return HalfWidth.of(typed).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** Null when it is right. */
    static Fault fault(String number) {
        if (!number.matches("[1-9][0-9]{16}[0-9X]")) {
            return Fault.SHAPE;
        }
        if (birthDate(number) == null) {
            return Fault.DATE;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11) == number.charAt(17) ? null : Fault.CHECK_DIGIT;
    }

    LocalDate birthDate() {
        return birthDate(number);
    }

    /** {@code M} or {@code F}: the last digit before the check digit is odd for men. */
    String gender() {
        return (number.charAt(16) - '0') % 2 == 1 ? "M" : "F";
    }

    /** Null for a day that no calendar has. */
    private static LocalDate birthDate(String number) {
        try {
            return LocalDate.of(Integer.parseInt(number.substring(6, 10)), Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
