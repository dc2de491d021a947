package org.linli.rest.programs;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.Ids;
import org.linli.api.Page;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.ledger.Ledger;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Limits;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;

/** The points ledger of a program. */
@Path("programs/{program}/entries")
@Produces(MediaType.APPLICATION_JSON)
public final class EntriesResource {

    /**
     * An entry by hand.
     *
     * @param subject  also {@code person}, as in files
     * @param quantity 1 if it isn't given
     * @param points   what the item gives, if it isn't given
     * @param key      the idempotency key; the header's, or a new one, if it isn't given
     */
    public record Entered(@JsonAlias("person") String subject, String item, LocalDate occurredOn, Integer quantity, BigDecimal points, String key,
                          String note) {

        /** @param at the path of the entry in the body, with its dot; empty for the body itself */
        NewEntry with(String fallback, Required required, String at) {
            required.value(at + "subject", subject).value(at + "item", item).value(at + "occurredOn", occurredOn).check();
            return new NewEntry(subject, item, occurredOn, quantity, points, key == null ? fallback : key, null, note);
        }
    }

    /** An entry to take back, and what is right instead; null for nothing. */
    public record Reversal(String reason, Entered right, String key) {
    }

    private final String module;
    private final Ledger ledger;

    EntriesResource(String module, Ledger ledger) {
        this.module = module;
        this.ledger = ledger;
    }

    /** Records an entry; when its key was there with the same content, the answer is that to the first request. */
    @POST
    @OwnIdempotency
    @Needs("." + Ledger.WRITE)
    @Gives(value = Entry.class, status = 201)
    public Response record(@PathParam("program") String program, @HeaderParam("Idempotency-Key") String header, Entered entered) {
        Entry entry = ledger.record(program, entered.with(header == null ? Ids.next() : header, new Required(), "")).entry();
        return Reply.created(entry, module, "programs", program, "entries", Long.toString(entry.seq()));
    }

    @GET
    @Needs("." + Ledger.READ)
    public Page<Entry> entries(@PathParam("program") String program, @QueryParam("subject") String subject, @QueryParam("item") String item,
                               @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return ledger.entries(program, subject, item, after, Limits.of(limit));
    }

    @GET
    @Path("{seq}")
    @Needs("." + Ledger.READ)
    public Entry entry(@PathParam("program") String program, @PathParam("seq") long seq) {
        return ledger.entry(program, seq);
    }

    /** Takes an entry back and, if given, records what is right, together (M10). */
    @POST
    @Path("{seq}/reversal")
    @OwnIdempotency
    @Needs("." + Ledger.WRITE)
    public List<Entry> reverse(@PathParam("program") String program, @PathParam("seq") long seq, @HeaderParam("Idempotency-Key") String header,
                               Reversal reversal) {
        String fallback = header == null ? Ids.next() : header;
        String key = reversal.key() == null ? fallback : reversal.key();
        Required required = new Required().value("reason", reversal.reason());
        NewEntry right = reversal.right() == null ? null : reversal.right().with(key + ":right", required, "right.");
        required.check();
        return ledger.reverse(program, seq, reversal.reason(), right, key);
    }
}
