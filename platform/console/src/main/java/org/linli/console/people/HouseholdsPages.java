package org.linli.console.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.Household;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.programs.Results;
import org.linli.api.security.Needs;
import org.linli.api.territory.Unit;
import org.linli.console.Body;
import org.linli.console.Typed;
import org.linli.console.pages.people.JtehouseholdEntryGenerated;
import org.linli.console.pages.people.JtehouseholdGenerated;
import org.linli.console.pages.people.JtehouseholdLinkGenerated;
import org.linli.console.pages.people.JtehouseholdsGenerated;
import org.linli.console.pages.people.JtehouseholdsPieceGenerated;
import org.linli.console.programs.TakingPart;

/** The households of the town. */
@Path("households")
public final class HouseholdsPages {

    private final People people;
    private final Places places;
    private final TakingPart takingPart;

    HouseholdsPages(People people, Places places, TakingPart takingPart) {
        this.people = people;
        this.places = places;
        this.takingPart = takingPart;
    }

    /** @param unit the name of its grid @param head the name of its head; null where none is known */
    private record Line(Household household, String unit, String head) {
    }

    @GET
    @Needs(People.READ)
    public Object list(@Context Visit visit) {
        Places.Around around = places.chosen(visit);
        String text = visit.parameter("text");
        Table<?> table = table(text, around.code());
        if (visit.piece()) {
            return View.piece(Body.of((out, none, sheet) -> JtehouseholdsPieceGenerated.render(out, none, sheet, PeoplePages.words(sheet), table)));
        }
        return Download.or(table, visit, () -> View.of(PeoplePages.text("households.title"), "households", Body.of((out, none, sheet) ->
            JtehouseholdsGenerated.render(out, none, sheet, PeoplePages.words(sheet), text, around.chosen(), table))));
    }

    private Table<Line> table(String text, String unit) {
        List<Column<Line>> columns = List.of(
            Column.<Line>of("number", PeoplePages.text("household.number"), Column.Kind.HEAD, one -> one.household().number())
                .shown((sheet, one) -> Template.of((out, none) -> JtehouseholdLinkGenerated.render(out, none, one.household().number()))),
            Column.<Line>of("unit", PeoplePages.text("unit"), Column.Kind.TEXT, Line::unit),
            Column.<Line>of("address", PeoplePages.text("address"), Column.Kind.TEXT, one -> one.household().address()),
            Column.<Line>of("head", PeoplePages.text("household.head"), Column.Kind.TEXT, Line::head));
        return new Table<>("households", PeoplePages.text("households.title"), columns, PeoplePages.text("households.none"), Table.read("number", (after, limit) -> people.households(text, unit, after, limit), found -> {
            Map<String, String> units = places.names(found.items().stream().map(Household::unit).toList());
            Map<String, String> heads = people.known(found.items().stream().map(Household::head).filter(Objects::nonNull).toList()).stream()
                .collect(Collectors.toMap(Person::number, Person::name));
            return found.map(one -> new Line(one, units.get(one.unit()), one.head() == null ? null : heads.get(one.head())));
        })).ofPersons();
    }

    @GET
    @Path("new")
    @Needs(People.WRITE)
    public View fresh(@Context Visit visit) {
        String unit = places.code(visit);
        return entry(unit == null ? Form.empty() : Form.showing(Map.of("unit", unit)), null);
    }

    @POST
    @Needs(People.WRITE)
    public Object create(Form form) {
        return form.doing(() -> {
            Typed.needed(form, "unit");
            return Redirect.to(address(people.createHousehold(entered(form, form.get("number")))));
        }, again -> entry(again, null));
    }

    @GET
    @Path("{number}")
    @Needs(People.READ)
    public View household(@Context Visit visit, @PathParam("number") String number) {
        Household household = people.household(number);
        List<Person> members = people.membersOf(household.number());
        Unit unit = places.unit(household.unit());
        List<TakingPart.Shown> parts = takingPart.of(Results.Who.HOUSEHOLD, household.number());
        boolean writes = visit.caller().may(People.WRITE, unit.path());
        return View.of(title(household), "households", Body.of((out, none, sheet) ->
            JtehouseholdGenerated.render(out, none, sheet, PeoplePages.words(sheet), household, unit.name(), members, parts, writes)))
            .under(PeoplePages.text("households.title"), "/households");
    }

    @GET
    @Path("{number}/edit")
    @Needs(People.WRITE)
    public View edit(@PathParam("number") String number) {
        Household household = people.household(number);
        var values = new LinkedHashMap<>(Map.of("version", String.valueOf(household.version()), "unit", household.unit()));
        if (household.head() != null) {
            values.put("head", household.head());
        }
        return entry(Form.showing(values), household);
    }

    @POST
    @Path("{number}")
    @Needs(People.WRITE)
    public Object change(@PathParam("number") String number, Form form) {
        return form.doing(() -> Redirect.to(address(people.changeHousehold(entered(form, number), Typed.version(form)))),
            again -> entry(again, people.household(number)));
    }

    private static People.HouseholdEntered entered(Form form, String number) {
        return new People.HouseholdEntered(number, form.get("unit"), form.get("address"), form.get("head"));
    }

    private static View entry(Form form, Household household) {
        View view = View.of(household == null ? PeoplePages.text("households.new") : PeoplePages.text("household.edit", household.number()), "households",
            Body.of((out, none, sheet) -> JtehouseholdEntryGenerated.render(out, none, sheet, PeoplePages.words(sheet), form, household)))
            .under(PeoplePages.text("households.title"), "/households");
        return household == null ? view : view.under(title(household), address(household));
    }

    private static Text title(Household household) {
        return PeoplePages.text("household.title", household.number());
    }

    private static String address(Household household) {
        return Address.of("households", household.number());
    }
}
