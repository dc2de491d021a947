package org.linli.rest;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.core.UriInfo;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Unreachable;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.security.AccountId;
import org.linli.api.security.Needs;
import org.linli.api.security.Open;

/** Registration cards, for tests. */
@Path("cards")
@Produces(MediaType.APPLICATION_JSON)
public final class CardsResource {

    /** A card. */
    public record Card(String number, LocalDate on, BigDecimal points, Integer count, Stamp stamp) {

        /** Refuses a blank number. */
        public Card {
            if (number != null && number.isBlank()) {
                throw new IllegalArgumentException("a card has a number");
            }
        }
    }

    /** Several cards at once. */
    public record Several(List<Card> cards, List<String> numbers) {
    }

    /** Who stamped. */
    public record Stamped(@AccountId String by, String note) {
    }

    /** A stamp. */
    public enum Stamp { RED, BLUE }

    private final AtomicInteger made = new AtomicInteger();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    AtomicInteger made() {
        return made;
    }

    CountDownLatch entered() {
        return entered;
    }

    CountDownLatch release() {
        return release;
    }

    @GET
    @Path("open-to-the-world")
    @Open("says what a module had better not")
    public Response openToTheWorld() {
        return Response.ok("{}").header("Content-Security-Policy", "default-src *").header("Cache-Control", "public, max-age=9")
            .header("X-Content-Type-Options", "none").header("Access-Control-Allow-Origin", "*").header("Server", "me").header("X-Of-The-Module", "kept").build();
    }

    @GET
    @Open("for tests")
    public Page<Card> list(@QueryParam("from") LocalDate from, @QueryParam("stamp") Stamp stamp, @QueryParam("limit") int limit) {
        return new Page<>(List.of(new Card("A", from, new BigDecimal("1E+2"), null, stamp)), "A");
    }

    @GET
    @Path("stamped")
    @Open("for tests")
    public Stamped stamped(@QueryParam("by") @DefaultValue("7") String by) {
        return new Stamped(by, "ok");
    }

    @GET
    @Path("{number}")
    @Needs(".cards.read")
    public Response card(@PathParam("number") String number) {
        return Response.ok(new Card(number, null, new BigDecimal("0.50"), null, null)).tag("3").build();
    }

    @POST
    @Needs(".cards.write")
    public Response create(@Context UriInfo address, Card card) {
        made.incrementAndGet();
        return Response.created(address.getAbsolutePathBuilder().path(card.number()).build()).tag("1").entity(card).build();
    }

    @POST
    @Path("stamps")
    @OwnIdempotency
    @Needs(".cards.write")
    public Card stamp(Card card) {
        made.incrementAndGet();
        return card;
    }

    @POST
    @Path("tried")
    @Needs(".cards.write")
    public Card tried(@QueryParam("mode") String mode, Card card) {
        made.incrementAndGet();
        return card;
    }

    @POST
    @Path("several")
    @Needs(".cards.write")
    public Several several(Several several) {
        return several;
    }

    @POST
    @Path("refused")
    @Needs(".cards.write")
    public Card refuse(Card card) {
        made.incrementAndGet();
        var words = new Text("不行", "not possible");
        throw new Problem(Problem.Kind.CONFLICT, "card-taken", words, words).at("number").listing(List.of(new Problem.Fault("number", words)));
    }

    @PUT
    @Path("file")
    @Consumes("text/csv")
    @Needs(".cards.write")
    public Response file(byte[] csv) {
        return Response.ok(java.util.Map.of("bytes", csv.length)).build();
    }

    @PUT
    @Path("imports/{kind}")
    @Consumes({Upload.CSV, Upload.XLSX})
    @Needs(".cards.write")
    public Response rows(@PathParam("kind") String kind, byte[] rows) {
        return file(rows);
    }

    @GET
    @Path("broken")
    @Open("for tests")
    public Card broken() {
        throw new IllegalStateException("broken on purpose");
    }

    @GET
    @Path("away")
    @Open("for tests")
    public Card away() {
        throw new Unreachable("no connection on purpose", null);
    }

    @GET
    @Path("slow")
    @Open("for tests")
    public Card slow() throws InterruptedException {
        entered.countDown();
        release.await();
        return new Card("slow", null, null, null, null);
    }

    @GET
    @Path("table")
    @Produces("text/csv;qs=0.5")
    @Open("for tests")
    public StreamingOutput table() {
        return out -> out.write("card\r\nA\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("table")
    @Open("for tests")
    public List<String> tableAsJson() {
        return List.of("A");
    }
}
