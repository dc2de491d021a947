package org.linli.rest.core;

import java.util.EnumSet;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.Page;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Limits;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.rest.Versions;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** People, masked but where a reason is given. */
@Path("people")
@Produces(MediaType.APPLICATION_JSON)
public final class PeopleResource {

    /** Why something is done, in words. */
    public record Reason(String reason) {
    }

    /** What is to be shown in full, and why. @param field null for all */
    public record Wanted(People.Field field, String reason) {
    }

    private final People people;

    PeopleResource(People people) {
        this.people = people;
    }

    @GET
    @Needs(People.READ)
    public Page<Person> find(@QueryParam("text") String text, @QueryParam("unit") String unit, @QueryParam("after") String after,
                             @QueryParam("limit") Integer limit) {
        return people.find(text, unit, after, Limits.of(limit));
    }

    @GET
    @Path("duplicates")
    @Needs(People.READ)
    public Page<People.Duplicate> duplicates(@QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return people.duplicates(after, Limits.of(limit));
    }

    @GET
    @Path("{number}")
    @Needs(People.READ)
    public Person person(@PathParam("number") String number) {
        return people.person(number);
    }

    @GET
    @Path("{number}/memberships")
    @Needs(People.READ)
    public List<People.Membership> memberships(@PathParam("number") String number) {
        return people.memberships(number);
    }

    @POST
    @Needs(People.WRITE)
    @Gives(value = Person.class, status = 201)
    public Response create(People.Entered entered) {
        new Required().value("number", entered.number()).value("name", entered.name()).check();
        Person person = people.create(entered);
        return Reply.created(person, "core", "people", person.number());
    }

    @PUT
    @Path("{number}")
    @Needs(People.WRITE)
    public Person change(@PathParam("number") String number, @HeaderParam("If-Match") String version, People.Entered entered) {
        var named = new People.Entered(number, entered.name(), entered.idType(), entered.idNo(), entered.gender(), entered.birthDate(),
            entered.phone(), entered.unit(), entered.household(), entered.address());
        return people.change(named, Versions.of(version));
    }

    /** Personal data in full; its answer is never kept, so that each look leaves its own line in the audit. */
    @POST
    @Path("{number}/reveal")
    @OwnIdempotency
    @Needs(People.REVEAL)
    public People.Revealed reveal(@PathParam("number") String number, Wanted wanted) {
        String why = Required.given("reason", wanted.reason());
        return wanted.field() == null ? people.reveal(number, why) : people.reveal(number, EnumSet.of(wanted.field()), why);
    }
}
