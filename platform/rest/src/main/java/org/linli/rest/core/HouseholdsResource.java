package org.linli.rest.core;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.linli.api.people.Household;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.Needs;

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
    public Household household(@PathParam("number") String number) {
        return people.household(number);
    }

    @GET
    @Path("{number}/members")
    @Needs(People.READ)
    public List<Person> members(@PathParam("number") String number) {
        return people.membersOf(number);
    }
}
