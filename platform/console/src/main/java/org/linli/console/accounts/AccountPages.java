package org.linli.console.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Text;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.Needs;
import org.linli.api.security.Role;
import org.linli.console.Body;
import org.linli.console.Typed;
import org.linli.console.pages.accounts.JteentryGenerated;

/** One account: entering and changing it, and the posts that it holds. */
@Path("accounts")
public final class AccountPages {

    private final AccountAdministration accounts;
    private final AccountPage page;

    AccountPages(AccountAdministration accounts, AccountPage page) {
        this.accounts = accounts;
        this.page = page;
    }

    @GET
    @Path("new")
    @Needs(AccountAdministration.WRITE)
    public View fresh(@Context Visit visit) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("kind", AccountAdministration.Kind.STAFF.name()));
        if (visit.unit() != null) {
            values.put("unit", visit.unit());
        }
        return entry(Form.showing(values), null);
    }

    /** Whose account is for itself gets with it what is for oneself, or nothing is made. */
    @POST
    @Needs(AccountAdministration.WRITE)
    public Object create(Form form) {
        return form.doing(() -> {
            Typed.needed(form, "signIn", "name", "kind");
            Known made = accounts.create(new AccountAdministration.NewAccount(form.get("signIn"), form.get("name"),
                Typed.choice(form, "kind", AccountAdministration.Kind.class), form.get("person"), form.get("unit")));
            if (made.kind() == AccountAdministration.Kind.MEMBER || made.kind() == AccountAdministration.Kind.RESIDENT) {
                accounts.give(made.id(), new AccountAdministration.NewPost(Role.MEMBER, made.unit(), null, null));
            }
            return Redirect.to(AccountPage.address(made.id()));
        }, again -> entry(again, null));
    }

    @GET
    @Path("{account}")
    @Needs(AccountAdministration.READ)
    public View account(@Context Visit visit, @PathParam("account") String id) {
        return page.view(visit, id);
    }

    @GET
    @Path("{account}/edit")
    @Needs(AccountAdministration.WRITE)
    public View edit(@PathParam("account") String id) {
        Known account = accounts.account(id);
        Map<String, String> values = new LinkedHashMap<>(Map.of("version", String.valueOf(account.version()), "name", account.name()));
        if (account.person() != null) {
            values.put("person", account.person());
        }
        if (account.unit() != null) {
            values.put("unit", account.unit());
        }
        return entry(Form.showing(values), account);
    }

    @POST
    @Path("{account}")
    @Needs(AccountAdministration.WRITE)
    public Object change(@PathParam("account") String id, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "name");
            accounts.change(id, new AccountAdministration.Changed(form.get("name"), form.get("person"), form.get("unit")), Typed.version(form));
            return Redirect.to(AccountPage.address(id));
        }, again -> entry(again, accounts.account(id)));
    }

    @POST
    @Path("{account}/posts")
    @Needs(AccountAdministration.WRITE)
    public Object give(@Context Visit visit, @PathParam("account") String id, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "role");
            Role role = Typed.choice(form, "role", Role.class);
            AccountAdministration.Given given = accounts.give(id, new AccountAdministration.NewPost(role, AccountForms.place(form, role, accounts.account(id).unit()),
                Typed.day(form, "from"), Typed.day(form, "until")));
            return given.note() == null ? Redirect.to(AccountPage.address(id)) : page.after(visit, id, given.note(), null, null);
        }, again -> page.again(visit, id, AccountPage.Part.POST, again));
    }

    @POST
    @Path("{account}/posts/{post}/end")
    @Needs(AccountAdministration.WRITE)
    public Object end(@Context Visit visit, @PathParam("account") String id, @PathParam("post") String post, Form form) {
        return form.doing(() -> {
            accounts.end(id, post);
            return Redirect.to(AccountPage.address(id));
        }, again -> page.again(visit, id, AccountPage.Part.NONE, again));
    }

    /** @param account which is changed; null for a new one */
    private static View entry(Form form, Known account) {
        View view = View.of(account == null ? AccountsPages.text("new") : AccountsPages.text("edit.title", account.name()), "accounts",
            Body.of((out, none, sheet) -> JteentryGenerated.render(out, none, sheet, AccountsPages.words(sheet), form, account)))
            .under(AccountsPages.text("title"), "/accounts");
        return account == null ? view : view.under(new Text(account.name(), account.name()), AccountPage.address(account.id()));
    }
}
