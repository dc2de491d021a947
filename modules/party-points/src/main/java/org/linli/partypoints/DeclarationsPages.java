package org.linli.partypoints;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Messages;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Program;
import org.linli.api.security.Needs;
import org.linli.partypoints.Declarations.Chosen;
import org.linli.partypoints.pages.Claimed;
import org.linli.partypoints.pages.Inbox;
import org.linli.partypoints.pages.JtedeclarationGenerated;
import org.linli.partypoints.pages.JteinboxGenerated;
import org.linli.partypoints.pages.PageTexts;

/** The inbox of declarations, and one of them. */
@Path("programs/{program}/declarations")
public final class DeclarationsPages {

    private static final Messages MESSAGES = PageTexts.MESSAGES;
    private static final String PLACE = "party-points.declarations";

    private final Desk desk;
    private final Declarations declarations;
    private final DeclarationSheets sheets;

    DeclarationsPages(Desk desk, Declarations declarations, DeclarationSheets sheets) {
        this.desk = desk;
        this.declarations = declarations;
        this.sheets = sheets;
    }

    @GET
    @Needs(Declarations.READ)
    public Object inbox(@Context Visit visit, @PathParam("program") String id) {
        Program program = desk.register().program(id);
        return desk.own(program).orElseGet(() -> inbox(visit, program, visit.parameter("at"), Form.empty()));
    }

    @GET
    @Path("{id}")
    @Needs(Declarations.READ)
    public View one(@Context Visit visit, @PathParam("program") String program, @PathParam("id") String id) {
        return one(visit, program, id, Form.empty());
    }

    @POST
    @Path("{id}/confirmation")
    @Needs(Declarations.CONFIRM)
    public Object confirm(@Context Visit visit, @PathParam("program") String program, @PathParam("id") String id, Form form) {
        return decided(visit, program, id, form, () -> {
            declarations.confirm(program, id, Typed.decimal(form, "points"), Typed.version(form));
            return "confirmed.1";
        });
    }

    @POST
    @Path("{id}/return")
    @Needs(Declarations.CONFIRM)
    public Object giveBack(@Context Visit visit, @PathParam("program") String program, @PathParam("id") String id, Form form) {
        return decided(visit, program, id, form, () -> {
            declarations.giveBack(program, id, form.get("reason"), Typed.version(form));
            return "returned.1";
        });
    }

    @POST
    @Path("{id}/withdrawal")
    @Needs(Declarations.WRITE)
    public Object withdraw(@Context Visit visit, @PathParam("program") String program, @PathParam("id") String id, Form form) {
        return form.doing(() -> {
            declarations.withdraw(program, id, Typed.version(form));
            return Redirect.to(Routes.of(program, "declarations", id));
        }, again -> one(visit, program, id, again));
    }

    @POST
    @Path("confirmations")
    @Needs(Declarations.CONFIRM)
    public Object confirmAll(@Context Visit visit, @PathParam("program") String program, Form form) {
        return decided(visit, program, null, form, () -> {
            declarations.confirm(program, chosen(form));
            return "confirmed." + chosen(form).size();
        });
    }

    @POST
    @Path("returns")
    @Needs(Declarations.CONFIRM)
    public Object giveBackAll(@Context Visit visit, @PathParam("program") String program, Form form) {
        return decided(visit, program, null, form, () -> {
            declarations.giveBack(program, chosen(form), form.get("reason"));
            return "returned." + chosen(form).size();
        });
    }

    /** Goes on in the list, at what stood after what was decided; the query says where the list was. */
    private Object decided(Visit visit, String program, String id, Form form, Supplier<String> deed) {
        return form.doing(() -> {
            String done = deed.get();
            var place = sheets.place(visit, program).and("after", null).and("at", form.get("following")).and("done", done);
            return Redirect.to(place.href());
        }, again -> inbox(visit, desk.register().program(program), id, again));
    }

    private static List<Chosen> chosen(Form form) {
        return form.all("chosen").stream().map(one -> one.split(":", 2)).filter(one -> one.length == 2 && one[1].matches("\\d{1,9}"))
                .map(one -> new Chosen(one[0], Integer.parseInt(one[1]))).toList();
    }

    private View inbox(Visit visit, Program program, String at, Form form) {
        Inbox inbox = sheets.inbox(visit, program, at);
        String[] done = Stream.ofNullable(visit.parameter("done")).filter(said -> said.matches("(confirmed|returned)\\.\\d{1,4}"))
                .map(said -> said.split("\\.")).findFirst().orElse(null);
        return View.of(MESSAGES.text("inbox.title"), PLACE, sheet -> Template.of((out, none) ->
                JteinboxGenerated.render(out, none, sheet, PageTexts.words(sheet), inbox, form, done == null ? null : MESSAGES.text("inbox." + done[0], done[1]))))
                .under(inbox.program(), Routes.program(program.id()));
    }

    private View one(Visit visit, String id, String declaration, Form form) {
        Program program = desk.register().program(id);
        Claimed claimed = sheets.claimed(visit, program, declarations.declaration(id, declaration));
        String member = Routes.of(id, "members", claimed.line().declaration().subject());
        return View.of(MESSAGES.text("declaration.title", claimed.line().item()), PLACE, sheet -> Template.of((out, none) ->
                JtedeclarationGenerated.render(out, none, sheet, PageTexts.words(sheet), claimed, form)))
                .under(desk.title(program), Routes.program(id)).under(MESSAGES.text("member.crumb", claimed.line().name()), member);
    }
}
