package org.linli.security;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.linli.security.password.PasswordRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Hashes and checks passwords by bcrypt. */
@Component(service = Passwords.class, configurationPid = "org.linli.security")
public final class Passwords {

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
        boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= PasswordRule.LONGEST;
        boolean same = BCrypt.verifyer().verify((fits ? password : "").toCharArray(), hash).verified;
        return real && fits && same;
    }

    /** Whether a hash was made at a lower cost than today's. */
    boolean outdated(String hash) {
        return Integer.parseInt(hash.substring(4, 6)) < cost;
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
