package org.linli.security;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Hashes and checks passwords by bcrypt. */
@Component(service = Passwords.class, configurationPid = "org.linli.security")
public final class Passwords {

    /** Bytes of a password that bcrypt looks at. */
    static final int LONGEST = 72;
    private static final int SHORTEST = 8;
    private static final String READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    /** Settings of {@code etc/org.linli.security.cfg}. */
    public @interface Settings {
        /** Cost of bcrypt, 4–31; each step doubles the time of a check. */
        int bcrypt_cost() default 12;
    }

    private final int cost;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public Passwords(Settings settings) {
        this(settings.bcrypt_cost());
    }

    Passwords(int cost) {
        this.cost = cost;
    }

    String hash(String password) {
        return BCrypt.withDefaults().hashToString(cost, password.toCharArray());
    }

    /** Whether it is the password of the account; takes as long for an account that doesn't exist or has none. */
    boolean matches(String password, Account account) {
        boolean real = account != null && account.password() != null && !account.closed();
        String hash = real ? account.password() : nobodys();
        boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
        boolean same = BCrypt.verifyer().verify((fits ? password : "").toCharArray(), hash).verified;
        return real && fits && same;
    }

    /** Whether it is long enough for people and short enough for bcrypt, of three sorts of characters, and not the sign-in name. */
    boolean strong(String password, String signIn) {
        long sorts = Stream.<IntPredicate>of(Character::isUpperCase, Character::isLowerCase, Character::isDigit,
                c -> !Character.isLetterOrDigit(c) || Character.isIdeographic(c)).filter(sort -> password.chars().anyMatch(sort)).count();
        return password.length() >= SHORTEST && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST && sorts >= 3
                && !password.contains(signIn);
    }

    /** A new password that can be read out and typed: four groups of five, about 116 bits. */
    String generated() {
        var password = new StringBuilder();
        IntStream.range(0, 20).forEach(i -> {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(READABLE.charAt(random.nextInt(READABLE.length())));
        });
        return password.toString();
    }

    private String nobodys() {
        return "$2a$%02d$%s".formatted(cost, "abcdefghijklmnopqrstuu5Lq9UCXcnqJ5lcc7IhLHoENyFSRT3xC");
    }
}
