package org.linli.security;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
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
    /** What stands beside letters of any one script; Latin and Cyrillic together are how one name is passed off as another. */
    private static final Set<UnicodeScript> ANYWHERE = Set.of(UnicodeScript.HAN, UnicodeScript.COMMON, UnicodeScript.INHERITED);
    private static final int LONGEST_NAME = 100;

    private AccountEntry() {
    }

    /** @throws Problem {@code INVALID} for what doesn't hold */
    static void check(NewAccount entered) {
        new Required().value("signIn", entered.signIn()).value("name", entered.name()).value("kind", entered.kind()).check();
        signIn(entered.signIn());
        name(entered.name());
        person(entered.kind(), entered.person());
    }

    /** Whether accounts of the kind are for somebody of the register, for itself. */
    static boolean needsPerson(Kind kind) {
        return kind == Kind.MEMBER || kind == Kind.RESIDENT;
    }

    /** @throws Problem {@code INVALID} for none where one is needed */
    static void person(Kind kind, String person) {
        if (person == null && needsPerson(kind)) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "account-needs-person", MESSAGES.text("kind." + kind)).at("person");
        }
    }

    /** A sign-in name as it is kept: letters that look alike and mean the same are one letter, and there are no blanks around it. */
    static String plain(String signIn) {
        return Normalizer.normalize(signIn, Normalizer.Form.NFKC).strip();
    }

    /** What two sign-in names have in common that differ in capital or full-width letters only. */
    static String key(String signIn) {
        return Normalizer.normalize(plain(signIn).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    private static void signIn(String entered) {
        String plain = plain(entered);
        if (!SIGN_IN.matcher(plain).matches()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "account-sign-in", entered).at("signIn");
        }
        if (plain.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).filter(script -> !ANYWHERE.contains(script)).distinct().count() > 1) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "account-scripts", entered).at("signIn");
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
