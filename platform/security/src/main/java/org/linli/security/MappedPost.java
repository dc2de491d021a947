package org.linli.security;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.api.security.Role;

/**
 * A post that everybody holds of whom the provider says something.
 *
 * @param value what it has to say
 * @param unit  the top of the subtree; null for the whole town
 */
record MappedPost(String value, Role role, String unit) {

    private static final String WHOLE_TOWN = "*";
    private static final Pattern ONE = Pattern.compile("(.+?)\\s*->\\s*([A-Z]+)\\s*@\\s*(\\S+)");

    MappedPost {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(role, "role");
    }

    /** Those of {@code oidc.roles}. */
    static List<MappedPost> of(String setting) {
        return Arrays.stream(setting.split(";")).map(String::strip).filter(each -> !each.isEmpty()).map(MappedPost::one).toList();
    }

    private static MappedPost one(String text) {
        Matcher parts = ONE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("oidc.roles in org.linli.security.cfg: write VALUE -> ROLE @ UNIT, not " + text);
        }
        Role role = Arrays.stream(Role.values()).filter(each -> each.name().equals(parts.group(2))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("oidc.roles in org.linli.security.cfg: there is no role " + parts.group(2)));
        return new MappedPost(parts.group(1), role, parts.group(3).equals(WHOLE_TOWN) ? null : parts.group(3));
    }
}
