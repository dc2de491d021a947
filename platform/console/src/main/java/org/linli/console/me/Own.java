package org.linli.console.me;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.SecondFactor;
import org.linli.api.security.Sessions;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;

/**
 * Somebody's own account.
 *
 * @param known null for an account that isn't kept here
 * @param units the names of the units of its posts and its home, by code
 */
public record Own(AccountAdministration.Known known, SecondFactor.Status factor, List<Sessions.Listed> sessions, Map<String, String> units) {

    static Own of(AccountAdministration.Known known, SecondFactor.Status factor, List<Sessions.Listed> sessions, Territory territory) {
        List<String> codes = known == null ? List.of()
            : Stream.concat(Stream.of(known).map(AccountAdministration.Known::unit), known.posts().stream().map(AccountAdministration.Post::unit))
                .filter(Objects::nonNull).distinct().toList();
        Map<String, String> names = codes.isEmpty() ? Map.of() : territory.known(codes).stream().collect(Collectors.toMap(Unit::code, Unit::name));
        return new Own(known, factor, sessions, names);
    }

    /** The name of a unit, or its code where there is none. */
    public String unit(String code) {
        return units.getOrDefault(code, code);
    }
}
