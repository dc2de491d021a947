package org.linli.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.security.Accounts;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Guard;
import org.linli.api.security.Role;
import org.linli.api.territory.UnitPath;

/** A guard for tests: who calls is set by hand, and what was audited is kept. */
public final class OneCaller implements Guard, Audit, Accounts {

    /** What was written to the audit, in order. */
    public final List<Line> audited = Collections.synchronizedList(new ArrayList<>());

    /** Which attempts were refused to those who hold the permission, as {@code account permission}. */
    public final List<String> refusals = Collections.synchronizedList(new ArrayList<>());

    private volatile Caller caller = new Caller("admin", "Admin", "127.0.0.1", List.of(new Grant(Grant.ALL, null)));
    private final Map<String, String> persons = new ConcurrentHashMap<>();
    private final ThreadLocal<Caller> other = new ThreadLocal<>();

    @Override
    public String name(String account) {
        return "name of " + account;
    }

    @Override
    public String person(String account) {
        return persons.get(account);
    }

    @Override
    public List<String> ofPerson(String person) {
        return persons.entrySet().stream().filter(one -> one.getValue().equals(person)).map(Map.Entry::getKey).sorted().toList();
    }

    /** From now on calls come from an account of somebody of the register, with permissions in one subtree. */
    public void becomes(String account, String person, UnitPath scope, String... permissions) {
        persons.put(account, person);
        caller = new Caller(account, account, "127.0.0.1", Stream.of(permissions).map(one -> new Grant(one, scope)).toList(), person, List.of());
    }

    /** From now on calls come from an account with one permission in one subtree. */
    public void becomes(String account, String permission, UnitPath scope) {
        caller = new Caller(account, account, "127.0.0.1", List.of(new Grant(permission, scope)));
    }

    /** From now on calls come from a member, for itself alone. */
    public void becomesMember(String person) {
        caller = new Caller("account of " + person, person, "127.0.0.1", List.of(), person, Role.MEMBER.givesForItself());
    }

    /** From now on calls come from somebody of the register who may everything. */
    public void becomesAdmin(String person) {
        caller = new Caller("account of " + person, person, "127.0.0.1", List.of(new Grant(Grant.ALL, null)), person, List.of());
    }

    /** From now on calls come from the administrator. */
    public void becomesAdmin() {
        becomes("admin", Grant.ALL, null);
    }

    @Override
    public Caller caller() {
        return other.get() == null ? caller : other.get();
    }

    @Override
    public void require(String permission, UnitPath place) {
        if (!caller().may(permission, place)) {
            throw new Problem(Problem.Kind.FORBIDDEN, "forbidden", new Text("无权", "no right"), new Text("换人", "ask another"));
        }
    }

    @Override
    public void refused(Caller who, String address, String permission) {
        refusals.add(who.account() + " " + permission);
    }

    @Override
    public <T> T as(Caller who, Supplier<T> work) {
        Caller before = other.get();
        other.set(who);
        try {
            return work.get();
        } finally {
            other.set(before);
        }
    }

    @Override
    public Caller caller(String account, String address) {
        return caller;
    }

    @Override
    public void write(Db db, Line line) {
        audited.add(line);
    }

    @Override
    public void write(Db db, Iterable<Line> lines) {
        lines.forEach(audited::add);
    }
}
