package org.linli.console.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.pages.Form;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.Post;
import org.linli.api.security.Accounts;
import org.linli.api.security.Invitations;
import org.linli.api.security.Tokens;
import org.linli.api.territory.Territory;
import org.linli.console.Body;
import org.linli.console.pages.accounts.JteaccountGenerated;

/** The page of one account. */
final class AccountPage {

    /** The forms that stand on it, which share it when one of them is refused. */
    enum Part { NONE, POST, TOKEN }

    private final AccountAdministration administration;
    private final Accounts accounts;
    private final People people;
    private final Territory territory;
    private final Clock clock;

    AccountPage(AccountAdministration administration, Accounts accounts, People people, Territory territory, Clock clock) {
        this.administration = administration;
        this.accounts = accounts;
        this.people = people;
        this.territory = territory;
        this.clock = clock;
    }

    View view(Visit visit, String id) {
        return view(visit, id, Part.NONE, Form.empty(), null, null, null);
    }

    /** The page with a form that was refused. */
    View again(Visit visit, String id, Part part, Form form) {
        return view(visit, id, part, form, null, null, null);
    }

    /** The page with what is said or shown once. */
    View after(Visit visit, String id, Text note, Invitations.Invitation invitation, Tokens.Issued issued) {
        return view(visit, id, Part.NONE, Form.empty(), note, invitation, issued);
    }

    private View view(Visit visit, String id, Part part, Form form, Text note, Invitations.Invitation invitation, Tokens.Issued issued) {
        Known account = administration.account(id);
        var codes = Stream.concat(Stream.ofNullable(account.unit()), account.posts().stream().map(Post::unit)).filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> givers = new HashMap<>();
        account.posts().forEach(post -> givers.computeIfAbsent(post.givenBy(), accounts::name));
        boolean own = account.id().equals(visit.caller().account());
        List<Tokens.Token> tokens = account.kind() == AccountAdministration.Kind.PROGRAM ? administration.tokens(id) : List.of();
        var shown = new ShownAccount(account, person(visit, account), AccountsPages.names(territory, codes), givers, tokens, own,
            visit.caller().holds(AccountAdministration.WRITE), note, invitation, issued);
        return View.of(new Text(account.name(), account.name()), "accounts", Body.of((out, none, sheet) ->
            JteaccountGenerated.render(out, none, sheet, AccountsPages.words(sheet), shown, LocalDate.now(clock), part.name(), form)))
            .under(AccountsPages.text("title"), "/accounts");
    }

    private String person(Visit visit, Known account) {
        if (account.person() == null || !visit.caller().holds(People.READ)) {
            return null;
        }
        return people.known(List.of(account.person())).stream().findFirst().map(Person::name).orElse(null);
    }

    static String address(String id) {
        return Address.of("accounts", id);
    }
}
