package org.linli.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.jobs.Jobs;
import org.linli.api.modules.InstalledModule;
import org.linli.api.modules.InstalledModule.NodeVersion;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.ModuleChange.Kind;
import org.linli.api.modules.ModuleChange.State;
import org.linli.api.modules.ModuleChange.Step;
import org.linli.api.modules.ModuleChange.StepName;
import org.linli.api.modules.Modules;
import org.linli.api.modules.Publication;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.runtime.NodeStore.Stand;
import org.linli.runtime.file.ModuleFile;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes orders to change modules, and shows how they stand. */
@Component
public final class LiveModules implements Modules {

    private static final Messages MESSAGES = Messages.beside(LiveModules.class);
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final Workshop workshop;
    private final TownModules town;
    private final Jobs jobs;
    private final Guard guard;
    private final Audit audit;

    @Activate
    public LiveModules(@Reference Workshop workshop, @Reference TownModules town, @Reference Jobs jobs, @Reference Guard guard, @Reference Audit audit) {
        this.workshop = workshop;
        this.town = town;
        this.jobs = jobs;
        this.guard = guard;
        this.audit = audit;
    }

    @Override
    public List<InstalledModule> list() {
        guard.require(READ, null);
        return workshop.transactions.read(db -> {
            List<Stand> stands = workshop.nodes.list(db);
            return workshop.store.wanted(db).stream().filter(wanted -> wanted.version() != null).map(wanted -> shown(db, wanted, stands)).toList();
        });
    }

    @Override
    public InstalledModule module(String id) {
        guard.require(READ, null);
        return workshop.transactions.read(db -> shown(db, wanted(db, id), workshop.nodes.list(db)));
    }

