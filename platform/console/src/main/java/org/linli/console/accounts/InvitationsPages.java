package org.linli.console.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.pages.Form;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.rest.Limits;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.Invitations;
import org.linli.api.security.Needs;
import org.linli.api.territory.Territory;
import org.linli.console.Body;
import org.linli.console.Typed;
import org.linli.console.pages.accounts.JteinviteGenerated;
import org.linli.console.pages.accounts.JteslipsGenerated;

/** Invitations for many at once: those who have no password yet, and a slip for each to be handed over. */
@Path("accounts")
public final class InvitationsPages {

    private static final int MOST = 100;

    private final AccountAdministration accounts;
    private final Invitations invitations;
    private final Territory territory;

    InvitationsPages(AccountAdministration accounts, Invitations invitations, Territory territory) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.territory = territory;
    }

    @GET
    @Path("invitations")
    @Needs(AccountAdministration.WRITE)
    public View waiting(@Context Visit visit) {
        return waiting(visit, Form.empty());
    }

    /** The codes are shown this once and not kept, so that a repeated request makes others. */
    @POST
    @Path("invitations")
    @OwnIdempotency
    @Needs(AccountAdministration.WRITE)
    public Object invite(@Context Visit visit, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "account");
            List<Invitations.Invitation> made = invitations.invite(form.all("account"));
            return View.of(AccountsPages.text("invite.many"), "accounts", Body.of((out, none, sheet) ->
                JteslipsGenerated.render(out, none, sheet, AccountsPages.words(sheet), made))).under(AccountsPages.text("title"), "/accounts");
        }, again -> waiting(visit, again));
    }

    private View waiting(Visit visit, Form form) {
        List<Known> found = new ArrayList<>();
        String after = null;
        do {
            Page<Known> page = accounts.find(new AccountAdministration.Wanted(null, null, null, null, visit.unit(), false), after, Limits.MOST);
            page.items().stream().filter(one -> AccountsPages.state(one).equals("invited") && !one.id().equals(visit.caller().account())).forEach(found::add);
            after = page.next();
        } while (after != null && found.size() <= MOST);
        List<Known> shown = found.subList(0, Math.min(MOST, found.size()));
        Map<String, String> units = AccountsPages.names(territory, shown.stream().map(Known::unit).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new)));
        return View.of(AccountsPages.text("invite.many"), "accounts", Body.of((out, none, sheet) ->
            JteinviteGenerated.render(out, none, sheet, AccountsPages.words(sheet), form, shown, units, found.size() > MOST)))
            .under(AccountsPages.text("title"), "/accounts");
    }
}
