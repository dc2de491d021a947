package org.linli.console.territory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Node;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.pages.Words;
import org.linli.api.programs.Results;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.linli.api.security.Needs;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.console.Body;
import org.linli.console.pages.territory.JtelinkGenerated;
import org.linli.console.pages.territory.JteoptionsGenerated;
import org.linli.console.pages.territory.JtestateGenerated;
import org.linli.console.pages.territory.JteunitGenerated;
import org.linli.console.pages.territory.JteunitsGenerated;
import org.linli.console.pages.territory.JteunitsPieceGenerated;
import org.linli.console.programs.TakingPart;

/** Both trees of units, and what happened to each. */
@Path("units")
public final class UnitsPages {

    private static final int OPTIONS = 12;

    private final Territory territory;
    private final Accounts accounts;
    private final Clock clock;
    private final UnitTree tree;
    private final TakingPart takingPart;

    UnitsPages(Territory territory, Accounts accounts, Clock clock, TakingPart takingPart) {
        this.territory = territory;
        this.accounts = accounts;
        this.clock = clock;
        this.tree = new UnitTree(territory);
        this.takingPart = takingPart;
    }

    /** @param parent the name of the unit above; null for a top */
    private record Line(Unit unit, String parent) {
    }

    /** What is searched for; without a search the unit that the reader looks at, or the tops. */
    @GET
    @Needs(Territory.READ)
    public Object list(@Context Visit visit) {
        String text = visit.parameter("text");
        String below = "true".equals(visit.parameter("all")) ? null : visit.unit();
        if (text == null && below != null && !visit.piece()) {
            return unit(visit, below);
        }
        Table<Line> table = text == null ? children(null) : found(text, visit.parameter("below"));
        if (visit.piece()) {
            return View.piece(Body.of((out, none, sheet) -> JteunitsPieceGenerated.render(out, none, sheet, table)));
        }
        List<Node> open = tree.open(List.of());
        return Download.or(table, visit, () -> View.of(text("title"), "units", Body.of((out, none, sheet) ->
            JteunitsGenerated.render(out, none, sheet, words(sheet), text, open, table))));
    }

    @GET
    @Path("{code}")
    @Needs(Territory.READ)
    public Object unit(@Context Visit visit, @PathParam("code") String code) {
        List<Unit> way = territory.path(code);
        Unit unit = way.get(way.size() - 1);
        Table<Line> children = children(unit);
        return Download.or(children, visit, () -> {
            List<Territory.Change> history = new ArrayList<>(territory.history(unit.code()));
            Collections.reverse(history);
            var shown = new ShownUnit(unit, way.size() == 1 ? null : way.get(way.size() - 2), tree.open(way), unit.standsOn(LocalDate.now(clock)), history,
                names(history), takingPart.of(Results.Who.UNIT, unit.code()), visit.caller().may(Territory.WRITE, unit.path()));
            View view = View.of(new Text(unit.name(), unit.name()), "units", Body.of((out, none, sheet) ->
                JteunitGenerated.render(out, none, sheet, words(sheet), shown, children)));
            return under(view, way.subList(0, way.size() - 1));
        });
    }

    /** What a field that takes a unit's code offers as one types. */
    @GET
    @Path("options")
    @Needs(Territory.READ)
    public View options(@Context Visit visit) {
        String typed = visit.parameter(visit.parameter("field") == null ? "text" : visit.parameter("field"));
        List<Unit> found = typed == null ? List.of() : offered(typed, visit.unit());
        Map<String, String> parents = parents(found);
        return View.piece(sheet -> Template.of((out, none) -> JteoptionsGenerated.render(out, none, sheet, found, parents)));
    }

    /** Units that stand today, those below the unit that pages look at first. */
    private List<Unit> offered(String typed, String here) {
        LocalDate today = LocalDate.now(clock);
        Stream<Unit> near = here == null ? Stream.of() : territory.find(typed, here, null, OPTIONS).items().stream();
        return Stream.concat(near, territory.find(typed, null, null, OPTIONS).items().stream()).filter(unit -> unit.standsOn(today)).distinct().limit(OPTIONS).toList();
    }

    private Table<Line> children(Unit parent) {
        return table(parent == null ? text("title") : text("children"), text("children.none"), false, (after, limit) ->
            territory.children(parent == null ? null : parent.code(), after, limit).map(unit -> new Line(unit, null)));
    }

    private Table<Line> found(String text, String below) {
        return table(text("title"), text("none"), true, (after, limit) -> {
            Page<Unit> page = territory.find(text, below, after, limit);
            Map<String, String> parents = parents(page.items());
            return page.map(unit -> new Line(unit, unit.parent() == null ? null : parents.get(unit.parent())));
        });
    }

    private Table<Line> table(Text title, Text none, boolean parents, BiFunction<String, Integer, Page<Line>> read) {
        LocalDate today = LocalDate.now(clock);
        List<Column<Line>> columns = new ArrayList<>(List.of(
            Column.<Line>of("name", text("name"), Column.Kind.HEAD, one -> one.unit().name())
                .shown((sheet, one) -> Template.of((out, no) -> JtelinkGenerated.render(out, no, one.unit()))),
            Column.<Line>of("code", text("code"), Column.Kind.DIM, one -> one.unit().code()),
            Column.<Line>of("level", text("level"), Column.Kind.TEXT, one -> one.unit().level().title()).sortedBy(one -> one.unit().level()),
            Column.<Line>of("from", text("from"), Column.Kind.DAY, one -> one.unit().from()).wide(),
            Column.<Line>of("until", text("until"), Column.Kind.DAY, one -> one.unit().until())
                .shown((sheet, one) -> Template.of((out, no) -> JtestateGenerated.render(out, no, sheet, words(sheet), one.unit(), one.unit().standsOn(today))))));
        if (parents) {
            columns.add(Column.of("parent", text("parent"), Column.Kind.TEXT, Line::parent));
        }
        return new Table<>("units", title, columns, none, Table.read("code", read));
    }

    private Map<String, String> parents(List<Unit> units) {
        return names(units.stream().map(Unit::parent));
    }

    /** Names of what changes speak of by code: units before and after, and who did it. */
    private Map<String, String> names(List<Territory.Change> history) {
        Map<String, String> names = new HashMap<>(names(history.stream().filter(change -> !change.change().equals("RENAMED"))
            .flatMap(change -> Stream.of(change.before(), change.after()))));
        history.stream().map(Territory.Change::by).filter(by -> !by.equals(Caller.PLATFORM.account()))
            .forEach(by -> names.computeIfAbsent(by, accounts::name));
        return names;
    }

    private Map<String, String> names(Stream<String> codes) {
        Set<String> wanted = codes.filter(code -> code != null && UnitPath.CODE.matcher(code).matches())
            .collect(Collectors.toCollection(HashSet::new));
        return wanted.isEmpty() ? Map.of() : territory.known(wanted).stream().collect(Collectors.toMap(Unit::code, Unit::name));
    }

    static View under(View view, List<Unit> way) {
        View below = view.under(text("title"), "/units?all=true");
        for (Unit unit : way) {
            below = below.under(new Text(unit.name(), unit.name()), UnitTree.address(unit));
        }
        return below;
    }

    /** A text of this room. */
    public static Text text(String key, Object... arguments) {
        return TerritoryRoom.MESSAGES.text(key, arguments);
    }

    static Words words(Sheet sheet) {
        return new Words(sheet, TerritoryRoom.MESSAGES);
    }
}
