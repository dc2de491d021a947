package org.linli.console.system;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.Messages;
import org.linli.api.calendar.Rehearsals;
import org.linli.api.jobs.Jobs;
import org.linli.api.modules.Modules;
import org.linli.api.modules.Publications;
import org.linli.api.operation.Operation;
import org.linli.api.pages.Card;
import org.linli.api.pages.Download;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Task;
import org.linli.api.pages.Template;
import org.linli.api.pages.Visit;
import org.linli.api.pages.Words;
import org.linli.api.people.PersonalKeys;
import org.linli.api.people.Retention;
import org.linli.api.security.Accounts;
import org.linli.api.security.AuditSignatures;
import org.linli.api.security.AuditTrail;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.console.Room;
import org.linli.console.pages.system.JtestandsGenerated;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Modules, jobs, storage and audit, for administrators and auditors. */
@Component(service = SystemRoom.class)
public final class SystemRoom implements Room {

    /** The texts of the room. */
    public static final Messages MESSAGES = Messages.beside(SystemRoom.class);

    private final List<Object> pages;
    private final SystemTasks tasks;
    private final ServerWatch watch;

    @Activate
    public SystemRoom(@Reference Modules modules, @Reference Publications publications, @Reference Jobs jobs, @Reference AuditTrail trail, @Reference AuditSignatures signatures,
        @Reference Operation operation, @Reference PersonalKeys keys, @Reference Retention retention, @Reference Territory territory,
        @Reference Accounts accounts, @Reference Guard guard, @Reference Clock clock,
        @Reference Rehearsals rehearsals) {
        pages = List.of(new ModulesPages(modules, publications, accounts), new EventsPages(modules, accounts), new JobsPages(jobs, accounts, clock),
            new SystemPages(operation, keys, retention, rehearsals.rehearsal().orElse(null), accounts, clock), new AuditPages(trail, signatures, territory, accounts, clock));
        watch = new ServerWatch(modules, operation);
        tasks = new SystemTasks(watch, jobs, guard, clock);
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }

    @Override
    public List<Navigation> navigation() {
        return List.of(
            new Navigation(ModulesPages.PLACE, Navigation.Group.SYSTEM, MESSAGES.text("modules.title"), "puzzle", ModulesPages.HERE, Modules.READ).ofTown(),
            new Navigation(JobsPages.PLACE, Navigation.Group.SYSTEM, MESSAGES.text("jobs.title"), "refresh", JobsPages.HERE, Operation.READ),
            new Navigation(AuditPages.PLACE, Navigation.Group.SYSTEM, MESSAGES.text("audit.title"), "shield-check", AuditPages.HERE, AuditTrail.READ).ofTown(),
            new Navigation(SystemPages.PLACE, Navigation.Group.SYSTEM, MESSAGES.text("system.title"), "server-2", SystemPages.HERE, Operation.READ).ofTown());
    }

    @Override
    public List<Task> tasks(String unit) {
        return tasks.all();
    }

    @Override
    public List<Card> cards() {
        return List.of(new Card(MESSAGES.text("system.title"), Operation.READ, SystemPages.HERE, (sheet, unit) -> {
            Caller reader = sheet.visit().caller();
            if (!reader.may(Operation.READ, null) || !reader.may(Modules.READ, null)) {
                return null;
            }
            return Template.of((out, none) -> JtestandsGenerated.render(out, none, sheet, words(sheet), watch.modules(), watch.backups()));
        }));
    }

    /** The texts of the room in the reader's language. */
    static Words words(Sheet sheet) {
        return new Words(sheet, MESSAGES);
    }

    /** The format of the file that is asked for; null where a page is. */
    static Download.Format format(Visit visit) {
        String asked = visit.parameter("format");
        return Arrays.stream(Download.Format.values()).filter(one -> one.name().equalsIgnoreCase(asked)).findFirst().orElse(null);
    }

    /** What the audit can be filtered by, as its service takes it. */
    public static List<String> auditThings() {
        return AuditWords.THINGS.stream().map(thing -> thing + ".").toList();
    }

    /** A filter set to one value, from the first page on. */
    public static Map<String, String> only(String name, String value) {
        Map<String, String> changes = new HashMap<>();
        changes.put(name, value);
        changes.put("after", null);
        return changes;
    }
}
