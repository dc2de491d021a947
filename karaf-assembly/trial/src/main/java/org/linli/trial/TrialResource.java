package org.linli.trial;

import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.linli.api.data.Transactions;
import org.linli.api.security.Open;

/** What a test asks of the trial module. */
@Path("")
@Produces(MediaType.TEXT_PLAIN)
public final class TrialResource {

    private final String version;
    private final Orders orders;
    private final Transactions transactions;

    TrialResource(String version, Orders orders, Transactions transactions) {
        this.version = version;
        this.orders = orders;
        this.transactions = transactions;
    }

    /** Says which version answers. */
    @GET
    @Path("version")
    @Open("a trial")
    public String version() {
        orders.follow("request");
        return version;
    }

    /** Answers after a while. @param ms how long, in milliseconds */
    @GET
    @Path("wait")
    @Open("a trial")
    public String hold(@QueryParam("ms") long ms) {
        Orders.hold(ms);
        return version;
    }

    /** Holds a connection of the database for a while. @param ms how long, in milliseconds */
    @GET
    @Path("wait-in-the-database")
    @Open("a trial")
    public String holdInTheDatabase(@QueryParam("ms") long ms) {
        return transactions.read(db -> {
            Orders.hold(ms);
            return version;
        });
    }

    /** Keeps a note. */
    @POST
    @Path("notes/{id}")
    @Open("a trial")
    public String keep(@PathParam("id") String id) {
        return transactions.write(db -> {
            db.update("insert into trial_notes (town, id) values (?, ?)", db.town(), id);
            return id;
        });
    }

    /** How many notes there are. */
    @GET
    @Path("notes")
    @Open("a trial")
    public String notes() {
        return String.valueOf(transactions.<Integer>read(db -> db.first("select count(*) from trial_notes where town = ?", row -> row.integer(1), db.town())
                .orElseThrow()));
    }
}
