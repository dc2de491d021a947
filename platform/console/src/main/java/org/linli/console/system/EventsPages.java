package org.linli.console.system;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Text;
import org.linli.api.modules.InstalledModule;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.Modules;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.security.Accounts;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.system.JteeventsGenerated;
import org.linli.console.pages.system.JtelinkGenerated;
import org.linli.console.pages.system.JtepillGenerated;

/** Everything that was ever done to modules, newest first. */
@Path("modules/events")
public final class EventsPages {

    private final Modules modules;
    private final Accounts accounts;

    EventsPages(Modules modules, Accounts accounts) {
        this.modules = modules;
        this.accounts = accounts;
    }

    @GET
    @Needs(Modules.READ)
    public Object list(@Context Visit visit) {
        String chosen = visit.parameter("module");
        List<InstalledModule> installed = modules.list();
        var titles = new ModuleTitles(installed, visit.modules());
        Table<ModuleChange> table = table(chosen, titles);
        Download.Format format = SystemRoom.format(visit);
        if (format != null) {
            return new Download(table, format);
        }
        return View.of(SystemRoom.MESSAGES.text("events.title"), ModulesPages.PLACE, Body.of((out, none, sheet) ->
            JteeventsGenerated.render(out, none, sheet, SystemRoom.words(sheet), installed, chosen, table)))
            .under(SystemRoom.MESSAGES.text("modules.title"), ModulesPages.HERE);
    }

    private Table<ModuleChange> table(String module, ModuleTitles titles) {
        var names = new AccountNames(accounts, SystemRoom.MESSAGES);
        return new Table<>("module-events", SystemRoom.MESSAGES.text("events.title"), List.of(
            column("begun", Column.Kind.MOMENT, ModuleChange::begun),
            column("what", Column.Kind.HEAD, change -> ShownChange.title(change, titles.of(change.module()))).shown((sheet, change) ->
                Template.of((out, none) -> JtelinkGenerated.render(out, none, sheet.say(ShownChange.title(change, titles.of(change.module()))),
                    ModulesPages.address(change)))),
            column("kind", Column.Kind.TEXT, change -> SystemRoom.MESSAGES.text("events.kind." + change.kind())).wide(),
            column("state", Column.Kind.TEXT, ShownChange::state).shown((sheet, change) -> Template.of((out, none) ->
                JtepillGenerated.render(out, none, sheet.say(ShownChange.state(change)), ShownChange.look(change)))),
            column("reason", Column.Kind.TEXT, ModuleChange::reason).wide(),
            column("took", Column.Kind.TEXT, change -> Amounts.span(SystemRoom.MESSAGES, change.begun(), ShownChange.until(change)))
                .sortedBy(change -> Duration.between(change.begun(), ShownChange.until(change))),
            column("by", Column.Kind.DIM, change -> names.of(change.by())).wide()),
            SystemRoom.MESSAGES.text("events.none"), Table.read("-begun", (after, limit) -> modules.changes(module, after, limit)));
    }

    private static Column<ModuleChange> column(String id, Column.Kind kind, Function<ModuleChange, Object> value) {
        Text title = SystemRoom.MESSAGES.text("events." + id);
        return Column.of(id, title, kind, value);
    }
}
