package org.linli.console.territory;

import gg.jte.Content;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.security.Needs;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.console.Body;
import org.linli.console.Typed;
import org.linli.console.pages.territory.JteeditGenerated;
import org.linli.console.pages.territory.JtefreshGenerated;
import org.linli.console.pages.territory.JtemergeGenerated;
import org.linli.console.pages.territory.JtemoveGenerated;

/** New units, and those that get another name, another place, or go over into another one. */
@Path("units")
public final class UnitChangesPages {

    private static final int MOVED = 100;

    private final Territory territory;

    UnitChangesPages(Territory territory) {
        this.territory = territory;
    }

    @GET
    @Path("new")
    @Needs(Territory.WRITE)
    public View fresh(@Context Visit visit) {
        String parent = visit.parameter("parent");
        return fresh(parent == null ? Form.empty() : Form.showing(Map.of("parent", parent)));
    }

    @POST
    @Needs(Territory.WRITE)
    public Object create(Form form) {
        return form.doing(() -> {
            Typed.needed(form, "code", "name", "level");
            return Redirect.to(UnitTree.address(territory.create(new Territory.NewUnit(form.get("code"), form.get("name"), form.get("parent"),
                Typed.choice(form, "level", Level.class), Typed.day(form, "from")))));
        }, this::fresh);
    }

    @GET
    @Path("{code}/edit")
    @Needs(Territory.WRITE)
    public View edit(@PathParam("code") String code) {
        Unit unit = territory.unit(code);
        Map<String, String> values = versioned(unit);
        values.put("name", unit.name());
        if (unit.from() != null) {
            values.put("from", unit.from().toString());
        }
        if (unit.until() != null) {
            values.put("until", unit.until().toString());
        }
        return edit(code, Form.showing(values));
    }

    @POST
    @Path("{code}")
    @Needs(Territory.WRITE)
    public Object change(@PathParam("code") String code, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "name");
            return Redirect.to(UnitTree.address(territory.change(code, form.get("name"), Typed.day(form, "from"), Typed.day(form, "until"), Typed.version(form))));
        }, again -> edit(code, again));
    }

    @GET
    @Path("{code}/move")
    @Needs(Territory.WRITE)
    public View move(@PathParam("code") String code) {
        Unit unit = territory.unit(code);
        Map<String, String> values = versioned(unit);
        if (unit.parent() != null) {
            values.put("parent", unit.parent());
        }
        return move(code, Form.showing(values));
    }

    @POST
    @Path("{code}/move")
    @Needs(Territory.WRITE)
    public Object moved(@PathParam("code") String code, Form form) {
        return form.doing(() -> Redirect.to(UnitTree.address(territory.move(code, form.get("parent"), Typed.version(form)))), again -> move(code, again));
    }

    /** First into which unit, then what that means, then it is done. */
    @GET
    @Path("{code}/merge")
    @Needs(Territory.WRITE)
    public View merge(@Context Visit visit, @PathParam("code") String code) {
        Map<String, String> values = versioned(territory.unit(code));
        if (visit.parameter("into") != null) {
            values.put("into", visit.parameter("into"));
        }
        return merge(code, Form.showing(values));
    }

    @POST
    @Path("{code}/merge")
    @Needs(Territory.WRITE)
    public Object merged(@PathParam("code") String code, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "into");
            return Redirect.to(UnitTree.address(territory.merge(code, form.get("into"), Typed.version(form))));
        }, again -> merge(code, again));
    }

    private View fresh(Form form) {
        List<Unit> way = form.get("parent") == null || territory.known(List.of(form.get("parent"))).isEmpty() ? List.of() : territory.path(form.get("parent"));
        Unit parent = way.isEmpty() ? null : way.get(way.size() - 1);
        Map<String, Text> levels = new LinkedHashMap<>();
        Arrays.stream(Level.values()).filter(level -> parent == null || level.fitsUnder(parent.level())).forEach(level -> levels.put(level.name(), level.title()));
        return UnitsPages.under(View.of(UnitsPages.text("new"), "units", Body.of((out, none, sheet) ->
            JtefreshGenerated.render(out, none, sheet, UnitsPages.words(sheet), form, parent, levels))), way);
    }

    private View edit(String code, Form form) {
        return page(code, "edit", unit -> Body.of((out, none, sheet) -> JteeditGenerated.render(out, none, sheet, UnitsPages.words(sheet), unit, form)));
    }

    private View move(String code, Form form) {
        Page<Unit> below = territory.children(code, null, MOVED);
        return page(code, "move", unit -> Body.of((out, none, sheet) ->
            JtemoveGenerated.render(out, none, sheet, UnitsPages.words(sheet), unit, below.items(), below.next() != null, form)));
    }

    private View merge(String code, Form form) {
        Page<Unit> below = territory.children(code, null, MOVED);
        Unit into = form.get("into") == null ? null : territory.known(List.of(form.get("into"))).stream().findFirst().orElse(null);
        return page(code, "merge", unit -> Body.of((out, none, sheet) ->
            JtemergeGenerated.render(out, none, sheet, UnitsPages.words(sheet), unit, into, below.items(), below.next() != null, form)));
    }

    private View page(String code, String deed, Function<Unit, Function<Sheet, Content>> body) {
        List<Unit> way = territory.path(code);
        Unit unit = way.get(way.size() - 1);
        return UnitsPages.under(View.of(UnitsPages.text(deed + ".title", unit.name()), "units", body.apply(unit)), way);
    }

    private static Map<String, String> versioned(Unit unit) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(unit.version()));
        return values;
    }
}
