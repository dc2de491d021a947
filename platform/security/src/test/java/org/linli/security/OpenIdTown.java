package org.linli.security;

import static org.linli.security.Node.ADDRESS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.Post;
import org.linli.api.security.Caller;
import org.linli.api.security.OpenIdSignIn.Begun;
import org.linli.api.security.OpenIdSignIn.Returned;
import org.linli.api.security.Sessions.Opened;

/** A town where Zhang San works, who is somebody at a provider, too. */
final class OpenIdTown {

    final TestTown town;
    final TestProvider provider;
    private final Transactions transactions;
    Known zhang;

    OpenIdTown(Transactions transactions) {
        this.transactions = transactions;
        town = new TestTown(transactions);
        provider = new TestProvider(town.clock);
    }

    void begin() {
        town.begun();
        zhang = town.staff("zhang", null);
        provider.says("sub", "s-1").says("preferred_username", "zhang");
    }

    OpenIdSessions here(Map<String, Object> changed) {
        return on(town.node, changed);
    }

    /** Where heads must have a second factor. */
    OpenIdSessions strict(Map<String, Object> changed) {
        return on(strictNode(), changed);
    }

    Node strictNode() {
        return new Node(transactions, town.clock, town.node.folder(), Map.of("second_factor_roles", "HEAD"));
    }

    OpenIdSessions on(Node node, Map<String, Object> changed) {
        Map<String, Object> settings = new HashMap<>(Map.of("oidc_issuer", provider.issuer(), "oidc_client", "linli", "_oidc_secret", "geheim?",
                "oidc_address", "http://localhost:8181", "oidc_claim", "preferred_username"));
        settings.putAll(changed);
        return new OpenIdSessions(transactions, node.guard, node.audit, node.lockout, new SignInPolicy(Node.set(SignInPolicy.Settings.class, Map.of())),
                node.sessions, node.proven, town.territory, Node.set(OpenIdSessions.Settings.class, settings), town.clock);
    }

    Opened enter(OpenIdSessions here) {
        return enter(here, "good");
    }

    Opened enter(OpenIdSessions here, String code) {
        Begun begun = here.begin();
        return here.complete(new Returned(code, provider.visited(begun.provider()), null, null), begun.kept(), ADDRESS, "Firefox").opened();
    }

    List<Post> posts() {
        return town.as(town.admin, () -> town.accounts.account(zhang.id())).posts();
    }

    List<String> results(String action) {
        return transactions.read(db -> db.list("select result from audit where town = ? and action = ? order by id", row -> row.text(1), db.town(), action));
    }

    List<String> audited(String action) {
        return transactions.read(db -> db.list("select after_text from audit where town = ? and action = ? and account <> ? and account <> ? order by id",
                row -> row.text(1), db.town(), action, town.admin.account(), Caller.PLATFORM.account()));
    }
}
