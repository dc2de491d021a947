package org.linli.runtime;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.linli.api.ThisNode;
import org.linli.api.data.Db;
import org.linli.api.data.ModuleTables;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.modules.Choice;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.Publication;
import org.linli.api.modules.Publications;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What all changes of modules on this node work with; one works at a time. */
@Component(service = Workshop.class, configurationPid = "linli")
public final class Workshop {

    /** How long a module may take to stop once its requests have ended. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(40);
    private static final int WAYS_BACK = 5;
    private static final Duration KEPT = Duration.ofDays(30);

    final Transactions transactions;
    final ModuleTables tables;
    final Choice choice;
    final Publications publications;
    final ModuleStore store = new ModuleStore();
    final ChangeStore changes = new ChangeStore();
    final NodeStore nodes = new NodeStore();
    final Library library;
    final NodeBundles bundles;
    final Resolution resolution;
    final Launch launch;
    private final Bundle framework;
    final Acceptance acceptance;
    final String node;
    final Duration drain;
    /** Of the machine, because leases and heartbeats mustn't follow a rehearsal. */
    final Clock machine = Clock.systemUTC();
    /** Held by whoever changes what runs here. */
    final ReentrantLock bench = new ReentrantLock(true);

    @Activate
    public Workshop(BundleContext context, @Reference(target = "(linli.schema=runtime)") Schema schema, @Reference Transactions transactions,
            @Reference ModuleTables tables, @Reference Choice choice, @Reference Publications publications, @Reference ServiceComponentRuntime components,
            @Reference ThisNode node, Settings settings) {
        this.transactions = transactions;
        this.tables = tables;
        this.choice = choice;
        this.publications = publications;
        this.library = new Library(node.folder().resolve("modules"), transactions, store);
        this.resolution = new Resolution(context);
        this.launch = new Launch(publications, new Diagnosis(components));
        this.node = node.name();
        this.drain = Duration.ofSeconds(settings.drain_seconds());
        this.bundles = new NodeBundles(context, drain.plus(STOPS_WITHIN));
        this.acceptance = Acceptance.with(this, settings);
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    }

    /** The version of a module that serves on this node. */
    Optional<String> serving(String module) {
        return publications.all().stream().filter(one -> one.module().equals(module) && one.state() == Publication.State.SERVING)
                .map(Publication::version).findFirst();
    }

    /** Whether the server stops, and so takes its modules away itself. */
    boolean stopping() {
        return framework.getState() != Bundle.ACTIVE && framework.getState() != Bundle.STARTING;
    }

    /** Drops the files of a module that nobody goes back to any more: beyond the last few before the wanted one, and those that never served. */
    void prune(Db db, String module) {
        List<ModuleVersion> all = store.versions(db, module);
        var kept = new HashSet<String>();
        String next = store.wanted(db, module).map(Wanted::version).orElse(null);
        while (next != null && kept.size() <= WAYS_BACK && kept.add(next)) {
            String version = next;
            next = all.stream().filter(one -> one.version().equals(version)).map(ModuleVersion::before).filter(Objects::nonNull).findFirst().orElse(null);
        }
        changes.open(db, module).stream().map(ModuleChange::to).filter(Objects::nonNull).forEach(kept::add);
        for (ModuleVersion version : all) {
            boolean recent = version.served() && version.brought().isAfter(machine.instant().minus(KEPT));
            // what the distribution brought is kept, or it would be taken for new at the next start
            if (!kept.contains(version.version()) && !recent && !version.shipped()) {
                store.drop(db, module, version.version());
                transactions.afterCommit(() -> library.forget(version));
            }
        }
    }
}
