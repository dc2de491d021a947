package org.linli.console.people;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.Typed;
import org.linli.console.pages.people.JteentryGenerated;

/** One person: what is known, and entering and changing it. */
@Path("people")
public final class PersonPages {

    private final People people;
    private final PersonPage page;

    PersonPages(People people, PersonPage page) {
        this.people = people;
        this.page = page;
    }

    @GET
    @Path("new")
    @Needs(People.WRITE)
    public View fresh(@Context Visit visit) {
        return entry(Form.showing(with("unit", visit.unit(), with("household", visit.parameter("household"), new LinkedHashMap<>()))), null);
    }

    @POST
    @Needs(People.WRITE)
    public Object create(Form form) {
        return form.doing(() -> {
            Typed.needed(form, "name");
            return Redirect.to(PersonPage.address(people.create(entered(form, form.get("number"))).number()));
        }, again -> entry(again, null));
    }

    @GET
    @Path("{number}")
    @Needs(People.READ)
    public View person(@PathParam("number") String number) {
        return page.view(number);
    }

    @GET
    @Path("{number}/edit")
    @Needs(People.WRITE)
    public View edit(@PathParam("number") String number) {
        Person person = people.person(number);
        Map<String, String> values = with("version", String.valueOf(person.version()), new LinkedHashMap<>());
        with("name", person.name(), values);
        with("idType", person.idType(), values);
        with("gender", person.gender(), values);
        with("birthDate", person.birthDate() == null ? null : person.birthDate().toString(), values);
        with("unit", person.unit(), values);
        with("household", person.household(), values);
        return entry(Form.showing(values), person);
    }

    @POST
    @Path("{number}")
    @Needs(People.WRITE)
    public Object change(@PathParam("number") String number, Form form) {
        return form.doing(() -> {
            people.change(entered(form, number), Typed.version(form));
            return Redirect.to(PersonPage.address(number));
        }, again -> entry(again, people.person(number)));
    }

    private static People.Entered entered(Form form, String number) {
        return new People.Entered(number, form.get("name"), form.get("idType"), form.get("idNo"), form.get("gender"), Typed.day(form, "birthDate"),
            form.get("phone"), form.get("unit"), form.get("household"), form.get("address"));
    }

    /** @param person who is changed; null for somebody new */
    private static View entry(Form form, Person person) {
        View view = View.of(person == null ? PeoplePages.text("people.new") : PeoplePages.text("person.edit", person.name()), "people",
            Body.of((out, none, sheet) -> JteentryGenerated.render(out, none, sheet, PeoplePages.words(sheet), form, person)))
            .under(PeoplePages.text("people.title"), "/people");
        return person == null ? view : view.under(PeoplePages.text("person.title", person.name()), PersonPage.address(person.number()));
    }

    private static Map<String, String> with(String name, String value, Map<String, String> values) {
        if (value != null) {
            values.put(name, value);
        }
        return values;
    }
}
