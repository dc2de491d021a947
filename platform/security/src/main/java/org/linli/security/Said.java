package org.linli.security;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the provider says of somebody. */
record Said(JWTClaimsSet claims) {

    private static final String EMAIL = "email";

    /** One text; null where it says nothing, something else, or an address of which it doesn't say that it is verified. */
    String text(String claim) {
        boolean counts = !claim.equals(EMAIL) || Boolean.TRUE.equals(claims.getClaim("email_verified"));
        return counts && claims.getClaim(claim) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    /** All texts of a claim, or, where its name has dots and there is none of it, of the member of claims that they lead to. */
    Set<String> texts(String claim) {
        Object value = claims.getClaim(claim);
        return (value == null ? at(claims.getClaims(), claim) : stream(value)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it says that what counts for a second factor was shown there. */
    boolean any(Set<String> ways) {
        return !Collections.disjoint(ways, Stream.concat(stream(claims.getClaim("acr")), stream(claims.getClaim("amr"))).toList());
    }

    private static Stream<String> at(Map<?, ?> object, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return stream(object.get(path));
        }
        return object.get(path.substring(0, dot)) instanceof Map<?, ?> inner ? at(inner, path.substring(dot + 1)) : Stream.of();
    }

    private static Stream<String> stream(Object value) {
        Collection<?> all = value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
        return all.stream().filter(String.class::isInstance).map(String.class::cast);
    }
}
