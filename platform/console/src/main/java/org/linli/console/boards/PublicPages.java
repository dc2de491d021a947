package org.linli.console.boards;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.pages.Address;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.publicity.Objections.Objection;
import org.linli.api.publicity.OwnResults;
import org.linli.api.publicity.OwnResults.Own;
import org.linli.api.publicity.OwnResults.Proof;
import org.linli.api.publicity.Publicity;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.publicity.Publicity.Snapshot;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.security.Open;
import org.linli.api.territory.Unit;
import org.linli.console.Body;
import org.linli.console.pages.boards.JteboardGenerated;
import org.linli.console.pages.boards.JteobjectGenerated;
import org.linli.console.pages.boards.JteownGenerated;
import org.linli.console.pages.boards.JteplacesGenerated;
import org.linli.console.pages.boards.JteposterGenerated;
import org.linli.console.pages.boards.JtereceiptGenerated;
import org.linli.console.pages.boards.JteunitGenerated;

/** The boards, for everybody and without a script: what hangs where, one's own result, an objection of one's own. */
@Path("public")
public final class PublicPages {

    private static final String OPEN = "a board is for everybody; what hangs on it is masked";
    private static final String PROVED = "whoever has no account proves who it is by number and phone";
    private static final int SHOWN = 200;
    private static final int NEWEST = 10;
    private static final int LINES = 50;

    private final Publicity publicity;
    private final OwnResults own;
    private final Boards boards;

    PublicPages(Publicity publicity, OwnResults own, Boards boards) {
        this.publicity = publicity;
        this.own = own;
        this.boards = boards;
    }

    @GET
    @Open(OPEN)
    public View places(@Context Visit visit) {
        String text = visit.parameter("text");
        Boards.Found found = boards.places(text, SHOWN);
        List<Hanging> newest = text == null ? boards.hanging(publicity.board(null, null, NEWEST).items()) : List.of();
        return View.open(BoardsRoom.text("public.title"),
            Body.of((out, none, sheet) -> JteplacesGenerated.render(out, none, sheet, BoardsRoom.words(sheet), text, found.shown(), found.all(), newest)));
    }

    @GET
    @Path("{unit}")
    @Open(OPEN)
    public View unit(@Context Visit visit, @PathParam("unit") String code) {
        Unit unit = boards.unit(code);
        Page<Notice> hanging = publicity.board(code, visit.parameter("after"), LINES);
        List<Hanging> shown = boards.hanging(hanging.items());
        List<Unit> above = boards.above(unit);
        return View.open(BoardsRoom.text("public.unit", unit.name()), Body.of((out, none, sheet) ->
            JteunitGenerated.render(out, none, sheet, BoardsRoom.words(sheet), unit, above, shown, hanging.next())));
    }

    @GET
    @Path("boards/{id}")
    @Open(OPEN)
    public Object board(@Context Visit visit, @PathParam("id") String id) {
        String now = now(id);
        return now.equals(id) ? board(visit, id, Form.empty()) : Redirect.to(board(now));
    }

    /** What hangs in its place: posters go on to lead there when a notice was replaced. */
    private String now(String id) {
        try {
            return publicity.inPlaceOf(id);
        } catch (Problem gone) {
            throw BoardsRoom.MESSAGES.problem(Problem.Kind.NOT_FOUND, "board-over");
        }
    }

    private View board(Visit visit, String id, Form form) {
        Snapshot snapshot = publicity.notice(id, visit.parameter("after"), SHOWN);
        Hanging hanging = boards.hanging(snapshot.notice());
        BoardSheet shown = BoardSheet.of(snapshot, publicity.tiers(snapshot.notice().program()));
        boolean offered = own.offered(id);
        boolean households = own.ofHouseholds(id);
        return under(View.open(snapshot.notice().title(), Body.of((out, none, sheet) ->
            JteboardGenerated.render(out, none, sheet, BoardsRoom.words(sheet), hanging, shown, offered, households, form, visit.site() + board(id)))), hanging);
    }

    /** Whoever comes back to the address of a look has nothing to show. */
    @GET
    @Path("boards/{id}/own")
    @Open(OPEN)
    public Redirect again(@PathParam("id") String id) {
        return Redirect.to(board(id));
    }

    @POST
    @Path("boards/{id}/own")
    @OwnIdempotency
    @Open(PROVED)
    public Object own(@Context Visit visit, @PathParam("id") String id, Form form) {
        return form.doing(() -> {
            String now = now(id);
            Own found = own.look(now, proof(visit, form));
            return ownPage(now, found, Form.showing(Map.of("number", form.get("number"), "tail", form.get("tail"))));
        }, again -> board(visit, now(id), again));
    }

    private View ownPage(String id, Own found, Form form) {
        Hanging hanging = hanging(id);
        return under(View.open(BoardsRoom.text("own.title"),
            Body.of((out, none, sheet) -> JteownGenerated.render(out, none, sheet, BoardsRoom.words(sheet), hanging, found, form))), hanging)
            .under(hanging.notice().title(), board(id));
    }

    @GET
    @Path("boards/{id}/objection")
    @Open(OPEN)
    public View objection(@PathParam("id") String id) {
        return objection(now(id), Form.empty());
    }

    private View objection(String id, Form form) {
        Hanging hanging = hanging(id);
        boolean offered = own.offered(id);
        boolean households = own.ofHouseholds(id);
        return under(View.open(BoardsRoom.text("object.title"),
            Body.of((out, none, sheet) -> JteobjectGenerated.render(out, none, sheet, BoardsRoom.words(sheet), hanging, offered, households, form))), hanging)
            .under(hanging.notice().title(), board(id));
    }

    /** The same words again are the same objection, so that it doesn't matter how often they are sent. */
    @POST
    @Path("boards/{id}/objection")
    @OwnIdempotency
    @Open(PROVED)
    public Object object(@Context Visit visit, @PathParam("id") String id, Form form) {
        return form.doing(() -> {
            String now = now(id);
            Objection entered = own.object(now, proof(visit, form), form.get("text"));
            Hanging hanging = hanging(now);
            return under(View.open(BoardsRoom.text("receipt.title"),
                Body.of((out, none, sheet) -> JtereceiptGenerated.render(out, none, sheet, BoardsRoom.words(sheet), hanging, entered))), hanging)
                .under(hanging.notice().title(), board(now));
        }, again -> objection(now(id), again));
    }

    @GET
    @Path("boards/{id}/poster")
    @Open(OPEN)
    public View poster(@Context Visit visit, @PathParam("id") String asked) {
        String id = now(asked);
        Hanging hanging = hanging(id);
        boolean offered = own.offered(id);
        return View.bare(hanging.notice().title(), Body.of((out, none, sheet) ->
            JteposterGenerated.render(out, none, sheet, BoardsRoom.words(sheet), hanging, offered, visit.site() + board(id))));
    }

    private Hanging hanging(String id) {
        return boards.hanging(publicity.notice(id, null, 1).notice());
    }

    private static Proof proof(Visit visit, Form form) {
        return new Proof(form.get("number"), form.get("tail"), visit.address());
    }

    private static View under(View view, Hanging hanging) {
        return view.under(BoardsRoom.text("public.unit", hanging.unit()), unit(hanging.notice().unit()));
    }

    static String board(String id) {
        return Address.of("public", "boards", id);
    }

    static String unit(String code) {
        return Address.of("public", code);
    }
}
