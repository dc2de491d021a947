package org.linli.security;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.linli.api.data.Transactions;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.AccountAdministration.Given;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.NewAccount;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.Caller;
import org.linli.api.security.Role;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

/** A town with the committee DW and its branches ZB-01 and ZB-02, the persons P1 and P2 of a grid of ZB-01, and accounts as a test wants them. */
final class TestTown {

    private static final Map<String, UnitPath> UNITS = Map.of("DW", new UnitPath("/DW/"), "ZB-01", new UnitPath("/DW/ZB-01/"),
            "ZB-02", new UnitPath("/DW/ZB-02/"));

    /** Where each person belongs. */
    final Map<String, String> persons = new HashMap<>(Map.of("P1", "ZB-01", "P2", "ZB-01"));
    /** Which record a person's was merged into. */
    final Map<String, String> merged = new HashMap<>();

    final HandClock clock;
    final Node node;
    final AdministeredAccounts accounts;
    final IssuedInvitations invitations;
    final Territory territory;
    private final Map<String, Unit> ended = new HashMap<>();
    private final Map<String, String> heirs = new HashMap<>();
    Caller admin;

    TestTown(Transactions transactions) {
        this(transactions, new HandClock(), Map.of());
    }

    /** @param settings those of its node that aren't the defaults */
    TestTown(Transactions transactions, HandClock clock, Map<String, Object> settings) {
        this.clock = clock;
        node = new Node(transactions, clock, settings);
        territory = answering(Territory.class, code -> ended.getOrDefault(code, unit(code)), this::history);
        People people = answering(People.class, number -> merged.containsKey(number) ? null : person(number), number -> List.of());
        accounts = new AdministeredAccounts(transactions, node.guard, node.audit, node.proven, territory, people, node.lockout, new EndedSignIns(), clock);
        invitations = new IssuedInvitations(transactions, node.guard, node.audit, node.proven, node.passwords, territory, people, node.lockout, new EndedSignIns(), clock);
    }

    /** The first administrator is there. */
    TestTown begun() {
        node.start(Node.PASSWORD);
        admin = node.basic("admin", Node.PASSWORD);
        return this;
    }

    <T> T as(Caller caller, Supplier<T> work) {
        return node.guard.as(caller, work);
    }

    void does(Caller caller, Runnable work) {
        node.guard.as(caller, () -> {
            work.run();
            return null;
        });
    }

    Known staff(String signIn, String unit) {
        return as(admin, () -> accounts.create(new NewAccount(signIn, signIn, Kind.STAFF, null, unit)));
    }

    Given give(Known account, Role role, String unit) {
        return as(admin, () -> accounts.give(account.id(), new NewPost(role, unit, null, null)));
    }

    /** Somebody with a password who holds a post. */
    Caller holder(String signIn, Role role, String unit) {
        Known account = staff(signIn, unit);
        give(account, role, unit);
        return signedIn(account);
    }

    /** The account accepts an invitation and signs in. */
    Caller signedIn(Known account) {
        String code = as(admin, () -> invitations.invite(List.of(account.id()))).get(0).code();
        invitations.accept(code, Node.PASSWORD, Node.ADDRESS);
        return node.basic(account.signIn(), Node.PASSWORD);
    }

    /** What follows the units of the town. */
    ScopesOfGrants follower() {
        return new ScopesOfGrants(node.transactions, node.guard, node.audit, node.proven, clock);
    }

    /** The unit stands until that day; those that follow it are told separately. */
    void ends(String unit, LocalDate until) {
        ended.put(unit, new Unit(unit, unit, null, Level.PARTY_BRANCH, UNITS.get(unit), null, until, 2));
    }

    /** The same, and another goes on with what was its. */
    void merged(String unit, String heir, LocalDate on) {
        ends(unit, on.minusDays(1));
        heirs.put(unit, heir);
    }

    private List<Territory.Change> history(String unit) {
        String heir = heirs.get(unit);
        return heir == null ? List.of() : List.of(new Territory.Change("MERGED", ended.get(unit).until().plusDays(1), unit, heir, admin.account()));
    }

    static UnitPath path(String unit) {
        return UNITS.get(unit);
    }

    static Unit unit(String code) {
        UnitPath path = UNITS.get(code);
        return path == null ? null : new Unit(code, code, null, Level.PARTY_BRANCH, path, null, null, 1);
    }

    private Person person(String number) {
        return persons.containsKey(number) ? new Person(number, "张三", null, null, null, null, null, persons.get(number), null, 1) : null;
    }

    private Map<String, Person> standing(Iterable<?> numbers) {
        Map<String, Person> standing = new HashMap<>();
        numbers.forEach(number -> standing.computeIfAbsent((String) number, one -> person(merged.getOrDefault(one, one))));
        return standing;
    }

    /** A service of which only {@code known}, {@code standing}, {@code held} and perhaps {@code history} are asked. */
    private <T, R> T answering(Class<T> service, Function<String, R> known, Function<String, ? extends List<?>> history) {
        return service.cast(Proxy.newProxyInstance(service.getClassLoader(), new Class<?>[] {service}, (proxy, method, values) -> {
            if (method.getName().equals("standing")) {
                return standing((Iterable<?>) values[0]);
            }
            if (method.getName().equals("history")) {
                return history.apply((String) values[0]);
            }
            if (!method.getName().equals("known") && !method.getName().equals("held")) {
                throw new UnsupportedOperationException(method.toString());
            }
            List<R> found = new ArrayList<>();
            ((Iterable<?>) values[values.length - 1]).forEach(key -> {
                R one = known.apply((String) key);
                if (one != null) {
                    found.add(one);
                }
            });
            return found;
        }));
    }
}
