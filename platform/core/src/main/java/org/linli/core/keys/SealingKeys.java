package org.linli.core.keys;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.ThisNode;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.data.Unreachable;
import org.linli.api.people.PersonalKeys.Holder;
import org.linli.api.people.PersonalKeys.State;
import org.linli.core.keys.KeyStore.Known;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of this node, and which of them seals what is new.
 *
 * <p>A new key is made in this node's file and known to the database before anything is sealed with it. It comes into use once every node that
 * was heard of within a minute says that its own file holds it, too; a node whose file lacks a key in use doesn't start.
 */
@Component(service = SealingKeys.class)
public final class SealingKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SealingKeys.class);
    private static final Messages MESSAGES = Messages.beside(SealingKeys.class);

    /** How often a node looks at its file and tells the others. */
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** A node that was silent for longer doesn't run. */
    private static final Duration SILENT = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Clock machine;
    private final String node;
    private final KeyFile file;
    private final KeyStore store = new KeyStore();
    private final ScheduledExecutorService watch;
    private volatile KeyRing ring;
    private volatile int current;
    private Instant read;
    private KeyStore.Holder told;

    @Activate
    public SealingKeys(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference ThisNode node,
            @Reference KeySettings settings) {
        this(transactions, node.folder(), node.name(), settings.algorithm(), Clock.systemUTC());
        watch.scheduleWithFixedDelay(this::watch, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One that looks only when it is told to. */
    public SealingKeys(Transactions transactions, Path folder, String node, Algorithm first, Clock machine) {
        this.transactions = transactions;
        this.machine = machine;
        this.node = node;
        this.file = new KeyFile(folder);
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "linli-keys");
            thread.setDaemon(true);
            return thread;
        });
        transactions.write(db -> begin(db, folder, first));
        look();
    }

    @Deactivate
    void stop() throws InterruptedException {
        watch.shutdown();
        if (watch.awaitTermination(LOOK.toSeconds(), TimeUnit.SECONDS)) {
            transactions.write(db -> {
                store.leave(db, node);
                return null;
            });
        }
    }

    /** New keys only for a database that has none: with others, what is stored could never be opened again. */
    private Void begin(Db db, Path folder, Algorithm first) {
        Optional<String> used = store.lock(db);
        if (used.isPresent() && !file.exists()) {
            throw refused("missing", folder);
        }
        ring = file.exists() ? file.read() : file.create(first, machine.instant());
        read = file.changed();
        if (used.isEmpty()) {
            used = store.begin(db, hashPrint(ring)) ? Optional.of(hashPrint(ring)) : store.lock(db);
        }
        if (!used.equals(Optional.of(hashPrint(ring)))) {
            throw refused("not-of-this-database", folder);
        }
        if (store.versions(db).isEmpty()) {
            int newest = newest(ring.versions());
            store.add(db, new Known(newest, ring.algorithm(newest).orElseThrow(), ring.fingerprint(newest), State.DONE, "platform", ring.created(newest)));
        }
        List<Known> versions = store.versions(db);
        versions.stream().filter(one -> one.state() != State.PREPARED).forEach(one -> requireHeld(one, ring));
        current = inUse(versions, ring);
        return null;
    }

    /** The keys as they are now. */
    public KeyRing ring() {
        return ring;
    }

    /** The keys, read again if that version isn't among them. */
    public KeyRing ringWith(int version) {
        if (!ring.holds(version)) {
            readAgain();
        }
        return ring;
    }

    /** The version that seals what is new. */
    public int current() {
        return current;
    }

    /** The versions that the database knows, oldest first, each handed over piece by piece. */
    public <T> List<T> versions(Db db, Reader<T> reader) {
        return store.versions(db).stream()
                .map(one -> reader.read(one.version(), one.algorithm().name(), one.created(), one.orderedBy(), one.state())).toList();
    }

    /** Makes something of a version. */
    public interface Reader<T> {
        T read(int version, String algorithm, Instant created, String orderedBy, State state);
    }

    /** The nodes that run. */
    public List<Holder> nodes(Db db) {
        return live(db).stream().map(one -> new Holder(one.node(), one.holds(), one.sealsWith(), one.seen())).toList();
    }

    /** The version that was ordered and isn't done; empty if there is none. */
    public Optional<Integer> unfinished(Db db) {
        store.lock(db);
        return store.versions(db).stream().filter(one -> one.state() != State.DONE).map(Known::version).findFirst();
    }

    /** Makes a new key in this node's file; it comes into use after the commit at the earliest. @return its version */
    public synchronized int order(Db db, Algorithm algorithm, String by) {
        store.lock(db);
        List<Known> versions = store.versions(db);
        readAgain();
        int version = Math.max(newest(ring.versions()), newest(versions.stream().map(Known::version).toList())) + 1;
        KeyRing next = ring.with(version, algorithm, machine.instant().truncatedTo(ChronoUnit.SECONDS));
        store.add(db, new Known(version, algorithm, next.fingerprint(version), State.PREPARED, by, next.created(version)));
        file.replace(next, version);
        ring = next;
        read = file.changed();
        transactions.afterCommit(this::look);
        return version;
    }

    /** Whether every node that runs seals what is new with that version. */
    public boolean usedByAll(Db db, int version) {
        return store.versions(db).stream().anyMatch(one -> one.version() == version && one.state() == State.SEALING)
                && live(db).stream().allMatch(one -> one.sealsWith() == version);
    }

    /** Whether every node that runs signs what it seals of the audit. */
    boolean signedByAll(Db db) {
        return !store.anyUnsigning(db, since(db));
    }

    /** Nothing is left that is sealed with an older key. */
    public void done(Db db, int version) {
        store.reaches(db, version, State.DONE);
        transactions.afterCommit(this::look);
    }

    private void watch() {
        try {
            look();
        } catch (Unreachable e) {
            LOG.debug("The keys of personal data are looked after when the database is back", e);
        } catch (RuntimeException e) {
            LOG.error("The keys of personal data can't be looked after; trying again", e);
        }
    }

    /** Reads the file again if it was changed, tells the other nodes, and takes a new key into use once all have it. */
    public synchronized void look() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = lookOnce();
        }
    }

    /** @return whether this node now seals with another key, which it has to tell */
    private boolean lookOnce() {
        if (file.exists() && !file.changed().equals(read)) {
            readAgain();
        }
        int before = current;
        current = transactions.write(db -> {
            tell(db);
            List<Known> versions = store.versions(db);
            if (versions.stream().anyMatch(one -> one.state() == State.PREPARED)) {
                store.lock(db);
                versions = useHeld(db, store.versions(db));
            }
            versions.stream().filter(one -> one.state() == State.DONE).forEach(one -> file.forget(one.version()));
            return inUse(versions, ring);
        });
        return current != before;
    }

    private List<Known> useHeld(Db db, List<Known> versions) {
        List<KeyStore.Holder> live = live(db);
        for (Known one : versions) {
            if (one.state() == State.PREPARED && live.stream().allMatch(holder -> holder.holds().contains(one.version()))) {
                requireHeld(one, ring);
                store.reaches(db, one.version(), State.SEALING);
            }
        }
        return store.versions(db);
    }

    private void tell(Db db) {
        Instant now = db.now();
        var holder = new KeyStore.Holder(node, matching(db), current, now);
        boolean same = told != null && told.holds().equals(holder.holds()) && told.sealsWith() == current;
        if (!same || now.isAfter(told.seen().plus(SILENT.dividedBy(3)))) {
            store.tell(db, holder);
            told = holder;
        }
    }

    /** Those of its versions that are what the database means by them. */
    private List<Integer> matching(Db db) {
        List<Known> versions = store.versions(db);
        return ring.versions().stream().filter(held -> versions.stream()
                .noneMatch(one -> one.version() == held && !one.fingerprint().equals(ring.fingerprint(held)))).toList();
    }

    private List<KeyStore.Holder> live(Db db) {
        return store.holders(db, since(db));
    }

    /** By the database's clock: those of the nodes may differ by more than a minute. */
    private static Instant since(Db db) {
        return db.now().minus(SILENT);
    }

    private synchronized void readAgain() {
        Instant changed = file.changed();
        KeyRing fresh = file.read();
        if (hashPrint(fresh).equals(hashPrint(ring)) && ring.versions().stream().allMatch(version -> same(fresh, version))) {
            ring = fresh;
        } else if (!changed.equals(read)) {
            LOG.error("keys/personal-data.key was replaced by a file that lacks keys of this node or has others in their place;"
                    + " it goes on with those that it had");
        }
        read = changed;
    }

    private boolean same(KeyRing fresh, int version) {
        return fresh.holds(version) && fresh.fingerprint(version).equals(ring.fingerprint(version));
    }

    private static void requireHeld(Known one, KeyRing ring) {
        if (!ring.holds(one.version())) {
            throw refused("lacking", one.version());
        }
        if (!ring.fingerprint(one.version()).equals(one.fingerprint())) {
            throw refused("another", one.version());
        }
    }

    /** For whoever starts the node; both languages, since nobody has chosen one yet. */
    private static IllegalStateException refused(String why, Object what) {
        Text text = MESSAGES.text(why, String.valueOf(what));
        return new IllegalStateException(text.zh() + " / " + text.en());
    }

    private static int inUse(List<Known> versions, KeyRing ring) {
        return newest(versions.stream().filter(one -> one.state() != State.PREPARED && ring.holds(one.version())).map(Known::version).toList());
    }

    private static int newest(List<Integer> versions) {
        return versions.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static String hashPrint(KeyRing ring) {
        return ring.hash("fingerprint:personal");
    }
}
