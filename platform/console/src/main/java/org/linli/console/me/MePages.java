package org.linli.console.me;

import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Problem;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.pages.Words;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.Needs;
import org.linli.api.security.SecondFactor;
import org.linli.api.security.Sessions;
import org.linli.api.security.Tokens;
import org.linli.api.territory.Territory;
import org.linli.console.Body;
import org.linli.console.pages.me.JtemeGenerated;
import org.linli.console.pages.me.JtepasswordGenerated;

/** One's own account: who one is, where one is signed in, one's password. */
@Path("me")
public final class MePages {

    private static final String HOME = "/me";
    /** What may be said above, as an address asks for it. */
    private static final Set<String> NOTES = Set.of("password", "session", "sessions", "factor");

    private final AccountAdministration accounts;
    private final SecondFactor factor;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Territory territory;

    MePages(AccountAdministration accounts, SecondFactor factor, Sessions sessions, Tokens tokens, Territory territory) {
        this.accounts = accounts;
        this.factor = factor;
        this.sessions = sessions;
        this.tokens = tokens;
        this.territory = territory;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public View me(@Context Visit visit) {
        Own own = Own.of(accounts.own(), factor.status(), sessions.list(), territory);
        String asked = visit.parameter("note");
        String note = asked != null && NOTES.contains(asked) ? "note." + asked : null;
        return View.of(MeRoom.MESSAGES.text("title"), "me",
            Body.of((out, none, sheet) -> JtemeGenerated.render(out, none, sheet, new Words(sheet, MeRoom.MESSAGES), own, note)));
    }

    @GET
    @Path("password")
    @Needs(Needs.SIGNED_IN)
    public View password() {
        return passwordPage(Form.empty());
    }

    @POST
    @Path("password")
    @OwnIdempotency
    @Needs(Needs.SIGNED_IN)
    public Object changePassword(@Context Visit visit, Form form) {
        return form.doing(() -> {
            new Required().value("old", form.raw("old")).value("fresh", form.raw("fresh")).value("again", form.raw("again")).check();
            if (!form.raw("fresh").equals(form.raw("again"))) {
                throw MeRoom.MESSAGES.problem(Problem.Kind.INVALID, "again").at("again");
            }
            tokens.changePassword(form.raw("old"), form.raw("fresh"), visit.session() == null ? null : visit.session().id());
            return Redirect.to(HOME + "?note=password");
        }, MePages::passwordPage);
    }

    @POST
    @Path("sessions/{id}/end")
    @Needs(Needs.SIGNED_IN)
    public Redirect end(@PathParam("id") String id, Form form) {
        sessions.end(id);
        return Redirect.to(HOME + "?note=session");
    }

    /** Signs out everywhere but here. */
    @POST
    @Path("sessions/others/end")
    @Needs(Needs.SIGNED_IN)
    public Redirect endOthers(@Context Visit visit, Form form) {
        sessions.list().stream().map(Sessions.Listed::id).filter(id -> visit.session() == null || !id.equals(visit.session().id())).forEach(sessions::end);
        return Redirect.to(HOME + "?note=sessions");
    }

    private static View passwordPage(Form form) {
        return View.of(MeRoom.MESSAGES.text("password.title"), "me",
            Body.of((out, none, sheet) -> JtepasswordGenerated.render(out, none, sheet, new Words(sheet, MeRoom.MESSAGES), form)))
            .under(MeRoom.MESSAGES.text("title"), HOME);
    }
}
