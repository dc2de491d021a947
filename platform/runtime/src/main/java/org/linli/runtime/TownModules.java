package org.linli.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Unreachable;
import org.linli.runtime.NodeStore.Stand;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes this node run what the town wants: at its start, after a crash, and when another node has changed it. */
@Component(service = TownModules.class, immediate = true, configurationPid = "linli")
public final class TownModules {

    private static final Logger LOG = LoggerFactory.getLogger(TownModules.class);
    private static final Messages MESSAGES = Messages.beside(TownModules.class);

    /** The part of the platform that comes last. */
    private static final String CORE = "core";
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration TELL = Duration.ofSeconds(10);
    /** How long what failed rests before it is tried again. */
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** How long a module may take at the start of the server, when the machine is busiest and nobody serves anyway. */
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Workshop workshop;
    private final Doorbell doorbell;
    private final Shipped shipped;
    private final Contracting contracting;
    private final ScheduledExecutorService watch;
    /** Why a wanted version doesn't serve here, by module. */
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
    private List<Stand> told = List.of();
    private Instant toldAt = Instant.EPOCH;
    private volatile boolean settled;

    private record Trouble(String version, Text reason, Instant since) {
    }

    @Activate
    public TownModules(@Reference Workshop workshop, @Reference Doorbell doorbell, Settings settings) {
        this.workshop = workshop;
        this.doorbell = doorbell;
        this.shipped = Shipped.with(settings.modules());
        this.contracting = new Contracting(workshop);
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "linli-modules");
            thread.setDaemon(true);
            return thread;
        });
        doorbell.come(this);
        watch.execute(this::begin);
        watch.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException {
        doorbell.go();
        // not interrupted: it may be in the middle of the database
        watch.shutdown();
        if (!watch.awaitTermination(workshop.drain.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("A module that is being started or stopped holds up the stop");
        }
    }

    /** Whether all that the town wants has been started once, or has failed to. */
    boolean settled() {
        return settled;
    }

    /** Why the wanted version of a module doesn't serve here; null when it does, or when nobody knows. */
    Text trouble(String module) {
        Trouble known = troubles.get(module);
        return known == null ? null : known.reason();
    }

    private void begin() {
        workshop.bench.lock();
        try {
            shipped.adopt(workshop, workshop.acceptance, (file, why) -> trouble(file.id(), file.version().toString(), why, null));
            List<Wanted> wanted = workshop.transactions.read(workshop.store::wanted).stream().filter(one -> one.version() != null).toList();
            List<ModuleVersion> versions = wanted.stream().flatMap(one -> version(one).stream()).toList();
            clearAway(versions);
            wanted.forEach(one -> workshop.choice.choose(one.module(), one.version()));
            workshop.choice.settle();
            awaitPlatform();
            startAll(versions);
            settled = true;
        } catch (RuntimeException e) {
            LOG.error("The modules of the town can't be started; they are tried again", e);
        } finally {
            workshop.bench.unlock();
        }
        tell();
    }

    private Optional<ModuleVersion> version(Wanted wanted) {
        Optional<ModuleVersion> version = workshop.transactions.read(db -> workshop.store.version(db, wanted.module(), wanted.version()));
        if (version.isEmpty()) {
            trouble(wanted.module(), wanted.version(), MESSAGES.text("no-file", wanted.module(), wanted.version()), null);
        }
        return version;
    }

    /** Modules that started while the platform's own components still do would meet services that are neither there nor away. */
    private void awaitPlatform() {
        Instant end = workshop.machine.instant().plus(STARTS_WITHIN);
        while (workshop.serving(CORE).isEmpty() && !workshop.stopping() && workshop.machine.instant().isBefore(end)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** All begin before the first is waited for, so that none is late because of another; the tables of the platform may be late, too. */
    private void startAll(List<ModuleVersion> versions) {
        Map<ModuleVersion, Swap> begun = new LinkedHashMap<>();
        for (ModuleVersion version : versions) {
            var swap = new Swap(workshop, version);
            attempt(version.module(), version.version(), () -> {
                swap.install();
                swap.begin();
                begun.put(version, swap);
            });
        }
        begun.forEach((version, swap) -> attempt(version.module(), version.version(), () -> {
            serve(swap, STARTS_WITHIN, STARTS_WITHIN);
            clear(swap, version);
        }));
    }

    /** Removes what an interrupted change left here. */
    private void clearAway(List<ModuleVersion> wanted) {
        Set<Bundle> right = wanted.stream().flatMap(one -> workshop.bundles.find(one).stream()).collect(Collectors.toSet());
        for (Bundle bundle : workshop.bundles.own()) {
            if (!right.contains(bundle)) {
                LOG.info("Cleaned up: module {} {} isn't what the town wants", NodeBundles.id(bundle), bundle.getVersion());
                workshop.bundles.remove(bundle);
            }
        }
        Set<String> needed = workshop.transactions.read(db -> workshop.store.all(db)).stream().map(ModuleVersion::fileName).collect(Collectors.toSet());
        workshop.library.tidy(needed);
    }

    /** Other nodes may want this one to change, and what failed here may go well now. */
    private void look() {
        if (workshop.stopping() || !workshop.bench.tryLock()) {
            return;
        }
        try {
            if (!settled) {
                begin();
            }
            for (Wanted wanted : workshop.transactions.read(workshop.store::wanted)) {
                if (!rests(wanted.module(), String.valueOf(wanted.version()))) {
                    attempt(wanted.module(), String.valueOf(wanted.version()), () -> look(wanted));
                }
            }
        } catch (Unreachable e) {
            LOG.debug("Modules are looked after when the database is back", e);
        } catch (RuntimeException e) {
            LOG.error("Looking after the modules failed; trying again", e);
        } finally {
            workshop.bench.unlock();
        }
        tell();
    }

    private void look(Wanted wanted) {
        if (wanted.version() == null) {
            leave(wanted.module());
        } else {
            version(wanted).ifPresent(version -> follow(wanted, version));
        }
    }

    private void leave(String module) {
        List<Bundle> own = workshop.bundles.of(module).stream().filter(workshop.bundles::isOwn).toList();
        if (own.isEmpty()) {
            return;
        }
        own.forEach(workshop.bundles::remove);
        workshop.publications.leave(module);
        troubles.remove(module);
        workshop.transactions.write(db -> {
            workshop.nodes.forget(db, module, workshop.node);
            return null;
        });
        LOG.info("Module {} is removed, as another node was told", module);
    }

    private void follow(Wanted wanted, ModuleVersion version) {
        if (!stands(version)) {
            LOG.info("Module {} {} is wanted here", version.module(), version.version());
            bring(version);
        } else if (wanted.contractDue() && workshop.transactions.read(db -> workshop.changes.open(db, wanted.module())).isEmpty()) {
            contracting.run(version).ifPresent(note -> LOG.debug("{}", note.en()));
        }
    }

    private boolean stands(ModuleVersion version) {
        return workshop.bundles.find(version).isPresent() && workshop.serving(version.module()).filter(version.version()::equals).isPresent();
    }

    private boolean rests(String module, String version) {
        Trouble known = troubles.get(module);
        return known != null && known.version().equals(version) && known.since().plus(PAUSE).isAfter(workshop.machine.instant());
    }

    /** Starts a wanted version beside whatever serves, and lets it take over; what serves stays when that fails. */
    private void bring(ModuleVersion version) {
        var swap = new Swap(workshop, version);
        try {
            swap.install();
            swap.begin();
            serve(swap, ChangeJob.STARTS_WITHIN, ChangeJob.FIT_WITHIN);
        } catch (RuntimeException e) {
            swap.undo();
            throw e;
        }
        clear(swap, version);
    }

    private static void serve(Swap swap, Duration startsWithin, Duration fitWithin) {
        swap.await(startsWithin);
        swap.check(fitWithin);
        swap.serve();
    }

    /** The new version serves by now, whatever becomes of the old one. */
    private void clear(Swap swap, ModuleVersion version) {
        List<String> running = swap.removeOthers();
        if (!running.isEmpty()) {
            LOG.warn("Module {}: the version before left threads running: {}", version.module(), running);
        }
        troubles.remove(version.module());
    }

    /** Does it, or notes why it can't be done; one module's trouble is no other's. */
    private void attempt(String module, String version, Runnable work) {
        try {
            work.run();
        } catch (Failed e) {
            trouble(module, version, e.reason(), e.detail());
        } catch (Problem e) {
            trouble(module, version, e.what(), null);
        } catch (RuntimeException | LinkageError e) {
            trouble(module, version, MESSAGES.text("fault-here", module, version, String.valueOf(e)), Details.of(e));
        }
    }

    /** Told in the log when it is new, and shown as long as it lasts. */
    private void trouble(String module, String version, Text reason, String detail) {
        if (workshop.stopping()) {
            LOG.debug("The server stops while it looks after module {} {}: {}", module, version, reason.en());
            return;
        }
        Trouble before = troubles.put(module, new Trouble(version, reason, workshop.machine.instant()));
        if (before == null || !before.reason().equals(reason)) {
            LOG.error("Module {} {} isn't here as the town wants it: {}{}", module, version, reason.en(), detail == null ? "" : "\n" + detail);
        }
    }

    /** Lets the other nodes know what serves here: at once when it has changed, else now and then. */
    synchronized void tell() {
        try {
            Instant now = workshop.machine.instant();
            List<Stand> stands = new ArrayList<>();
            for (Wanted wanted : workshop.transactions.read(workshop.store::wanted)) {
                if (wanted.version() != null) {
                    stands.add(new Stand(workshop.node, wanted.module(), serving(wanted.module()), trouble(wanted.module()), null));
                }
            }
            if (Objects.equals(stands, told) && toldAt.plus(TELL).isAfter(now)) {
                return;
            }
            List<Stand> seen = stands.stream().map(one -> new Stand(one.node(), one.module(), one.version(), one.reason(), now)).toList();
            workshop.transactions.write(db -> {
                workshop.nodes.write(db, seen);
                workshop.nodes.forgetSilent(db, now.minus(FORGOTTEN));
                return null;
            });
            told = stands;
            toldAt = now;
        } catch (Unreachable e) {
            LOG.debug("The other nodes are told what serves here when the database is back", e);
        } catch (RuntimeException e) {
            LOG.error("The other nodes can't be told what serves here", e);
        }
    }

    private String serving(String module) {
        return workshop.serving(module).orElse(null);
    }

    /** What a start still waits for, in words; null when it waits for nothing. */
    Text waitsFor() {
        if (!settled) {
            return MESSAGES.text("waits.starting");
        }
        List<Wanted> all = workshop.transactions.read(workshop.store::wanted);
        Set<String> known = all.stream().map(Wanted::module).collect(Collectors.toSet());
        for (String id : shipped.named()) {
            if (!known.contains(id)) {
                return orTrouble(id, MESSAGES.text("waits.missing", id));
            }
        }
        for (Wanted wanted : all) {
            if (wanted.version() != null && serving(wanted.module()) == null) {
                return orTrouble(wanted.module(), MESSAGES.text("waits.module", wanted.module(), wanted.version()));
            }
        }
        return null;
    }

    private Text orTrouble(String module, Text otherwise) {
        Text trouble = trouble(module);
        return trouble == null ? otherwise : trouble;
    }
}
