package org.linli.console.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.people.Consents;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.people.PersonalFiles;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.Typed;
import org.linli.console.pages.people.JtedisclosedGenerated;

/** What the law gives people over their data: shown in full only with a reason, consents, a file of everything, and its erasure. */
@Path("people")
public final class PersonalDataPages {

    private final People people;
    private final Consents consents;
    private final PersonalFiles files;
    private final PersonPage page;

    PersonalDataPages(People people, Consents consents, PersonalFiles files, PersonPage page) {
        this.people = people;
        this.consents = consents;
        this.files = files;
        this.page = page;
    }

    /** Its answer is never kept. */
    @POST
    @Path("{number}/reveal")
    @OwnIdempotency
    @Needs(People.REVEAL)
    public Object reveal(@PathParam("number") String number, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "field", "reason");
            People.Revealed revealed = people.reveal(number, EnumSet.of(Typed.choice(form, "field", People.Field.class)), form.get("reason"));
            return page.view(number, PersonPage.Part.NONE, Form.empty(), revealed);
        }, again -> page.view(number, PersonPage.Part.REVEAL, again, null));
    }

    @POST
    @Path("{number}/consents")
    @Needs(Consents.WRITE)
    public Object give(@PathParam("number") String number, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "purpose", "textVersion");
            consents.give(number, new Consents.Given(form.get("purpose"), form.get("textVersion"), form.get("guardian"), Typed.day(form, "givenOn")));
            return Redirect.to(PersonPage.address(number));
        }, again -> page.view(number, PersonPage.Part.CONSENT, again, null));
    }

    @POST
    @Path("{number}/consents/{id}/withdraw")
    @Needs(Consents.WRITE)
    public Object withdraw(@PathParam("number") String number, @PathParam("id") String id, Form form) {
        return form.doing(() -> {
            consents.withdraw(number, id);
            return Redirect.to(PersonPage.address(number));
        }, again -> page.view(number, PersonPage.Part.NONE, again, null));
    }

    /** Everything about the person, to be printed and handed over; its answer is never kept. */
    @POST
    @Path("{number}/disclosure")
    @OwnIdempotency
    @Needs(PersonalFiles.DISCLOSE)
    public Object disclose(@PathParam("number") String number, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "reason");
            PersonalFiles.File file = files.disclose(number, form.get("reason"));
            Person person = people.person(number);
            List<Map.Entry<String, List<Map<String, String>>>> sections = file.sections().stream().map(one -> Map.entry(one.table(), one.rows())).toList();
            return View.of(PeoplePages.text("disclosed.title", person.name()), "people", Body.of((out, none, sheet) ->
                JtedisclosedGenerated.render(out, none, sheet, PeoplePages.words(sheet), person, file.at(), sections)))
                .under(PeoplePages.text("people.title"), "/people").under(PeoplePages.text("person.title", person.name()), PersonPage.address(number));
        }, again -> page.view(number, PersonPage.Part.DISCLOSE, again, null));
    }

    @POST
    @Path("{number}/erasure")
    @Needs(PersonalFiles.ERASE)
    public Object erase(@PathParam("number") String number, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "reason");
            files.erase(number, form.get("reason"));
            return Redirect.to("/people");
        }, again -> page.view(number, PersonPage.Part.ERASE, again, null));
    }
}
