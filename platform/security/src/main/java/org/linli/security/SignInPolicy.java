package org.linli.security;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.security.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What the operator has decided about signing in. */
@Component(service = SignInPolicy.class, configurationPid = "org.linli.security")
public final class SignInPolicy {

    /** Settings of {@code etc/org.linli.security.cfg}. */
    public @interface Settings {
        /** After how many minutes without a request a session ends. */
        int session_idle_minutes() default 30;

        /** After how many hours a session ends whatever it does. */
        int session_hours() default 12;

        /** After how many failures in a row a sign-in name has to wait. */
        int lockout_account_failures() default 5;

        /** After how many failures an address has to wait; higher, since an office may share one. */
        int lockout_address_failures() default 20;

        /** How long the first wait is, in seconds; each failure after it doubles the next one. */
        int lockout_first_seconds() default 30;

        /** How long a wait is at most, in seconds. */
        int lockout_longest_seconds() default 3600;

        /** The roles whose holders must have a second factor, separated by commas. */
        String second_factor_roles() default "";
    }

    private static final Duration SEEN_TO = Duration.ofMinutes(1);

    private final Duration idle;
    private final Duration longest;
    private final int accountFailures;
    private final int addressFailures;
    private final Duration firstWait;
    private final Duration longestWait;
    private final Set<String> secondFactorRoles;

    @Activate
    public SignInPolicy(Settings settings) {
        idle = Duration.ofMinutes(positive("session.idle.minutes", settings.session_idle_minutes()));
        longest = Duration.ofHours(positive("session.hours", settings.session_hours()));
        accountFailures = positive("lockout.account.failures", settings.lockout_account_failures());
        addressFailures = positive("lockout.address.failures", settings.lockout_address_failures());
        firstWait = Duration.ofSeconds(positive("lockout.first.seconds", settings.lockout_first_seconds()));
        longestWait = Duration.ofSeconds(positive("lockout.longest.seconds", settings.lockout_longest_seconds()));
        secondFactorRoles = Arrays.stream(settings.second_factor_roles().split(",")).map(String::trim).filter(role -> !role.isEmpty())
                .map(SignInPolicy::known).collect(Collectors.toUnmodifiableSet());
    }

    /** A role that was mistyped would ask nothing of anybody. */
    private static String known(String role) {
        return Arrays.stream(Role.values()).map(Role::name).filter(role::equalsIgnoreCase).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("second.factor.roles in org.linli.security.cfg: there is no role " + role));
    }

    private static int positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " in org.linli.security.cfg must be 1 or more, not " + value);
        }
        return value;
    }

    Duration idle() {
        return idle;
    }

    Duration longest() {
        return longest;
    }

    /** How often it is noted that a session was seen; often enough for a short idle time. */
    Duration seenTo() {
        Duration quarter = idle.dividedBy(4);
        return quarter.compareTo(SEEN_TO) < 0 ? quarter : SEEN_TO;
    }

    int accountFailures() {
        return accountFailures;
    }

    int addressFailures() {
        return addressFailures;
    }

    Duration firstWait() {
        return firstWait;
    }

    Duration longestWait() {
        return longestWait;
    }

    boolean asksSecondFactorOf(Set<String> roles) {
        return !Collections.disjoint(secondFactorRoles, roles);
    }
}
