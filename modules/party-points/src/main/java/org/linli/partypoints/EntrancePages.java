package org.linli.partypoints;

import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Program;
import org.linli.api.security.Needs;
import org.linli.partypoints.pages.JtenothingGenerated;
import org.linli.partypoints.pages.PageTexts;

/** Ways in from the menu, which lead to the program that runs. */
@Path("/")
public final class EntrancePages {

    private static final Messages MESSAGES = PageTexts.MESSAGES;

    private final Desk desk;

    EntrancePages(Desk desk) {
        this.desk = desk;
    }

    @GET
    @Path("declarations")
    @Needs(Declarations.READ)
    public Object declarations(@Context Visit visit) {
        return into(visit, "declarations", MESSAGES.text("inbox.title"));
    }

    @GET
    @Path("quarters")
    @Needs(Quarters.READ)
    public Object quarters(@Context Visit visit) {
        return into(visit, "quarters", MESSAGES.text("quarters.title"));
    }

    @GET
    @Path("appraisals")
    @Needs(Appraisals.READ)
    public Object appraisals(@Context Visit visit) {
        return into(visit, "appraisals", MESSAGES.text("appraisals.title"));
    }

    private Object into(Visit visit, String page, Text title) {
        Optional<Program> running = desk.current(visit.unit());
        return running.<Object>map(program -> Redirect.to(Routes.of(program.id(), page))).orElseGet(() -> View.of(title, "party-points." + page, sheet ->
                Template.of((out, none) -> JtenothingGenerated.render(out, none, sheet, title, MESSAGES.text("no-program"), MESSAGES.text("no-program.hint")))));
    }
}
