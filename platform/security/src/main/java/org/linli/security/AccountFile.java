package org.linli.security;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.imports.RowImport;
import org.linli.api.imports.RowImport.Applied;
import org.linli.api.imports.RowImport.Effect;
import org.linli.api.imports.RowImport.Faults;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.AccountAdministration.NewAccount;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.Role;
import org.linli.api.territory.UnitPath;

/** One import of accounts: makes those that don't exist and gives posts; what an account is called is never changed by it. */
final class AccountFile implements RowImport.Session {

    private static final Messages MESSAGES = AccountAccess.MESSAGES;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern BARE = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

    /**
     * What becomes of a row.
     *
     * @param entered null for an account that exists
     * @param post    null for none, or for one that is held already
     */
    private record Planned(Account account, NewAccount entered, HeldPost post) {
    }

    private final AdministeredAccounts administration;
    private final AccountStore accounts;
    private final AccountNames names = new AccountNames();
    /** What became of the rows so far, by the key of the sign-in name. */
    private final Map<String, List<Planned>> seen = new HashMap<>();

    AccountFile(AdministeredAccounts administration, AccountStore accounts) {
        this.administration = administration;
        this.accounts = accounts;
    }

    @Override
    public void check(Db db, List<Line> lines, Faults faults) {
        Look look = look(db, lines);
        for (Line line : lines) {
            try {
                String key = AccountEntry.key(line.cell("sign_in"));
                Planned planned = plan(db, line, look, seen.getOrDefault(key, List.of()));
                seen.computeIfAbsent(key, fresh -> new ArrayList<>()).add(planned);
                faults.effect(line, planned.entered() != null ? Effect.NEW : planned.post() != null ? Effect.CHANGED : Effect.UNCHANGED);
            } catch (Problem refused) {
                String where = refused.where() == null ? "unit" : refused.where();
                faults.add(line, where.equals("signIn") ? "sign_in" : where, refused.what());
            }
        }
    }

    /**
     * An account that exists is read again once it is locked, and only its posts change. Of two who import at the same time one waits, and then
     * finds what the other has made.
     */
    @Override
    public Applied apply(Db db, List<Line> lines) {
        names.takeTurn(db);
        administration.access().hold(db, units(lines), accounts.there(db, signIns(lines)).stream().map(signIn -> accounts.bySignIn(db, signIn))
                .flatMap(Optional::stream).map(Account::id));
        Look look = look(db, lines);
        Map<String, List<Planned>> here = new LinkedHashMap<>();
        for (Line line : lines) {
            List<Planned> before = here.computeIfAbsent(AccountEntry.key(line.cell("sign_in")), fresh -> new ArrayList<>());
            before.add(plan(db, line, look, before));
        }
        List<Planned> all = here.values().stream().flatMap(List::stream).toList();
        administration.add(db, all.stream().filter(planned -> planned.entered() != null).map(Planned::account).toList(),
                all.stream().map(Planned::post).filter(Objects::nonNull).toList());
        int accepted = (int) all.stream().filter(planned -> planned.entered() != null || planned.post() != null).count();
        return new Applied(accepted, lines.size() - accepted);
    }

    /** What was looked up for many rows at once: where their units are, which sign-in names accounts have, and which ones look taken. */
    private record Look(Map<String, UnitPath> places, Set<String> there, Set<String> taken) {
    }

    private Look look(Db db, List<Line> lines) {
        Set<String> signIns = signIns(lines);
        return new Look(administration.access().paths(units(lines)), accounts.there(db, signIns),
                names.taken(db, signIns.stream().map(AccountEntry::key).toList()));
    }

    private static Set<String> units(List<Line> lines) {
        return lines.stream().map(line -> line.cell("unit")).filter(unit -> !unit.isEmpty()).collect(Collectors.toSet());
    }

