package org.linli.console.boards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Newest first, without content. @param unit null for all that the caller may see */
    List<Filing> of(Caller caller, String unit) {
        return tops(caller, unit).filter(top -> caller.may(Filings.READ, top.path())).flatMap(top -> filings.list(top.code(), null, MOST).items().stream())
            .sorted(Comparator.comparing(Filing::id).reversed()).limit(MOST).toList();
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
