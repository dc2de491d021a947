package org.linli.console.accounts;

import java.util.List;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Visit;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.Invitations;
import org.linli.api.security.Needs;
import org.linli.console.Typed;

/** How an account gets in: invited, shut out and let in again, without its second factor, or by the tokens of a program. */
@Path("accounts")
public final class EntrancePages {

    private final AccountAdministration accounts;
    private final Invitations invitations;
    private final AccountPage page;

    EntrancePages(AccountAdministration accounts, Invitations invitations, AccountPage page) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.page = page;
    }

    /** The code is shown this once and not kept, so that a repeated request makes another. */
    @POST
    @Path("{account}/invitation")
    @OwnIdempotency
    @Needs(AccountAdministration.WRITE)
    public Object invite(@Context Visit visit, @PathParam("account") String id, Form form) {
        return form.doing(() -> page.after(visit, id, null, invitations.invite(List.of(id)).get(0), null),
            again -> page.again(visit, id, AccountPage.Part.NONE, again));
    }

    @POST
    @Path("{account}/disable")
    @Needs(AccountAdministration.WRITE)
    public Object disable(@Context Visit visit, @PathParam("account") String id, Form form) {
        return doing(visit, id, form, () -> accounts.disable(id, true, Typed.version(form)));
    }

    @POST
    @Path("{account}/enable")
    @Needs(AccountAdministration.WRITE)
    public Object enable(@Context Visit visit, @PathParam("account") String id, Form form) {
        return doing(visit, id, form, () -> accounts.disable(id, false, Typed.version(form)));
    }

    @POST
    @Path("{account}/unlock")
    @Needs(AccountAdministration.WRITE)
    public Object unlock(@Context Visit visit, @PathParam("account") String id, Form form) {
        return form.doing(() -> {
            accounts.unlock(id);
            return page.after(visit, id, AccountsPages.text("unlocked"), null, null);
        }, again -> page.again(visit, id, AccountPage.Part.NONE, again));
    }

    @POST
    @Path("{account}/second-factor/reset")
    @Needs(AccountAdministration.WRITE)
    public Object resetSecondFactor(@Context Visit visit, @PathParam("account") String id, Form form) {
        return form.doing(() -> {
            accounts.resetSecondFactor(id);
            return page.after(visit, id, AccountsPages.text("factor.gone"), null, null);
        }, again -> page.again(visit, id, AccountPage.Part.NONE, again));
    }

    /** The secret is shown this once and not kept, so that a repeated request makes another. */
    @POST
    @Path("{account}/tokens")
    @OwnIdempotency
    @Needs(AccountAdministration.WRITE)
    public Object issue(@Context Visit visit, @PathParam("account") String id, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "title", "days");
            return page.after(visit, id, null, null, accounts.issueToken(id, form.get("title"), Typed.number(form, "days")));
        }, again -> page.again(visit, id, AccountPage.Part.TOKEN, again));
    }

    @POST
    @Path("{account}/tokens/{token}/revoke")
    @Needs(AccountAdministration.WRITE)
    public Object revoke(@Context Visit visit, @PathParam("account") String id, @PathParam("token") String token, Form form) {
        return doing(visit, id, form, () -> accounts.revokeToken(id, token));
    }

    private Object doing(Visit visit, String id, Form form, Runnable deed) {
        return form.doing(() -> {
            deed.run();
            return Redirect.to(AccountPage.address(id));
        }, again -> page.again(visit, id, AccountPage.Part.NONE, again));
    }
}
