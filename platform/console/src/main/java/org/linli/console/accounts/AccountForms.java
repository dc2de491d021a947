package org.linli.console.accounts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.Field;
import org.linli.api.pages.Form;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.Role;

/** The fields of the forms about accounts. */
public final class AccountForms {

    private AccountForms() {
    }

    public static Field signIn() {
        return Field.of("signIn", text("sign-in"), Field.Kind.TEXT).needed().hint(text("sign-in.hint"));
    }

    public static Field name() {
        return Field.of("name", text("name"), Field.Kind.TEXT).needed();
    }

    public static Field kind() {
        return Field.choice("kind", text("kind"), kinds(null)).needed();
    }

    public static Field person() {
        return Field.of("person", text("person"), Field.Kind.TEXT).hint(text("person.hint"));
    }

    public static Field home() {
        return Field.of("unit", text("unit"), Field.Kind.TEXT).hint(text("unit.hint"));
    }

    public static Field role() {
        return Field.choice("role", text("role"), roles(null)).needed();
    }

    public static Field place() {
        return Field.of("unit", text("post.place"), Field.Kind.TEXT).hint(text("post.place.hint"));
    }

    public static Field town() {
        return Field.of("town", text("post.town-wide"), Field.Kind.CHECK);
    }

    /**
     * The unit of a post as it was filled in: the whole town is ticked, never what a field left blank comes to; what is for oneself reaches no further
     * than that wherever it is given.
     *
     * @param home the unit that looks after the account
     * @return null for the whole town
     * @throws Problem {@code INVALID} at the field where neither is given, or both are
     */
    static String place(Form form, Role role, String home) {
        if (role.ofOneself()) {
            return home;
        }
        boolean whole = "true".equals(form.get("town"));
        if (whole == (form.get("unit") != null)) {
            throw AccountsRoom.MESSAGES.problem(Problem.Kind.INVALID, whole ? "post-town-or-unit" : "post-place").at("unit");
        }
        return form.get("unit");
    }

    public static Field from() {
        return Field.of("from", text("from"), Field.Kind.DAY).hint(text("from.hint"));
    }

    public static Field until() {
        return Field.of("until", text("until"), Field.Kind.DAY).hint(text("until.hint"));
    }

    public static Field title() {
        return Field.of("title", text("token.for"), Field.Kind.TEXT).needed();
    }

    public static Field days() {
        return Field.of("days", text("token.days"), Field.Kind.NUMBER).needed().hint(text("token.days.hint"));
    }

    /** The kinds of account, to choose from. @param all the text for all of them; null where one must be chosen */
    public static Map<String, Text> kinds(Text all) {
        return choices(all, Arrays.stream(AccountAdministration.Kind.values()).map(Enum::name).toList(), name -> text("kind." + name));
    }

    /** The roles, to choose from. @param all the text for all of them; null where one must be chosen */
    public static Map<String, Text> roles(Text all) {
        return choices(all, Arrays.stream(Role.values()).map(Enum::name).toList(), name -> Role.valueOf(name).title());
    }

    private static Map<String, Text> choices(Text all, List<String> names, Function<String, Text> title) {
        Map<String, Text> choices = new LinkedHashMap<>();
        if (all != null) {
            choices.put("", all);
        }
        names.forEach(name -> choices.put(name, title.apply(name)));
        return choices;
    }

    private static Text text(String key) {
        return AccountsPages.text(key);
    }
}
