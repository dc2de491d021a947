package org.linli.security;

import java.util.regex.Pattern;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.rest.Required;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.AccountAdministration.NewAccount;

/** What is entered about a new account. */
final class AccountEntry {

    private static final Messages MESSAGES = AccountAccess.MESSAGES;
    private static final Pattern SIGN_IN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,59}");
    private static final int LONGEST_NAME = 100;

    private AccountEntry() {
    }

    /** @throws Problem {@code INVALID} for what doesn't hold */
    static void check(NewAccount entered) {
        new Required().value("signIn", entered.signIn()).value("name", entered.name()).value("kind", entered.kind()).check();
        if (!SIGN_IN.matcher(entered.signIn().strip()).matches()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "account-sign-in", entered.signIn()).at("signIn");
        }
        name(entered.name());
        if (entered.person() == null && (entered.kind() == Kind.MEMBER || entered.kind() == Kind.RESIDENT)) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "account-needs-person", MESSAGES.text("kind." + entered.kind())).at("person");
        }
    }

    /** The name without blanks around it. @throws Problem {@code INVALID} for none, one that is too long or one with control characters */
    static String name(String name) {
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "account-name", String.valueOf(LONGEST_NAME)).at("name");
        }
        return name.strip();
    }
}
