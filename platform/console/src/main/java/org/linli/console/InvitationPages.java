package org.linli.console;

import java.util.Map;
import java.util.Objects;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Problem;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Invitations;
import org.linli.api.security.Open;
import org.linli.console.pages.JteinvitationGenerated;

/** The door for those who were invited: they set their password. */
@Path("invitation")
public final class InvitationPages {

    private final Invitations invitations;

    InvitationPages(Invitations invitations) {
        this.invitations = invitations;
    }

    @GET
    @Open("whoever was invited has no password yet")
    public View invited(@Context Visit visit) {
        return page(Form.showing(Map.of("code", Objects.requireNonNullElse(visit.parameter("code"), ""))));
    }

    @POST
    @OwnIdempotency
    @Open("whoever was invited has no password yet; the code says who it is, and an address that guesses has to wait")
    public Object accept(@Context Visit visit, Form form) {
        return form.doing(() -> {
            new Required().value("code", form.get("code")).value("password", form.raw("password")).value("again", form.raw("again")).check();
            if (!form.raw("password").equals(form.raw("again"))) {
                throw ConsoleModule.MESSAGES.problem(Problem.Kind.INVALID, "again").at("again");
            }
            invitations.accept(form.get("code"), form.raw("password"), visit.address());
            return Redirect.to("/sign-in?note=invited");
        }, InvitationPages::page);
    }

    private static View page(Form form) {
        return View.bare(ConsoleModule.MESSAGES.text("invitation.title"), Body.of((out, none, sheet) -> JteinvitationGenerated.render(out, none, sheet, form)));
    }
}
