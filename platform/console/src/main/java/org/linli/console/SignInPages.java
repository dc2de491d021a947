package org.linli.console;

import java.util.Map;
import java.util.Objects;
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
import org.linli.api.security.Sessions;
import org.linli.console.pages.JtecodeGenerated;
import org.linli.console.pages.JtesignInGenerated;

/** Signing in and out, and the choices that a browser remembers. */
@Path("/")
public final class SignInPages {

    private static final String SIGN_IN = "/sign-in";
    private static final String CODE = "/sign-in/code";
    private static final String TO = "to";

    private final Sessions sessions;

    SignInPages(Sessions sessions) {
        this.sessions = sessions;
    }

    @GET
    @Path("sign-in")
    @Open("whoever signs in isn't signed in yet")
    public Object signIn(@Context Visit visit) {
        return visit.caller() != null ? Redirect.to(wanted(visit.parameter(TO))) : page(Form.showing(Map.of(TO, wanted(visit.parameter(TO)))));
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
            return Redirect.to(opened.session().due() == Sessions.Due.CODE ? CODE + "?" + TO + "=" + Address.escaped(to) : to).beginning(opened.secret());
        }, SignInPages::page);
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
            return Redirect.to(wanted(form.get(TO))).beginning(sessions.complete(visit.session(), form.get("code")).secret());
        }, SignInPages::codePage);
    }

    @POST
    @Path("sign-out")
    @OwnIdempotency
    @Needs(Needs.ENTERED)
    public Redirect end(@Context Visit visit, Form form) {
        if (visit.session() != null) {
            sessions.end(visit.session());
        }
        return Redirect.to(SIGN_IN).ending();
    }

    @POST
    @Path("language")
    @OwnIdempotency
    @Open("a choice of the browser")
    public Redirect language(Form form) {
        return Redirect.to(wanted(form.get(TO))).keeping("linli-language", "en".equals(form.get("language")) ? "en" : "zh");
    }

    @POST
    @Path("theme")
    @OwnIdempotency
    @Open("a choice of the browser")
    public Redirect theme(Form form) {
        return Redirect.to(wanted(form.get(TO))).keeping("linli-theme", "dark".equals(form.get("theme")) ? "dark" : "light");
    }

    /** Where somebody has to go first who isn't signed in, or whose session still has something to show. */
    static Redirect entrance(Visit visit) {
        String back = Address.escaped(visit.path() + (visit.query() == null ? "" : "?" + visit.query()));
        boolean code = visit.session() != null && visit.session().due() == Sessions.Due.CODE;
        return Redirect.to((code ? CODE : SIGN_IN) + "?" + TO + "=" + back);
    }

    private static String wanted(String address) {
        return Address.own(address) && !address.startsWith(SIGN_IN) ? address : "/";
    }

    private static View page(Form form) {
        return View.bare(ConsoleModule.MESSAGES.text("sign-in.title"), Body.of((out, none, sheet) -> JtesignInGenerated.render(out, none, sheet, form, wanted(Objects.requireNonNullElse(form.get(TO), "/")))));
    }

    private static View codePage(Form form) {
        return View.bare(ConsoleModule.MESSAGES.text("code.title"), Body.of((out, none, sheet) -> JtecodeGenerated.render(out, none, sheet, form, wanted(Objects.requireNonNullElse(form.get(TO), "/")))));
    }
}
