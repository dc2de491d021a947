package org.linli.core.territory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitFollower;
import org.linli.api.territory.UnitHeirs;
import org.linli.api.territory.UnitPath;
import org.linli.core.modules.ModuleChoice;
import org.linli.core.modules.Offers;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The units of the town; who may sign in may see them all, for they are public knowledge, and changes need a right to the place. */
@Component
public final class TownTerritory implements Territory {

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;
    private final Offers<UnitHeirs> heirs;
    private final UnitStore store = new UnitStore();
    private final UnitMoves moves;

    @Activate
    public TownTerritory(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard, @Reference Audit audit, @Reference Clock clock,
            @Reference(target = "(linli.heirs=people)") UnitHeirs people, @Reference(target = "(linli.heirs=programs)") UnitHeirs programs,
            @Reference UnitFollower follower, @Reference ModuleChoice choice) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.heirs = new Offers<>(choice, people, programs);
        this.moves = new UnitMoves(store, audit, follower);
    }

    /** The platform's own are there from the start. */
    @Reference(target = "(!(linli.heirs=*))", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(UnitHeirs ofModule, ServiceReference<UnitHeirs> reference) {
        heirs.add(ofModule, reference);
    }

    void remove(UnitHeirs ofModule) {
        heirs.remove(ofModule);
    }

    @Override
    public Unit unit(String code) {
        guard.caller();
        return transactions.read(db -> get(db, code));
    }

    @Override
    public List<Unit> known(Iterable<String> codes) {
        List<String> all = new ArrayList<>();
        codes.forEach(all::add);
        return List.copyOf(transactions.read(db -> store.byCode(db, all)).values());
    }

    @Override
    public List<Unit> held(Db db, Iterable<String> codes) {
        SortedSet<String> all = new TreeSet<>();
        codes.forEach(all::add);
        return all.stream().map(code -> store.lock(db, code)).flatMap(Optional::stream).toList();
    }

    @Override
    public Page<Unit> children(String code, String after, int limit) {
        guard.caller();
        return transactions.read(db -> {
            String parent = code == null ? null : get(db, code).code();
            return Page.cut(store.children(db, parent, after, limit + 1), limit, Unit::code);
        });
    }

    @Override
    public List<Unit> path(String code) {
        guard.caller();
        return transactions.read(db -> {
            List<String> codes = get(db, code).path().codes();
            var units = store.byCode(db, codes);
            return codes.stream().map(units::get).toList();
        });
    }

    @Override
    public Page<Unit> find(String text, String below, String after, int limit) {
        guard.caller();
        return transactions.read(db -> {
            UnitPath top = below == null ? null : get(db, below).path();
            String wanted = text == null ? "" : text.strip();
            if (wanted.isEmpty() && top == null) {
                return Page.cut(store.all(db, after, limit + 1), limit, Unit::code);
            }
            return Page.cut(store.search(db, wanted, top, after, limit + 1), limit, Unit::code);
        });
    }

    @Override
    public Unit create(NewUnit unit) {
        return transactions.write(db -> {
            Unit parent = parent(db, unit.parent());
            guard.require(WRITE, parent == null ? null : parent.path());
            UnitRules.code(unit.code());
            UnitRules.name(unit.name());
            if (unit.level() == null) {
                throw UnitRules.invalid("unit-without-level", unit.code()).at("level");
            }
            UnitRules.place(unit.code(), unit.level(), parent, today());
            if (parent != null && parent.path().codes().contains(unit.code())) {
                throw UnitRules.invalid("unit-under-itself", unit.code(), parent.code()).at("parent");
            }
            UnitPath path = parent == null ? UnitPath.top(unit.code()) : parent.path().child(unit.code());
            Unit made = new Unit(unit.code(), unit.name().strip(), parent == null ? null : parent.code(), unit.level(), path, unit.from(), null, 1);
            if (!store.add(db, made, who())) {
                throw UnitRules.MESSAGES.problem(Problem.Kind.CONFLICT, "unit-exists", unit.code()).at("code");
            }
            audit.write(db, new Audit.Line("unit.created", made.code(), made.code(), null, path.value() + " " + made.name()));
            return made;
        });
    }

    @Override
    public Unit change(String code, String name, LocalDate from, LocalDate until, int version) {
        return transactions.write(db -> {
            Unit unit = locked(db, code, version);
            String named = name == null || name.isBlank() ? unit.name() : name.strip();
            UnitRules.name(named);
            UnitRules.days(from, until);
            moves.change(db, unit, named, from, until, who());
            return get(db, code);
        });
    }

    @Override
    public Unit move(String code, String parent, int version) {
        return transactions.write(db -> {
            held(db, Stream.of(code, parent == null ? "" : parent.strip()).toList());
            Unit unit = locked(db, code, version);
            Unit above = parent(db, parent);
            guard.require(WRITE, above == null ? null : above.path());
            moves.move(db, unit, above, who());
            return get(db, code);
        });
    }

    @Override
    public Unit merge(String code, String into, int version) {
        return transactions.write(db -> {
            held(db, List.of(code, into));
            Unit gone = locked(db, code, version);
            Unit heir = store.lock(db, into).orElseThrow(() -> UnitRules.invalid("unit-parent-unknown", into).at("into"));
            guard.require(WRITE, heir.path());
            UnitStore.Origin who = who();
            UnitRules.merge(gone, heir, who.on());
            store.below(db, gone.code()).forEach(child -> moves.move(db, child, heir, who));
            heirs.inService().forEach(each -> each.handOver(db, gone, heir, who.on()));
            moves.merge(db, gone, heir, who);
            return get(db, into);
        });
    }

    @Override
    public List<Change> history(String code) {
        guard.caller();
        return transactions.read(db -> {
            get(db, code);
            return store.history(db, code);
        });
    }

    private Unit locked(Db db, String code, int version) {
        Unit unit = store.lock(db, code).orElseThrow(() -> UnitRules.notFound(code));
        guard.require(WRITE, unit.path());
        UnitRules.version(unit, version);
        return unit;
    }

    private Unit get(Db db, String code) {
        return store.find(db, code).orElseThrow(() -> UnitRules.notFound(code));
    }

    /** Locked, so that it can't move away meanwhile. */
    private Unit parent(Db db, String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return store.lock(db, code.strip()).orElseThrow(() -> UnitRules.invalid("unit-parent-unknown", code).at("parent"));
    }

    private UnitStore.Origin who() {
        return new UnitStore.Origin(today(), guard.caller().account());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
