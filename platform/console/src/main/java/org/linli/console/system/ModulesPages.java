package org.linli.console.system;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Text;
import org.linli.api.modules.InstalledModule;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.Modules;
import org.linli.api.modules.Publications;
import org.linli.api.pages.Address;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.pages.Words;
import org.linli.api.security.Accounts;
import org.linli.api.security.Needs;
import org.linli.api.security.Permission;
import org.linli.console.Asking;
import org.linli.console.Body;
import org.linli.console.pages.system.JtechangeGenerated;
import org.linli.console.pages.system.JteconfirmGenerated;
import org.linli.console.pages.system.JteinstallGenerated;
import org.linli.console.pages.system.JtemoduleGenerated;
import org.linli.console.pages.system.JtemodulesGenerated;
import org.linli.console.pages.system.JtestepsGenerated;

/** The modules of the town: what is installed and how it stands, installed, upgraded, taken back and removed while everybody works. */
@Path("modules")
public final class ModulesPages {

    static final String PLACE = "console.modules";
    static final String HERE = "/modules";
    private static final int RECENT = 5;
    /** Within so many changes a failed one that nothing has followed is still told on the first page. */
    private static final int LOOKED_AT = 30;

    private final Modules modules;
    private final Publications publications;
    private final Accounts accounts;
    private final Asking asking = new Asking();

    ModulesPages(Modules modules, Publications publications, Accounts accounts) {
        this.modules = modules;
        this.publications = publications;
        this.accounts = accounts;
    }

    @GET
    @Needs(Modules.READ)
    public View list(@Context Visit visit) {
        List<InstalledModule> all = modules.list();
        var titles = new ModuleTitles(all, visit.modules());
        List<ModuleChange> changes = modules.changes(null, null, LOOKED_AT).items();
        List<ShownChange> live = changes.stream().filter(change -> change.ended() == null).map(change -> shown(change, titles)).toList();
        List<ShownChange> failed = failed(changes).stream().map(change -> shown(change, titles)).toList();
        List<ShownChange> recent = changes.stream().limit(RECENT).map(change -> shown(change, titles)).toList();
        boolean may = mayChange(visit);
        return View.of(SystemRoom.MESSAGES.text("modules.title"), PLACE, Body.of((out, none, sheet) -> JtemodulesGenerated.render(out, none, sheet,
            words(sheet), new AccountNames(accounts, SystemRoom.MESSAGES), all, live, failed, recent, may)));
    }

    /** The failed changes that are the last of their module. */
    private static List<ModuleChange> failed(List<ModuleChange> newestFirst) {
        Set<String> seen = new HashSet<>();
        List<ModuleChange> failed = new ArrayList<>();
        for (ModuleChange change : newestFirst) {
            if (seen.add(change.module()) && change.state() == ModuleChange.State.FAILED) {
                failed.add(change);
            }
        }
        return failed;
    }

    @GET
    @Path("install")
    @Needs(Modules.WRITE)
    public View install(@Context Visit visit) {
        String id = visit.parameter("module");
        InstalledModule module = id == null ? null : modules.module(id);
        Text title = module == null ? SystemRoom.MESSAGES.text("install.title") : SystemRoom.MESSAGES.text("install.upgrade", module.title());
        return under(View.of(title, PLACE, Body.of((out, none, sheet) -> JteinstallGenerated.render(out, none, sheet, words(sheet), title, module))));
    }

    @GET
    @Path("{id}")
    @Needs(Modules.READ)
    public View module(@Context Visit visit, @PathParam("id") String id) {
        InstalledModule module = modules.module(id);
        List<Permission> permissions = visit.modules().stream().filter(one -> Asking.id(one).equals(id)).findFirst()
            .flatMap(one -> asking.ask(one, "permissions", () -> List.copyOf(one.permissions()))).orElse(List.of());
        var titles = new ModuleTitles(List.of(module), List.of());
        List<ShownChange> changes = modules.changes(id, null, RECENT).items().stream().map(change -> shown(change, titles)).toList();
        boolean may = mayChange(visit);
        return under(View.of(module.title(), PLACE, Body.of((out, none, sheet) -> JtemoduleGenerated.render(out, none, sheet, words(sheet),
            new AccountNames(accounts, SystemRoom.MESSAGES), module, permissions, changes, may))));
    }

