package org.linli.rest.programs;

import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.linli.api.Page;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Programs;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Required;
import org.linli.api.rest.Versions;
import org.linli.api.security.Needs;

/** Who takes part in a program, and who is exempt. */
@Path("programs/{program}/participants")
@Produces(MediaType.APPLICATION_JSON)
public final class ParticipantsResource {

    /** The unit that a subject is ranked in, and what kind of subject it is. */
    public record Place(String unit, String kind) {
    }

    /** Why a subject should be exempt: one of {@link Participants#EXEMPTION_REASONS}. */
    public record Proposal(String reason, String note) {
    }

    /** The answer to a proposal. */
    public record Decision(Boolean agreed, String decision) {
    }

    /** Why an exemption ends. */
    public record End(String reason) {
    }

    private final Participants participants;

    ParticipantsResource(Participants participants) {
        this.participants = participants;
    }

    @GET
    @Needs("." + Programs.READ)
    public Page<Participant> list(@PathParam("program") String program, @QueryParam("unit") String unit, @QueryParam("after") String after,
                                  @QueryParam("limit") Integer limit) {
        return participants.list(program, unit, after, Limits.of(limit));
    }

    @GET
    @Path("{subject}")
    @Needs("." + Programs.READ)
    public Participant participant(@PathParam("program") String program, @PathParam("subject") String subject) {
        return participants.participant(program, subject);
    }

    @PUT
    @Path("{subject}")
    @Needs("." + Programs.WRITE)
    public Participant name(@PathParam("program") String program, @PathParam("subject") String subject, @HeaderParam("If-Match") String version,
                            Place place) {
        return participants.name(program, subject, Required.given("unit", place.unit()), place.kind(),
            version == null ? null : Versions.of(version));
    }

    @DELETE
    @Path("{subject}")
    @Needs("." + Programs.WRITE)
    public void remove(@PathParam("program") String program, @PathParam("subject") String subject, @HeaderParam("If-Match") String version) {
        participants.remove(program, subject, Versions.of(version));
    }

    @POST
    @Path("{subject}/exemption")
    @Needs("." + Programs.WRITE)
    public Participant propose(@PathParam("program") String program, @PathParam("subject") String subject, @HeaderParam("If-Match") String version,
                               Proposal proposal) {
        return participants.propose(program, subject, Required.given("reason", proposal.reason()), proposal.note(), Versions.of(version));
    }

    @POST
    @Path("{subject}/exemption/decision")
    @Needs("." + Programs.APPROVE)
    public Participant decide(@PathParam("program") String program, @PathParam("subject") String subject, @HeaderParam("If-Match") String version,
                              Decision decision) {
        return participants.decide(program, subject, Required.given("agreed", decision.agreed()), decision.decision(), Versions.of(version));
    }

    @POST
    @Path("{subject}/exemption/end")
    @Needs("." + Programs.APPROVE)
    public Participant end(@PathParam("program") String program, @PathParam("subject") String subject, @HeaderParam("If-Match") String version,
                           End end) {
        return participants.endExemption(program, subject, Required.given("reason", end.reason()), Versions.of(version));
    }
}
