package org.linli.console.me;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Problem;
import org.linli.api.pages.Address;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.pages.Words;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.api.security.SecondFactor;
import org.linli.console.Body;
import org.linli.console.pages.me.JtealoneGenerated;
import org.linli.console.pages.me.JtecodesGenerated;
import org.linli.console.pages.me.JteenrolGenerated;
import org.linli.console.pages.me.JtefactorGenerated;
import org.linli.console.pages.me.JteframedGenerated;

/** The second factor of one's own account; also for those who must have one before they may go on. */
@Path("me/second-factor")
public final class SecondFactorPages {

    private static final String TO = "to";
    private static final String PASSWORD = "password";

    private final SecondFactor factor;

    SecondFactorPages(SecondFactor factor) {
        this.factor = factor;
    }

    @GET
    @Needs(Needs.ENTERED)
    public View status(@Context Visit visit) {
        return page(visit, Form.empty(), Form.empty(), wanted(visit.parameter(TO)));
    }

    /** The secret is shown this once and not kept, so that a repeated form begins anew. */
    @POST
    @OwnIdempotency
    @Needs(Needs.ENTERED)
    public Object enrol(@Context Visit visit, Form form) {
        return form.doing(() -> {
            SecondFactor.Enrolment enrolment = factor.enrol(password(form));
            return enrolPage(visit, Form.showing(Map.of("uri", enrolment.uri(), "secret", enrolment.secret())), wanted(form.get(TO)));
        }, again -> page(visit, again, Form.empty(), wanted(form.get(TO))));
    }

    @POST
    @Path("confirmation")
    @OwnIdempotency
    @Needs(Needs.ENTERED)
    public Object confirm(@Context Visit visit, Form form) {
        if (visit.session() == null || form.get("uri") == null || form.get("secret") == null) {
            return Redirect.to("/me/second-factor");
        }
        return form.doing(() -> {
            SecondFactor.Confirmed confirmed = factor.confirm(visit.session(), Required.given("code", form.get("code")));
            return codesPage(confirmed.recoveryCodes(), wanted(form.get(TO))).beginning(confirmed.opened().secret());
        }, again -> enrolPage(visit, again, wanted(form.get(TO))));
    }

    @POST
    @Path("recovery-codes")
    @OwnIdempotency
    @Needs(Needs.SIGNED_IN)
    public Object renew(@Context Visit visit, Form form) {
        return form.doing(() -> codesPage(factor.renewRecoveryCodes(password(form)), "/me"), again -> page(visit, again, Form.empty(), "/me"));
    }

    @POST
    @Path("end")
    @OwnIdempotency
    @Needs(Needs.SIGNED_IN)
    public Object end(@Context Visit visit, Form form) {
        return form.doing(() -> {
            factor.end(password(form));
            return Redirect.to("/me?note=factor");
        }, again -> page(visit, Form.empty(), again, "/me"));
    }

    private static String password(Form form) {
        return Required.given(PASSWORD, form.raw(PASSWORD));
    }

    private View page(Visit visit, Form form, Form ending, String to) {
        SecondFactor.Status status = factor.status();
        return framed(visit, Body.of((out, none, sheet) -> JtefactorGenerated.render(out, none, sheet, new Words(sheet, MeRoom.MESSAGES), status, form, ending, to)));
    }

    private static View enrolPage(Visit visit, Form form, String to) {
        // the form came back from a browser, which may have sent any text: what is too long for a code is none of ours
        if (form.get("uri").length() > 600 || !form.get("uri").startsWith("otpauth://")) {
            throw MeRoom.MESSAGES.problem(Problem.Kind.MALFORMED, "enrolment");
        }
        return framed(visit, Body.of((out, none, sheet) -> JteenrolGenerated.render(out, none, sheet, new Words(sheet, MeRoom.MESSAGES), form, to)));
    }

    /** Without the frame, whose forms would be of the session that has just ended. */
    private static View codesPage(List<String> codes, String to) {
        return View.bare(MeRoom.MESSAGES.text("codes.title"),
            Body.of((out, none, sheet) -> JtecodesGenerated.render(out, none, sheet, new Words(sheet, MeRoom.MESSAGES), codes, to)));
    }

    /** In the console for those who are in; with the look of the door for those who aren't yet. */
    private static View framed(Visit visit, Function<Sheet, Content> content) {
        if (visit.caller() == null) {
            return View.bare(MeRoom.MESSAGES.text("factor"), Body.of((out, none, sheet) -> JtealoneGenerated.render(out, none, sheet, new Words(sheet, MeRoom.MESSAGES),
                content.apply(sheet))));
        }
        return View.of(MeRoom.MESSAGES.text("factor"), "me", Body.of((out, none, sheet) -> JteframedGenerated.render(out, none, sheet, new Words(sheet, MeRoom.MESSAGES),
            content.apply(sheet)))).under(MeRoom.MESSAGES.text("title"), "/me");
    }

    private static String wanted(String address) {
        return Address.own(address) ? address : "/";
    }
}