    @GET
    @Path("{id}/rollback")
    @Needs(Modules.WRITE)
    public View rollBack(@PathParam("id") String id) {
        return rollBackPage(modules.module(id), Form.empty());
    }

    @POST
    @Path("{id}/rollback")
    @Needs(Modules.WRITE)
    public Object rolledBack(@PathParam("id") String id, Form form) {
        return form.doing(() -> on(modules.rollBack(id)), again -> rollBackPage(modules.module(id), again));
    }

    @GET
    @Path("{id}/removal")
    @Needs(Modules.WRITE)
    public View remove(@PathParam("id") String id) {
        return removePage(modules.module(id), Form.empty());
    }

    @POST
    @Path("{id}/removal")
    @Needs(Modules.WRITE)
    public Object removed(@PathParam("id") String id, Form form) {
        return form.doing(() -> on(modules.remove(id)), again -> removePage(modules.module(id), again));
    }

    /** A change, step by step; while it goes on the steps are fetched again and again. */
    @GET
    @Path("changes/{id}")
    @Needs(Modules.READ)
    public View change(@Context Visit visit, @PathParam("id") String id) {
        ModuleChange change = modules.change(id);
        ShownChange shown = shown(change, titles(visit));
        boolean back = mayChange(visit) && change.state() == ModuleChange.State.DONE && change.kind() == ModuleChange.Kind.UPGRADE && wantedNow(change);
        return under(View.of(shown.title(), PLACE, Body.of((out, none, sheet) -> JtechangeGenerated.render(out, none, sheet, words(sheet),
            new AccountNames(accounts, SystemRoom.MESSAGES), shown, back))));
    }

    /** The steps alone; when the change has ended the whole page is loaded anew, with a menu that is true again. */
    @GET
    @Path("changes/{id}/steps")
    @Needs(Modules.READ)
    public Object steps(@Context Visit visit, @PathParam("id") String id) {
        ModuleChange change = modules.change(id);
        if (change.ended() != null || !visit.piece()) {
            return Redirect.to(address(change));
        }
        ShownChange shown = shown(change, titles(visit));
        return View.piece(Body.of((out, none, sheet) -> JtestepsGenerated.render(out, none, sheet, words(sheet), shown)));
    }

    private boolean wantedNow(ModuleChange change) {
        return modules.list().stream().anyMatch(module -> module.id().equals(change.module()) && module.version().equals(change.to())
            && module.previous() != null && !change.to().equals(change.from()));
    }

    private ModuleTitles titles(Visit visit) {
        return new ModuleTitles(List.of(), visit.modules());
    }

    private ShownChange shown(ModuleChange change, ModuleTitles titles) {
        return ShownChange.of(change, titles.of(change.module()), publications);
    }

    private static Redirect on(ModuleChange change) {
        return Redirect.to(address(change));
    }

    static String address(ModuleChange change) {
        return Address.of("modules", "changes", change.id());
    }

    private View rollBackPage(InstalledModule module, Form form) {
        return confirm(module, form, "rollback", module.previous() == null ? null : "rollback");
    }

    private View removePage(InstalledModule module, Form form) {
        return confirm(module, form, "removal", "removal");
    }

    /** @param does what the button does; null where it can't be done */
    private View confirm(InstalledModule module, Form form, String key, String does) {
        Text title = SystemRoom.MESSAGES.text(does == null ? "confirm.no-way-back.title" : "confirm." + key + ".title", module.title(), module.previous());
        return under(View.of(title, PLACE, Body.of((out, none, sheet) -> JteconfirmGenerated.render(out, none, sheet, words(sheet), form, module, key, title,
            does == null ? null : Address.of("modules", module.id(), does))))).under(module.title(), Address.of("modules", module.id()));
    }

    private static View under(View view) {
        return view.under(SystemRoom.MESSAGES.text("modules.title"), HERE);
    }

    private static Words words(Sheet sheet) {
        return SystemRoom.words(sheet);
    }

    private static boolean mayChange(Visit visit) {
        return visit.caller().may(Modules.WRITE, null);
    }
}
