package org.linli.rest.core;

import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.linli.api.Page;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Limits;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.rest.Versions;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.Invitations;
import org.linli.api.security.Needs;
import org.linli.api.security.Role;
import org.linli.api.security.Tokens;
import org.linli.rest.Reply;

/** Accounts, their posts and invitations, and the tokens of programs. */
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountsResource {

    /** The accounts to invite, by id. */
    public record Invited(List<String> accounts) {
    }

    /** A post to give; without a unit for the whole town, without {@code from} from today. */
    public record Post(Role role, String unit, LocalDate from, LocalDate until) {
    }

    private final AccountAdministration accounts;
    private final Invitations invitations;

    AccountsResource(AccountAdministration accounts, Invitations invitations) {
        this.accounts = accounts;
        this.invitations = invitations;
    }

    /** Accounts by sign-in name. @param unit only those whose home lies below it @param role only those that hold it or will */
    @GET
    @Needs(AccountAdministration.READ)
    public Page<Known> find(@QueryParam("text") String text, @QueryParam("kind") AccountAdministration.Kind kind, @QueryParam("role") Role role,
                            @QueryParam("person") String person, @QueryParam("unit") String unit, @QueryParam("disabled") Boolean disabled,
                            @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return accounts.find(new AccountAdministration.Wanted(text, kind, role, person, unit, disabled), after, Limits.of(limit));
    }

    @POST
    @Needs(AccountAdministration.WRITE)
    @Gives(value = Known.class, status = 201)
    public Response create(AccountAdministration.NewAccount entered) {
        Known account = accounts.create(entered);
        return Reply.created(account, "core", "accounts", account.id());
    }

    @GET
    @Path("{account}")
    @Needs(AccountAdministration.READ)
    public Known account(@PathParam("account") String id) {
        return accounts.account(id);
    }

    @PUT
    @Path("{account}")
    @Needs(AccountAdministration.WRITE)
    public Known change(@PathParam("account") String id, @HeaderParam("If-Match") String version, AccountAdministration.Changed changed) {
        new Required().value("name", changed.name()).check();
        return accounts.change(id, changed, Versions.of(version));
    }

    @POST
    @Path("{account}/disable")
    @Consumes(MediaType.WILDCARD)
    @Needs(AccountAdministration.WRITE)
    public Known disable(@PathParam("account") String id, @HeaderParam("If-Match") String version) {
        return accounts.disable(id, true, Versions.of(version));
    }

    @POST
    @Path("{account}/enable")
    @Consumes(MediaType.WILDCARD)
    @Needs(AccountAdministration.WRITE)
    public Known enable(@PathParam("account") String id, @HeaderParam("If-Match") String version) {
        return accounts.disable(id, false, Versions.of(version));
    }

    /** Lets somebody try again at once who has to wait after wrong passwords. */
    @POST
    @Path("{account}/unlock")
    @Consumes(MediaType.WILDCARD)
    @Needs(AccountAdministration.WRITE)
    public void unlock(@PathParam("account") String id) {
        accounts.unlock(id);
    }

    @POST
    @Path("{account}/second-factor/reset")
    @Consumes(MediaType.WILDCARD)
    @Needs(AccountAdministration.WRITE)
    public void resetSecondFactor(@PathParam("account") String id) {
        accounts.resetSecondFactor(id);
    }

    @POST
    @Path("{account}/posts")
    @Needs(AccountAdministration.WRITE)
    @Gives(value = AccountAdministration.Given.class, status = 201)
    public Response give(@PathParam("account") String id, Post post) {
        new Required().value("role", post.role()).check();
        AccountAdministration.Given given = accounts.give(id, new AccountAdministration.NewPost(post.role(), post.unit(), post.from(), post.until()));
        return Reply.created(given, "core", "accounts", id, "posts", given.post().id());
    }

    /** Ends a post at once; also one of one's own. */
    @DELETE
    @Path("{account}/posts/{post}")
    @Needs(AccountAdministration.WRITE)
    public void end(@PathParam("account") String id, @PathParam("post") String post) {
        accounts.end(id, post);
    }

    /** Invites several at once; the codes are shown this once and not kept, so that a repeated request makes others. */
    @POST
    @Path("invitations")
    @OwnIdempotency
    @Needs(AccountAdministration.WRITE)
    public List<Invitations.Invitation> invite(Invited invited) {
        return invitations.invite(Required.given("accounts", invited.accounts()));
    }

    @GET
    @Path("{account}/tokens")
    @Needs(AccountAdministration.READ)
    public List<Tokens.Token> tokens(@PathParam("account") String id) {
        return accounts.tokens(id);
    }

    /** Makes a token for a program; its secret is shown this once and not kept. */
    @POST
    @Path("{account}/tokens")
    @OwnIdempotency
    @Needs(AccountAdministration.WRITE)
    @Gives(value = Tokens.Issued.class, status = 201)
    public Response issue(@PathParam("account") String id, TokensResource.Wanted wanted) {
        new Required().value("title", wanted.title()).value("days", wanted.days()).check();
        Tokens.Issued issued = accounts.issueToken(id, wanted.title(), wanted.days());
        return Reply.created(issued, "core", "accounts", id, "tokens", issued.token().id());
    }

    @DELETE
    @Path("{account}/tokens/{token}")
    @Needs(AccountAdministration.WRITE)
    public void revoke(@PathParam("account") String id, @PathParam("token") String token) {
        accounts.revokeToken(id, token);
    }
}
