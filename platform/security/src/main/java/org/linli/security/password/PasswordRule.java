package org.linli.security.password;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** What a password has to be. */
public final class PasswordRule {

    /** Bytes of a password that bcrypt looks at. */
    public static final int LONGEST = 72;

    /** The account that a new town begins with. */
    public static final String ADMINISTRATOR = "admin";

    private static final int SHORTEST = 8;

    private PasswordRule() {
    }

    /** Whether it is long enough for people and short enough for bcrypt, of three sorts of characters, and not the sign-in name. */
    public static boolean holds(String password, String signIn) {
        long sorts = Stream.<IntPredicate>of(Character::isUpperCase, Character::isLowerCase, Character::isDigit,
                c -> !Character.isLetterOrDigit(c) || Character.isIdeographic(c)).filter(sort -> password.chars().anyMatch(sort)).count();
        return password.length() >= SHORTEST && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST && sorts >= 3
                && !password.contains(signIn);
    }
}
