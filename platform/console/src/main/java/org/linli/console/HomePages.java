package org.linli.console;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.security.Needs;
import org.linli.console.pages.JtehomeGenerated;

/** What is due, and how things stand. */
@Path("/")
public final class HomePages {

    @GET
    @Needs(Needs.SIGNED_IN)
    public View home(@Context Visit visit) {
        return View.of(ConsoleModule.MESSAGES.text("home.title"), "home", sheet ->
            Template.of((out, none) -> JtehomeGenerated.render(out, none, (PageSheet) sheet, visit.caller().name())));
    }
}
