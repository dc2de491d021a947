package org.linli.console.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.pages.Words;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.Post;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Needs;
import org.linli.api.security.Permission;
import org.linli.api.security.Role;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.console.Asking;
import org.linli.console.Body;
import org.linli.console.Typed;
import org.linli.console.pages.accounts.JtelinkGenerated;
import org.linli.console.pages.accounts.JtelistGenerated;
import org.linli.console.pages.accounts.JtelistPieceGenerated;
import org.linli.console.pages.accounts.JterolesGenerated;
import org.linli.console.pages.accounts.JtestateGenerated;

/** The list of accounts, and what the roles are for. */
@Path("accounts")
public final class AccountsPages {

    private final AccountAdministration accounts;
    private final Territory territory;
    private final Asking asking = new Asking();

    AccountsPages(AccountAdministration accounts, Territory territory) {
        this.accounts = accounts;
        this.territory = territory;
    }

    /** @param units names by code */
    private record Line(Known account, Map<String, String> units) {

        Text unit() {
            String name = account.unit() == null ? null : units.getOrDefault(account.unit(), account.unit());
            return name == null ? text("town") : new Text(name, name);
        }

        Text posts() {
            return new Text(account.posts().stream().map(post -> said(post).zh()).collect(Collectors.joining("、")),
                account.posts().stream().map(post -> said(post).en()).collect(Collectors.joining(", ")));
        }

        private Text said(Post post) {
            if (post.role().ofOneself()) {
                return post.role().title();
            }
            return post.unit() == null ? text("post.town", post.role().title()) : text("post.unit", post.role().title(), units.getOrDefault(post.unit(), post.unit()));
        }
    }

    @GET
    @Needs(AccountAdministration.READ)
    public Object list(@Context Visit visit) {
        String unit = visit.unit();
        var wanted = new AccountAdministration.Wanted(visit.parameter("text"), Typed.choice(visit.parameter("kind"), "kind", AccountAdministration.Kind.class),
            Typed.choice(visit.parameter("role"), "role", Role.class), visit.parameter("person"), unit, disabled(visit.parameter("state")));
        Table<Line> table = table(wanted);
        if (visit.piece()) {
            return View.piece(Body.of((out, none, sheet) -> JtelistPieceGenerated.render(out, none, sheet, table)));
        }
        String place = unit == null ? null : territory.unit(unit).name();
        return Download.or(table, visit, () -> View.of(text("title"), "accounts", Body.of((out, none, sheet) ->
            JtelistGenerated.render(out, none, sheet, words(sheet), wanted, place, table))));
    }

    /** What each role gives, in the words of the modules that serve. */
    @GET
    @Path("roles")
    @Needs(AccountAdministration.READ)
    public View roles(@Context Visit visit) {
        Map<Role, List<Text>> gives = new LinkedHashMap<>();
        List<Permission> all = visit.modules().stream()
            .flatMap(module -> asking.ask(module, "permissions", () -> List.copyOf(module.permissions())).orElse(List.of()).stream()).toList();
        for (Role role : Role.values()) {
            var caller = new Caller("", "", "", Stream.concat(role.gives().stream(), role.givesForItself().stream()).map(one -> new Grant(one, null)).toList());
            gives.put(role, all.stream().filter(permission -> caller.holds(permission.id())).map(Permission::title).toList());
        }
        return View.of(text("roles.title"), "accounts", Body.of((out, none, sheet) -> JterolesGenerated.render(out, none, sheet, words(sheet), gives)))
            .under(text("title"), "/accounts");
    }

    private Table<Line> table(AccountAdministration.Wanted wanted) {
        List<Column<Line>> columns = List.of(
            Column.<Line>of("sign-in", text("sign-in"), Column.Kind.HEAD, one -> one.account().signIn())
                .shown((sheet, one) -> Template.of((out, none) -> JtelinkGenerated.render(out, none, one.account()))),
            Column.<Line>of("name", text("name"), Column.Kind.TEXT, one -> one.account().name()),
            Column.<Line>of("kind", text("kind"), Column.Kind.TEXT, one -> text("kind." + one.account().kind())).wide(),
            Column.<Line>of("unit", text("unit"), Column.Kind.TEXT, Line::unit).wide(),
            Column.<Line>of("posts", text("posts"), Column.Kind.TEXT, Line::posts),
            Column.<Line>of("state", text("state"), Column.Kind.TEXT, one -> text("state." + state(one.account())))
                .shown((sheet, one) -> Template.of((out, none) -> JtestateGenerated.render(out, none, words(sheet), state(one.account())))));
        return new Table<>("accounts", text("title"), columns, text("none"), Table.read("sign-in", (after, limit) -> accounts.find(wanted, after, limit), found -> {
            var codes = found.items().stream().flatMap(one -> Stream.concat(Stream.ofNullable(one.unit()), one.posts().stream().map(Post::unit)))
                .filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
            Map<String, String> units = names(territory, codes);
            return found.map(one -> new Line(one, units));
        })).ofPersons();
    }

    /** How an account stands: it can't be used, its invitation is open, or it is in use. */
    static String state(Known account) {
        return account.disabled() ? "disabled" : account.kind() == AccountAdministration.Kind.PROGRAM || account.password() ? "active" : "invited";
    }

    static Map<String, String> names(Territory territory, Iterable<String> codes) {
        return codes.iterator().hasNext() ? territory.known(codes).stream().collect(Collectors.toMap(Unit::code, Unit::name)) : Map.of();
    }

    private static Boolean disabled(String state) {
        return state == null ? null : Boolean.valueOf(state.equals("disabled"));
    }

    /** A text of this room. */
    public static Text text(String key, Object... arguments) {
        return AccountsRoom.MESSAGES.text(key, arguments);
    }

    static Words words(Sheet sheet) {
        return new Words(sheet, AccountsRoom.MESSAGES);
    }
}
