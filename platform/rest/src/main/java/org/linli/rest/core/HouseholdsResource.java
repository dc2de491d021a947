package org.linli.rest.core;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.people.Household;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.rest.Gives;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** Households and who lives in them. */
@Path("households")
@Produces(MediaType.APPLICATION_JSON)
public final class HouseholdsResource {

    private final People people;

    HouseholdsResource(People people) {
        this.people = people;
    }

    @GET
    @Path("{number}")
    @Needs(People.READ)
    @Gives(Household.class)
    public Response household(@PathParam("number") String number) {
        Household household = people.household(number);
        return Reply.shown(household, household.version());
    }

    @GET
    @Path("{number}/members")
    @Needs(People.READ)
    public List<Person> members(@PathParam("number") String number) {
        return people.membersOf(number);
    }
}
