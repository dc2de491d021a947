package org.linli.console.me;

import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import org.linli.api.Problem;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Words;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.api.security.Tokens;
import org.linli.console.Body;
import org.linli.console.pages.me.JtetokensGenerated;

/** Tokens by which programs work in one's name. */
@Path("me/tokens")
public final class TokenPages {

    private static final String HOME = "/me/tokens";

    private final Tokens tokens;

    TokenPages(Tokens tokens) {
        this.tokens = tokens;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public View list() {
        return page(Form.showing(Map.of("days", "90")), null);
    }

    /** Its secret is shown this once and not kept, so that a repeated form makes another one. */
    @POST
    @OwnIdempotency
    @Needs(Needs.SIGNED_IN)
    public Object issue(Form form) {
        return form.doing(() -> {
            new Required().value("title", form.get("title")).value("days", form.get("days")).check();
            if (!form.get("days").matches("\\d{1,4}")) {
                throw MeRoom.MESSAGES.problem(Problem.Kind.INVALID, "days").at("days");
            }
            return page(Form.showing(Map.of("days", form.get("days"))), tokens.issue(form.get("title"), Integer.parseInt(form.get("days"))));
        }, again -> page(again, null));
    }

    @POST
    @Path("{id}/end")
    @Needs(Needs.SIGNED_IN)
    public Redirect end(@PathParam("id") String id, Form form) {
        tokens.revoke(id);
        return Redirect.to(HOME);
    }

    private View page(Form form, Tokens.Issued issued) {
        var live = tokens.list();
        return View.of(MeRoom.MESSAGES.text("tokens"), "me", Body.of((out, none, sheet) -> JtetokensGenerated.render(out, none, sheet, new Words(sheet, MeRoom.MESSAGES),
            live, issued, form))).under(MeRoom.MESSAGES.text("title"), "/me");
    }
}