    private Wanted wanted(Db db, String id) {
        return workshop.store.wanted(db, id).filter(one -> one.version() != null)
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "no-such-module", id).at("id"));
    }

    private InstalledModule shown(Db db, Wanted wanted, List<Stand> stands) {
        ModuleVersion version = workshop.store.version(db, wanted.module(), wanted.version()).orElseThrow();
        ModuleFile file = ModuleFile.read(workshop.library.file(version));
        Optional<Publication> here = workshop.publications.of(wanted.module(), wanted.version());
        boolean serves = here.filter(one -> one.state() == Publication.State.SERVING).isPresent();
        Text unfit = serves ? workshop.publications.unfit(wanted.module()).orElse(null) : null;
        InstalledModule.State state = !serves ? InstalledModule.State.BEHIND : unfit == null ? InstalledModule.State.SERVING : InstalledModule.State.UNFIT;
        Text reason = serves ? unfit : town.trouble(wanted.module());
        Publication load = here.orElse(new Publication(wanted.module(), wanted.version(), Publication.State.REFUSED, null, false, 0, 0, 0, 0));
        return new InstalledModule(wanted.module(), wanted.version(), version.before(), file.title(), state, reason, version.checksum(), version.signer(),
                file.api(), file.needs(), load.underWay(), load.most(), load.turnedAway(), load.overdue(), wanted.since(), nodes(wanted, stands));
    }

    private List<NodeVersion> nodes(Wanted wanted, List<Stand> stands) {
        Instant heard = workshop.machine.instant().minus(Nodes.SILENT);
        return stands.stream().filter(one -> one.module().equals(wanted.module()) && one.seen().isAfter(heard))
                .map(one -> new NodeVersion(one.node(), one.node().equals(workshop.node), one.version(), !wanted.version().equals(one.version()), one.reason(),
                        one.seen())).toList();
    }

    @Override
    public ModuleChange bring(InputStream content) {
        guard.require(WRITE, null);
        long begun = System.nanoTime();
        Library.Arrival arrival = arrive(content);
        try {
            ModuleFile file = ModuleFile.read(arrival.path());
            Acceptance.Passed passed = workshop.acceptance.check(file);
            return workshop.transactions.write(db -> bring(db, file, arrival.checksum(), passed, (System.nanoTime() - begun) / 1_000_000));
        } finally {
            delete(arrival.path());
        }
    }

    private Library.Arrival arrive(InputStream content) {
        try {
            return workshop.library.take(content);
        } catch (IOException e) {
            Problem full = DiskSpace.problem(e, Path.of("modules"));
            throw full == null ? new UncheckedIOException(e) : full;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModuleChange bring(Db db, ModuleFile file, String checksum, Acceptance.Passed passed, long millis) {
        hold(db, file.id());
        String version = file.version().toString();
        String from = workshop.store.wanted(db, file.id()).map(Wanted::version).orElse(null);
        Optional<ModuleVersion> known = workshop.store.version(db, file.id(), version);
        if (known.isPresent() && !known.get().checksum().equals(checksum)) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "other-content", file.id(), version);
        }
        if (from != null && file.version().compareTo(Version.parseVersion(from)) < 0) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "older", file.id(), version, from);
        }
        Kind kind = from == null ? Kind.INSTALL : Kind.UPGRADE;
        List<Step> steps = Journal.doneAtOnce(Journal.steps(kind), StepName.VERIFY, millis, passed.note());
        if (version.equals(from)) {
            return nothingToDo(db, file.id(), version, steps);
        }
        if (known.isEmpty()) {
            keep(db, file, new ModuleVersion(file.id(), version, checksum, passed.signer(), false, false, null, workshop.machine.instant()));
        }
        return order(db, kind, file.id(), from, version, steps);
    }

    /** First of all, so that what is read afterwards stays true until the change has ended. */
    private void hold(Db db, String module) {
        if (!workshop.changes.hold(db, module)) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "under-way", module);
        }
    }

    private void keep(Db db, ModuleFile file, ModuleVersion version) {
        try (InputStream content = Files.newInputStream(file.path())) {
            workshop.store.keep(db, version, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModuleChange nothingToDo(Db db, String module, String version, List<Step> steps) {
        Instant now = workshop.machine.instant();
        var change = new ModuleChange(Ids.next(), module, Kind.UPGRADE, version, version, State.DONE, Journal.leftOut(steps), null, null,
                guard.caller().account(), now, now);
        workshop.changes.add(db, change);
        workshop.changes.write(db, change);
        return change;
    }

    @Override
    public ModuleChange rollBack(String id) {
        guard.require(WRITE, null);
        return workshop.transactions.write(db -> {
            wanted(db, id);
            hold(db, id);
            Wanted wanted = wanted(db, id);
            String before = workshop.store.version(db, id, wanted.version()).map(ModuleVersion::before).orElse(null);
            if (before == null || workshop.store.version(db, id, before).isEmpty()) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "no-way-back", id, wanted.version());
            }
            return order(db, Kind.ROLLBACK, id, wanted.version(), before, Journal.steps(Kind.ROLLBACK));
        });
    }

    @Override
    public ModuleChange remove(String id) {
        guard.require(WRITE, null);
        return workshop.transactions.write(db -> {
            wanted(db, id);
            hold(db, id);
            return order(db, Kind.REMOVE, id, wanted(db, id).version(), null, Journal.steps(Kind.REMOVE));
        });
    }

    /** Writes the change of a module that is held down and queues its job; both or neither. */
    private ModuleChange order(Db db, Kind kind, String module, String from, String to, List<Step> steps) {
        String id = jobs.queue(db, ChangeJob.KIND, "{}", null).id();
        var change = new ModuleChange(id, module, kind, from, to, State.WAITING, steps, null, null, guard.caller().account(), workshop.machine.instant(), null);
        workshop.changes.add(db, change);
        audit.write(db, new Audit.Line("module." + kind.name().toLowerCase(Locale.ROOT), module, null, from, to));
        return change;
    }

    @Override
    public ModuleChange change(String id) {
        guard.require(READ, null);
        return workshop.transactions.read(db -> workshop.changes.find(db, id))
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.NOT_FOUND, "no-such-change", id).at("id"));
    }

    @Override
    public Page<ModuleChange> changes(String module, String after, Integer limit) {
        guard.require(READ, null);
        int most = limit == null ? PAGE : Math.max(1, Math.min(limit, LARGEST_PAGE));
        return Page.cut(workshop.transactions.read(db -> workshop.changes.list(db, module, after, most + 1)), most, ModuleChange::id);
    }
}
