package org.linli.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.pages.Address;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Grant;
import org.linli.api.security.Needs;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.console.pages.JteunitsFoundGenerated;
import org.linli.console.pages.JteunitsGenerated;

/** Which unit all pages look at: a tree to choose from, as far as the reader's posts reach. */
@Path("units/switch")
public final class UnitPages {

    private static final String TO = "to";
    private static final String COOKIE = "linli-unit";
    /** The choice of all that the reader may see. */
    private static final String ALL = "-";
    private static final int FOUND = 30;
    private static final int BELOW = 200;
    private static final int DEEPEST_SHOWN = 8;
    private static final Set<Level> LEAVES = Set.of(Level.BUILDING, Level.PARTY_GROUP);
    /** What of an address goes with the unit that was looked at. */
    private static final Set<String> OF_A_UNIT = Set.of("unit", "after");

    /**
     * A unit to choose.
     *
     * @param open whether what lies below is shown; null where nothing does
     * @param href what shows or hides that; null where nothing does
     * @param way  the names of the units above; null in the tree
     */
    public record Row(Unit unit, int depth, Boolean open, String href, String way) {
    }

    /**
     * What there is to choose.
     *
     * @param all     whether all that the reader may see is a choice of its own
     * @param current the code of the unit that pages look at; null for all
     * @param more    whether there are more than are shown
     */
    public record Choices(List<Row> units, String text, boolean all, String current, boolean more) {
    }

    private final Territory territory;
    private final Clock clock;

    UnitPages(Territory territory, Clock clock) {
        this.territory = territory;
        this.clock = clock;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public View choose(@Context Visit visit) {
        String to = wanted(visit.parameter(TO));
        Choices choices = visit.parameter("text") == null ? tree(visit, to) : found(visit, visit.parameter("text"));
        return visit.piece() ? View.piece(Body.of((out, none, sheet) -> JteunitsFoundGenerated.render(out, none, sheet, choices, to)))
            : View.of(ConsoleModule.MESSAGES.text("unit.title"), null, Body.of((out, none, sheet) -> JteunitsGenerated.render(out, none, sheet, choices, to)));
    }

    @POST
    @OwnIdempotency
    @Needs(Needs.SIGNED_IN)
    public Redirect chosen(Form form) {
        String unit = Required.given("unit", form.get("unit"));
        return Redirect.to(wanted(form.get(TO))).keeping(COOKIE, unit.equals(ALL) ? ALL : Address.escaped(territory.unit(unit).code()));
    }

    private Choices found(Visit visit, String text) {
        List<Unit> units = new ArrayList<>();
        boolean more = false;
        for (UnitPath top : tops(visit)) {
            Page<Unit> page = territory.find(text, top == null ? null : top.code(), null, FOUND);
            units.addAll(page.items());
            more |= page.next() != null;
        }
        Map<String, String> names = ShownUnit.names(units, territory);
        return new Choices(units.stream().filter(this::stands).limit(FOUND).map(unit -> new Row(unit, 0, null, null, ShownUnit.way(unit, names))).toList(), text, false,
            visit.unit(), more || units.size() > FOUND);
    }

    private Choices tree(Visit visit, String to) {
        String asked = visit.parameter("open");
        String open = asked == null ? visit.unit() : asked;
        Set<String> opened = open == null ? Set.of()
            : territory.known(List.of(open)).stream().flatMap(unit -> unit.path().codes().stream()).collect(Collectors.toSet());
        List<Row> rows = new ArrayList<>();
        boolean more = false;
        for (UnitPath top : tops(visit)) {
            Page<Unit> first = top == null ? territory.children(null, null, BELOW) : new Page<>(List.of(territory.unit(top.code())), null);
            for (Unit unit : first.items()) {
                more |= add(rows, unit, 0, opened, to);
            }
            more |= first.next() != null;
        }
        return new Choices(rows, null, tops(visit).size() != 1 || tops(visit).contains(null), visit.unit(), more);
    }

    /** @return whether some of what lies below isn't shown */
    private boolean add(List<Row> rows, Unit unit, int depth, Set<String> opened, String to) {
        if (!stands(unit)) {
            return false;
        }
        boolean open = opened.contains(unit.code());
        Page<Unit> below = open ? territory.children(unit.code(), null, BELOW) : new Page<>(List.of(), null);
        boolean leaf = LEAVES.contains(unit.level()) || open && below.items().isEmpty();
        String turned = open ? Objects.requireNonNullElse(unit.parent(), "") : unit.code();
        rows.add(new Row(unit, Math.min(depth, DEEPEST_SHOWN), leaf ? null : open,
            leaf ? null : "/units/switch?to=" + Address.escaped(to) + (turned.isEmpty() ? "&open=-" : "&open=" + Address.escaped(turned)), null));
        boolean more = below.next() != null;
        for (Unit child : below.items()) {
            more |= add(rows, child, depth + 1, opened, to);
        }
        return more;
    }

    private boolean stands(Unit unit) {
        return unit.standsOn(LocalDate.now(clock));
    }

    /** The tops of what the reader's posts reach; null stands for the town as a whole, and then alone. */
    private static List<UnitPath> tops(Visit visit) {
        List<UnitPath> scopes = visit.caller().grants().stream().map(Grant::scope).distinct().collect(Collectors.toCollection(ArrayList::new));
        if (scopes.contains(null)) {
            return Arrays.asList((UnitPath) null);
        }
        return scopes.stream().filter(scope -> scopes.stream().noneMatch(other -> other != scope && scope.isWithin(other))).toList();
    }

    /** Where to go on: without a unit of its own, which would outweigh the choice. */
    private static String wanted(String address) {
        if (!Address.own(address) || address.startsWith("/units/switch")) {
            return "/";
        }
        int query = address.indexOf('?');
        if (query < 0) {
            return address;
        }
        String kept = Arrays.stream(address.substring(query + 1).split("&")).filter(part -> !OF_A_UNIT.contains(part.split("=", 2)[0])).collect(Collectors.joining("&"));
        return address.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept);
    }
}
