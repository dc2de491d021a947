package org.linli.console.boards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Filings.Filing;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

/** What was filed with the units that somebody looks at. */
final class FilingTray {

    private static final int MOST = 500;
    private static final Set<String> KINDS = Set.of("settlement", "statement", "objection", "measure");

    private final Filings filings;
    private final Territory territory;

    FilingTray(Filings filings, Territory territory) {
        this.filings = filings;
        this.territory = territory;
    }

    /** A page of it, newest first, without content. @param unit null for all that the caller may see @param after the cursor of the page before; null at first */
    Page<Filing> page(Caller caller, String unit, String after, int limit) {
        List<Page<Filing>> parts = readable(caller, unit).map(top -> filings.list(top.code(), after, limit)).toList();
        List<Filing> newest = newest(parts.stream().flatMap(part -> part.items().stream()), limit + 1);
        boolean more = newest.size() > limit || parts.stream().anyMatch(part -> part.next() != null);
        List<Filing> shown = newest.subList(0, Math.min(limit, newest.size()));
        return new Page<>(shown, more ? shown.get(shown.size() - 1).id() : null);
    }

    /** What nobody has taken note of, newest first. @param unit as above */
    List<Filing> waiting(Caller caller, String unit) {
        return newest(readable(caller, unit).flatMap(top -> filings.waiting(top.code(), MOST).stream()), MOST);
    }

    private static List<Filing> newest(Stream<Filing> all, int most) {
        return all.sorted(Comparator.comparing(Filing::id).reversed()).limit(most).toList();
    }

    private Stream<Unit> readable(Caller caller, String unit) {
        return tops(caller, unit).filter(top -> caller.may(Filings.READ, top.path()));
    }

    /** Where the caller's posts begin, none of them below another. */
    private Stream<Unit> tops(Caller caller, String unit) {
        if (unit != null) {
            return Stream.of(territory.unit(unit));
        }
        List<UnitPath> scopes = caller.grants().stream().filter(grant -> grant.gives(Filings.READ)).map(Grant::scope).distinct()
            .collect(Collectors.toCollection(ArrayList::new));
        if (scopes.contains(null)) {
            return territory.children(null, null, 50).items().stream();
        }
        List<String> codes = scopes.stream().filter(scope -> scopes.stream().noneMatch(other -> other != scope && scope.isWithin(other))).map(UnitPath::code).toList();
        return codes.isEmpty() ? Stream.of() : territory.known(codes).stream();
    }

    /** What it is, in words. */
    static Text kind(Filing filing) {
        String kind = filing.about().substring(0, Math.max(0, filing.about().indexOf(':')));
        return BoardsRoom.text("filing." + (KINDS.contains(kind) ? kind : "other"));
    }
}