    /** As they stand in the file, since accounts from before may be called so, and as they are kept. */
    private static Set<String> signIns(List<Line> lines) {
        return lines.stream().map(line -> line.cell("sign_in").strip()).flatMap(name -> Stream.of(name, AccountEntry.plain(name)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @param before what became of the rows before with the same sign-in name */
    private Planned plan(Db db, Line line, Look look, List<Planned> before) {
        String given = line.cell("sign_in").strip();
        String signIn = look.there().contains(given) ? given : AccountEntry.plain(given);
        Account known = !before.isEmpty() ? before.get(0).account()
                : look.there().contains(signIn) ? accounts.bySignIn(db, signIn).orElse(null) : null;
        NewAccount entered = known == null ? new NewAccount(signIn, line.cell("name"), Kind.STAFF, given(line, "person"), given(line, "unit")) : null;
        requireOne(db, signIn, known, look);
        Account account = known == null ? entered(entered, place(line, look.places())) : known;
        if (known != null && before.isEmpty()) {
            if (!administration.access().sees(known)) {
                throw AccountNames.exists(signIn, signIn);
            }
            administration.access().requireAdministered(db, known);
        }
        if (known != null) {
            requireSame(line, known);
        }
        if (line.cell("role").isEmpty()) {
            return new Planned(account, entered, null);
        }
        var wanted = new NewPost(role(line), given(line, "unit"), day(line, "from"), day(line, "until"));
        HeldPost post = administration.post(account.id(), wanted, place(line, look.places()));
        List<HeldPost> held = new ArrayList<>(known == null ? List.of() : administration.access().held(db, known.id()));
        before.stream().map(Planned::post).filter(Objects::nonNull).forEach(held::add);
        if (held.stream().anyMatch(one -> one.overlaps(post) && Objects.equals(one.until(), post.until())
                && (wanted.from() == null || wanted.from().equals(one.from())))) {
            return new Planned(account, entered, null);
        }
        PostRules.against(account, held, post).ifPresent(problem -> {
            throw problem;
        });
        return new Planned(account, entered, post);
    }

    /** Returns if the name is that of the account, or nobody has it in any letters. */
    private void requireOne(Db db, String signIn, Account known, Look look) {
        boolean free = known == null && !look.taken().contains(AccountEntry.key(signIn));
        String there = free ? signIn : known == null ? names.alike(db, signIn).orElse(signIn) : known.signIn();
        if (!there.equals(signIn)) {
            throw AccountNames.exists(signIn, there);
        }
    }

    /** The path of the row's unit, which the caller may give away; null for the whole town. */
    private UnitPath place(Line line, Map<String, UnitPath> places) {
        String unit = given(line, "unit");
        if (unit != null && !places.containsKey(unit)) {
            throw AccountAccess.unknownUnit(unit);
        }
        UnitPath path = unit == null ? null : places.get(unit);
        administration.access().require(path);
        return path;
    }

    private Account entered(NewAccount entered, UnitPath home) {
        AccountEntry.check(entered);
        administration.access().requirePerson(entered.person());
        return new Account(Ids.next(), entered.signIn(), AccountEntry.name(entered.name()), null, false, List.of(), entered.kind(), entered.person(), List.of(),
                entered.unit(), home, 1);
    }

    private static void requireSame(Line line, Account known) {
        if (!line.cell("name").isEmpty() && !line.cell("name").equals(known.name())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "account-differs", known.signIn(), known.name()).at("name");
        }
        if (!line.cell("person").isEmpty() && !line.cell("person").equals(known.person())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "account-differs", known.signIn(), String.valueOf(known.person())).at("person");
        }
    }

    /** By its code, or by what it is called. */
    private static Role role(Line line) {
        String cell = line.cell("role");
        return Arrays.stream(Role.values()).filter(role -> role.name().equalsIgnoreCase(cell) || role.title().zh().equals(cell)
                || role.title().en().equalsIgnoreCase(cell)).findFirst()
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "account-role", cell).at("role"));
    }

    private static LocalDate day(Line line, String column) {
        String cell = line.cell(column);
        try {
            String hyphened = BARE.matcher(cell).replaceAll("$1-$2-$3").replaceAll("[/.年月]", "-").replaceAll("日$", "");
            return cell.isEmpty() ? null : LocalDate.parse(hyphened, DAY);
        } catch (DateTimeException e) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "account-day", cell).at(column);
        }
    }

    private static String given(Line line, String column) {
        return line.cell(column).isEmpty() ? null : line.cell(column);
    }
}
