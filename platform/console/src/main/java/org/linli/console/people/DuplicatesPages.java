package org.linli.console.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.Accounts;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.Typed;
import org.linli.console.pages.people.JtecompareGenerated;
import org.linli.console.pages.people.JteduplicatesGenerated;

/** Records that may be one person: a person compares, decides and can take it back. */
@Path("people")
public final class DuplicatesPages {

    private static final String LIST = "/people/duplicates";
    private static final int LINES = 50;
    private static final int MERGES = 50;

    private final People people;
    private final Places places;
    private final Accounts accounts;

    DuplicatesPages(People people, Places places, Accounts accounts) {
        this.people = people;
        this.places = places;
        this.accounts = accounts;
    }

    @GET
    @Path("duplicates")
    @Needs(People.READ)
    public View list(@Context Visit visit) {
        return list(visit, Form.empty());
    }

    private View list(Visit visit, Form form) {
        Page<People.Duplicate> pairs = people.duplicates(visit.parameter("after"), LINES);
        Page<People.Merged> merged = people.merges(visit.parameter("merged"), MERGES);
        Map<String, String> names = places.names(pairs.items().stream().flatMap(pair -> Stream.of(pair.one().unit(), pair.other().unit())).toList());
        Map<String, String> by = new HashMap<>();
        merged.items().forEach(one -> by.computeIfAbsent(one.by(), accounts::name));
        return View.of(PeoplePages.text("duplicates.title"), "people", Body.of((out, none, sheet) ->
            JteduplicatesGenerated.render(out, none, sheet, PeoplePages.words(sheet), form, pairs, names, merged, by)))
            .under(PeoplePages.text("people.title"), "/people");
    }

    @GET
    @Path("duplicates/compare")
    @Needs(People.READ)
    public Object compare(@Context Visit visit) {
        if (visit.parameter("one") == null || visit.parameter("other") == null) {
            return Redirect.to(LIST);
        }
        Form asked = Form.showing(Map.of("one", visit.parameter("one"), "other", visit.parameter("other")));
        return asked.doing(() -> {
            List<Person> both = new Chosen(people).both(asked);
            return compare(both, Form.showing(Map.of("stays", both.get(0).number())));
        }, again -> list(visit, again));
    }

    @POST
    @Path("duplicates/compare")
    @Needs(People.WRITE)
    public Object merge(Form form) {
        return form.doing(() -> {
            Typed.needed(form, "one", "other", "stays", "reason");
            String stays = form.get("stays");
            people.merge(stays, stays.equals(form.get("one")) ? form.get("other") : form.get("one"), form.get("reason"));
            return Redirect.to(LIST);
        }, again -> compare(List.of(people.person(Objects.requireNonNullElse(again.get("one"), "")), people.person(Objects.requireNonNullElse(again.get("other"), ""))), again));
    }

    @POST
    @Path("duplicates/merges/{id}/undo")
    @Needs(People.WRITE)
    public Object undo(@Context Visit visit, @PathParam("id") String id, Form form) {
        return form.doing(() -> {
            people.unmerge(id);
            return Redirect.to(LIST);
        }, again -> list(visit, again));
    }

    private View compare(List<Person> both, Form form) {
        Map<String, String> names = places.names(both.stream().map(Person::unit).toList());
        return View.of(PeoplePages.text("compare.title"), "people", Body.of((out, none, sheet) ->
            JtecompareGenerated.render(out, none, sheet, PeoplePages.words(sheet), form, both.get(0), both.get(1), names)))
            .under(PeoplePages.text("people.title"), "/people").under(PeoplePages.text("duplicates.title"), LIST);
    }
}
