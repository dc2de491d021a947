package org.linli.console;

import java.util.Map;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.pages.Address;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.api.security.Open;
import org.linli.api.security.OpenIdSignIn;
import org.linli.api.security.Sessions;
import org.linli.console.pages.JtecodeGenerated;
import org.linli.console.pages.JtesignInGenerated;
import org.linli.console.pages.JtesignedOutGenerated;

/** Signing in and out, and the choices that a browser remembers. */
@Path("/")
public final class SignInPages {

    private static final String SIGN_IN = "/sign-in";
    private static final String CODE = "/sign-in/code";
    private static final String TO = "to";

    private static final String ENROLMENT = "/me/second-factor";
    /** What may be said above the fields, as an address asks for it. */
    private static final Set<String> NOTES = Set.of("invited", "signed-out", "password");

    private final Sessions sessions;
    private final OpenIdSignIn openId;

    SignInPages(Sessions sessions, OpenIdSignIn openId) {
        this.sessions = sessions;
        this.openId = openId;
    }

    @GET
    @Path("sign-in")
    @Open("whoever signs in isn't signed in yet")
    public Object signIn(@Context Visit visit) {
        return visit.caller() != null ? Redirect.to(wanted(visit.parameter(TO)))
            : page(Form.showing(Map.of(TO, wanted(visit.parameter(TO)))), visit.parameter("note"));
    }

    @POST
    @Path("sign-in")
    @OwnIdempotency
    @Open("whoever signs in isn't signed in yet")
    public Object open(@Context Visit visit, Form form) {
        return form.doing(() -> {
            new Required().value("name", form.get("name")).value("password", form.raw("password")).check();
            Sessions.Opened opened = sessions.open(form.get("name"), form.raw("password"), null, visit.address(), visit.device());
            if (visit.session() != null) {
                sessions.end(visit.session());
            }
            String to = wanted(form.get(TO));
            return Redirect.to(next(opened.session().due(), to)).beginning(opened.secret());
        }, again -> page(again, null));
    }

    @GET
    @Path("sign-in/code")
    @Needs(Needs.ENTERED)
    public Object code(@Context Visit visit) {
        return visit.session() == null || visit.session().due() != Sessions.Due.CODE ? Redirect.to(wanted(visit.parameter(TO)))
            : codePage(Form.showing(Map.of(TO, wanted(visit.parameter(TO)))));
    }

    @POST
    @Path("sign-in/code")
    @OwnIdempotency
    @Needs(Needs.ENTERED)
    public Object complete(@Context Visit visit, Form form) {
        return form.doing(() -> {
            new Required().value("code", form.get("code")).check();
            Sessions.Opened opened = sessions.complete(visit.session(), form.get("code"));
            return Redirect.to(next(opened.session().due(), wanted(form.get(TO)))).beginning(opened.secret());
        }, SignInPages::codePage);
    }

    @POST
    @Path("sign-out")
    @OwnIdempotency
    @Needs(Needs.ENTERED)
    public Object end(@Context Visit visit, Form form) {
        if (visit.session() == null) {
            return Redirect.to(SIGN_IN).ending();
        }
        sessions.end(visit.session());
        return openId.signOut(visit.session()).<Object>map(provider -> View.bare(ConsoleModule.MESSAGES.text("signed-out.title"),
            Body.of((out, none, sheet) -> JtesignedOutGenerated.render(out, none, sheet, provider.toString()))).ending())
            .orElseGet(() -> Redirect.to(SIGN_IN + "?note=signed-out").ending());
    }

    @POST
    @Path("language")
    @OwnIdempotency
    @Open("a choice of the browser")
    public Redirect language(Form form) {
        return Redirect.to(own(form.get(TO))).keeping("linli-language", "en".equals(form.get("language")) ? "en" : "zh");
    }

    @POST
    @Path("theme")
    @OwnIdempotency
    @Open("a choice of the browser")
    public Redirect theme(Form form) {
        return Redirect.to(own(form.get(TO))).keeping("linli-theme", "dark".equals(form.get("theme")) ? "dark" : "light");
    }

    /** Where somebody has to go first who isn't signed in, or whose session still has something to show. */
    static Redirect entrance(Visit visit) {
        String back = wanted(visit.at());
        return Redirect.to(visit.session() == null ? SIGN_IN + "?" + TO + "=" + Address.escaped(back) : next(visit.session().due(), back));
    }

    private static String next(Sessions.Due due, String to) {
        return switch (due) {
            case NOTHING -> to;
            case CODE -> CODE + "?" + TO + "=" + Address.escaped(to);
            case ENROLMENT -> ENROLMENT + "?" + TO + "=" + Address.escaped(to);
        };
    }

    /** An address to go on at that doesn't lead back to signing in. */
    private static String wanted(String address) {
        return Address.own(address) && !address.startsWith(SIGN_IN) && !address.startsWith("/sign-out") ? address : "/";
    }

    private static String own(String address) {
        return Address.own(address) ? address : "/";
    }

    private View page(Form form, String note) {
        String said = note != null && NOTES.contains(note) ? "sign-in.note." + note : null;
        boolean provider = openId.offered();
        return View.bare(ConsoleModule.MESSAGES.text("sign-in.title"), Body.of((out, none, sheet) ->
            JtesignInGenerated.render(out, none, sheet, form, wanted(form.get(TO)), said, provider)));
    }

    private static View codePage(Form form) {
        return View.bare(ConsoleModule.MESSAGES.text("code.title"), Body.of((out, none, sheet) -> JtecodeGenerated.render(out, none, sheet, form, wanted(form.get(TO)))));
    }
}
