package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.function.Executable;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.ledger.Ledger;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Exemption;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Results.Result;
import org.linli.api.programs.Rulebooks;
import org.linli.api.programs.Rulebooks.ComponentView;
import org.linli.api.programs.Rulebooks.ItemView;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.api.programs.Rulebooks.TierView;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Publicity;
import org.linli.api.security.Accounts;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Guard;
import org.linli.api.security.Role;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

/** A committee DW with two branches that runs the points of 2026: ZB-01 has the members M1 to M4, M4 exempt; ZB-02 has N1. */
@SuppressWarnings("unused")
final class Town {

    static final String PROGRAM = "p1";
    static final Caller ADMIN = new Caller("admin", "admin", "local", List.of(new Grant(Grant.ALL, null)));
    static final Caller SECRETARY = caller("secretary", "/DW/ZB-01/", Programs.READ, "declarations.write", "quarters.pass", "appraisals.write",
            "ballots.write", "measures.propose");
    static final Caller SCOREKEEPER = caller("scorekeeper", "/DW/ZB-01/", Programs.READ, "declarations.write", "declarations.confirm");
    static final Caller COMMITTEE = caller("committee", "/DW/", Programs.READ, "measures.propose", "measures.decide");
    static final Caller MEMBER = new Caller("zhang", "张三", "192.0.2.8", List.of(), "M1", Role.MEMBER.givesForItself());
    static final Caller OTHER_BRANCH = caller("other", "/DW/ZB-02/", Programs.READ, "declarations.write", "declarations.confirm",
            "quarters.pass", "appraisals.write", "ballots.write", "measures.propose", "measures.decide");

    final Transactions transactions;
    final MemberRegister register;
    final Map<String, Participant> members = new TreeMap<>();
    final List<Ledger.NewEntry> entries = new ArrayList<>();
    final List<Facts.Score> scores = new ArrayList<>();
    final List<Publicity.NewNotice> notices = new ArrayList<>();
    final List<String> filed = new ArrayList<>();
    final List<Audit.Line> audit = new ArrayList<>();
    final List<String> refusals = new ArrayList<>();
    final Map<String, String> tiers = new LinkedHashMap<>();
    Stage stage = Stage.OPEN;
    LocalDate today = LocalDate.of(2026, 4, 2);
    boolean withAppraisal = true;
    String subjects = "PERSON";
    Runnable whileStatementsAreRead = () -> { };
    Caller caller = ADMIN;

    Town(Transactions transactions) {
        this.transactions = transactions;
        List.of("M1", "M2", "M3", "M4").forEach(number -> members.put(number, member(number, "ZB-01", null)));
        members.put("M4", member("M4", "ZB-01", new Exemption("OLD", null, Exemption.State.AGREED, "a", Instant.EPOCH, "b", Instant.EPOCH, null)));
        members.put("N1", member("N1", "ZB-02", null));
        register = new MemberRegister(Fake.of(Programs.class, this), Fake.of(Participants.class, this), Fake.of(Rulebooks.class, this),
                Fake.of(Territory.class, new Units()), Fake.of(Guard.class, new Gate()), Fake.of(Accounts.class, this), clock());
    }

    /** Somebody becomes a member of a branch. */
    void join(String number, String branch) {
        members.put(number, member(number, branch, null));
    }

    <T> T fake(Class<T> service) {
        return Fake.of(service, this);
    }

    Declarations declarations() {
        return new Declarations(transactions, register, fake(Ledger.class), fake(Audit.class), new ClaimRules(id -> id.startsWith("photo")));
    }

    DeclarationInbox inbox() {
        return new DeclarationInbox(null, transactions, register);
    }

    Duties duties() {
        var desk = new Desk(register, fake(Programs.class), fake(Participants.class), Fake.of(Territory.class, new Units()));
        return new Duties(desk, inbox(), quarters(), appraisals(), measures());
    }

    Quarters quarters() {
        return new Quarters(null, transactions, register, fake(Results.class), fake(Publicity.class), fake(Filings.class), fake(Ledger.class),
                fake(Audit.class));
    }

    Appraisals appraisals() {
        return new Appraisals(null, transactions, register, fake(Facts.class), fake(Publicity.class), fake(Audit.class));
    }

    BallotImport ballotImport() {
        return new BallotImport(register, fake(Participants.class), fake(Audit.class));
    }

    Outcomes outcomes() {
        return new Outcomes(register, fake(Results.class));
    }

    Measures measures() {
        return new Measures(null, transactions, register, outcomes(), fake(Filings.class), fake(Audit.class));
    }

    /** Does something on behalf of somebody. */
    <T> T as(Caller who, Supplier<T> work) {
        Caller before = caller;
        caller = who;
        try {
            return work.get();
        } finally {
            caller = before;
        }
    }

    static Problem refused(String code, Executable work) {
        Problem problem = assertThrows(Problem.class, work);
        assertEquals(code, problem.code());
        return problem;
    }

    private static Caller caller(String account, String scope, String... permissions) {
        return new Caller(account, account, "192.0.2.7",
                List.of(permissions).stream().map(permission -> new Grant("party-points." + permission, new UnitPath(scope))).toList());
    }

    private static Participant member(String number, String branch, Exemption exemption) {
        return new Participant(PROGRAM, number, "党员" + number, branch, number.equals("M2") ? "RETIRED" : "EMPLOYED", exemption, 1);
    }

    private Clock clock() {
        return new Clock() {

            @Override
            public Instant instant() {
                return today.atTime(10, 0).atZone(getZone()).toInstant();
            }

            @Override
            public ZoneId getZone() {
                return ZoneId.of("Asia/Shanghai");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    // Programs, Rulebooks, Participants

    private Program program(String module, String id) {
        return new Program(id, module, "r", 1, "DW", UnitPath.top("DW"), "2026", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), null, stage,
                null, 1);
    }

    private Page<Program> list(String module, Stage wanted, String unit, String after, int limit) {
        return new Page<>(List.of(program(module, PROGRAM)), null);
    }

    private RulebookView view(String module, String id, Integer version) {
        var daily = new ComponentView("daily", text("daily"), "0.7", true, null);
        var appraisal = new ComponentView("appraisal", text("appraisal"), "0.3", false, "100");
        return new RulebookView(new Rulebooks.Published(module, id, version, text(id)), List.of("EMPLOYED", "RETIRED"),
                withAppraisal ? List.of(daily, appraisal) : List.of(daily),
                List.of(item("volunteer-hour", List.of(), "0.5", null, true, "REQUIRED"), item("hard-task", List.of("EMPLOYED"), null, "3", true,
                        "OPTIONAL"), item("lesson", List.of(), "1", null, false, "NONE")),
                List.of(new TierView("excellent", text("优秀"), "90"), new TierView("qualified", text("合格"), "60"),
                        new TierView("unqualified", text("不合格"), "0")), List.of(), 7, 7, Map.of(), subjects);
    }

    private static ItemView item(String id, List<String> kinds, String points, String to, boolean declarable, String evidence) {
        return new ItemView(id, text(id), "daily", "service", kinds, points, to == null ? null : "1", to, null, null, declarable, evidence);
    }

    private static Text text(String text) {
        return new Text(text, text);
    }

    private Optional<Participant> find(String program, String subject) {
        return Optional.ofNullable(members.get(subject));
    }

    private Participant participant(String program, String subject) {
        return find(program, subject).orElseThrow(() -> new Problem(Problem.Kind.NOT_FOUND, "participant-unknown", text(subject), text(subject)));
    }

    private Page<Participant> list(String program, String unit, String after, int limit) {
        return new Page<>(members.values().stream().filter(member -> unit == null || member.unit().equals(unit)).toList(), null);
    }

    private List<Participant> among(String program, Collection<String> subjects) {
        return members.values().stream().filter(member -> subjects.contains(member.subject())).toList();
    }

    private List<UnitPath> units(String program) {
        return members.values().stream().map(member -> new UnitPath("/DW/" + member.unit() + "/")).distinct()
                .filter(branch -> caller.may("party-points." + Programs.READ, branch)).toList();
    }

    private Page<Participant> find(String program, Participants.Wanted wanted, String after, int limit) {
        return new Page<>(members.values().stream().filter(member -> (wanted.unit() == null || member.unit().equals(wanted.unit()))
                && (member.subject().startsWith(wanted.text()) || member.name().contains(wanted.text()))).toList(), null);
    }

    // Accounts

    /** The account {@code zhang} is that of M1, {@code zhang-too} as well. */
    private String person(String account) {
        return account.startsWith("zhang") ? "M1" : null;
    }

    // Ledger, Facts, Audit

    private List<Ledger.Recorded> record(Db db, String program, List<Ledger.NewEntry> fresh) {
        return fresh.stream().map(entry -> {
            entries.add(entry);
            BigDecimal points = entry.points() == null ? new BigDecimal("0.50") : entry.points();
            return new Ledger.Recorded(new Ledger.Entry(entries.size(), entry.subject(), entry.item(), entry.occurredOn(), entry.quantity(), points,
                    entry.key(), entry.source(), entry.note(), caller.account(), Instant.EPOCH, null, null, "hash"), true);
        }).toList();
    }

    private long hold(Db db, String program) {
        return entries.size();
    }

    /** Newest first, recorded when their notes say. */
    private Page<Ledger.Entry> latest(String program, Ledger.Wanted wanted, String before, int limit) {
        List<Ledger.Entry> found = new ArrayList<>();
        for (int at = entries.size(); at > 0; at--) {
            Ledger.NewEntry entry = entries.get(at - 1);
            if (!entry.occurredOn().isBefore(wanted.from()) && !entry.occurredOn().isAfter(wanted.until()) && members.get(entry.subject()).unit().equals(wanted.unit())) {
                found.add(new Ledger.Entry(at, entry.subject(), entry.item(), entry.occurredOn(), 1, BigDecimal.ONE, entry.key(), null, null, "a",
                        Instant.parse(entry.note()), null, null, "hash"));
            }
        }
        return new Page<>(found, null);
    }

    private void score(String program, List<Facts.Score> fresh) {
        scores.addAll(fresh);
    }

    private void write(Db db, Audit.Line line) {
        audit.add(line);
    }

    // Publicity, Filings

    private Publicity.Notice publish(Db db, Publicity.NewNotice fresh) {
        notices.add(fresh);
        return new Publicity.Notice("notice-" + notices.size(), fresh.module(), fresh.program(), fresh.about(), fresh.unit(), fresh.title(), today,
                today.plusDays(fresh.days()), "digest", caller.account(), Instant.EPOCH, null);
    }

    private Filings.Filing file(Db db, String module, String program, String about, String from, String to, String content) {
        filed.add(content);
        return new Filings.Filing("filing-" + filed.size(), module, program, about, from, "DW", content, "digest", caller.account(), Instant.EPOCH,
                null, null);
    }

    // Results

    private Map<String, Results.Why> statements(String program, Collection<String> subjects, String part) {
        whileStatementsAreRead.run();
        return subjects.stream().collect(Collectors.toMap(subject -> subject, subject -> statement(subject, part)));
    }

    private static Results.Why statement(String subject, String part) {
        BigDecimal points = new BigDecimal(subject.equals("M2") ? "-2.00" : "6.50");
        var daily = new Results.Why("daily", "COMPONENT", text("daily"), points, points, text(""), null, List.of());
        return new Results.Why(part, "RESULT", text(part), null, new BigDecimal("56.50"), text(""), null, List.of(daily));
    }

    private Page<Result> list(String program, String unit, String tier, Results.Order order, String after, int limit) {
        return new Page<>(tiers.entrySet().stream().filter(result -> result.getValue().equals(tier)).map(result -> new Result(result.getKey(),
                "党员", members.get(result.getKey()).unit(), Map.of(), BigDecimal.TEN, 1, tier, List.of()))
                .filter(result -> unit == null || result.unit().equals(unit)).toList(), null);
    }

    private Results.Count count(String program, String unit) {
        Map<String, Integer> counted = new TreeMap<>();
        tiers.values().forEach(tier -> counted.merge(tier, 1, Integer::sum));
        return new Results.Count(tiers.size(), 0, 0, counted);
    }

    /** The caller's thread, apart from the others, since the names of the methods meet. */
    private final class Gate {

        void refused(Caller who, String address, String permission) {
            refusals.add(who.account() + " " + permission);
        }

        Caller caller() {
            return caller;
        }

        void require(String permission, UnitPath place) {
            if (!caller.may(permission, place)) {
                throw new Problem(Problem.Kind.FORBIDDEN, "access-refused", text(permission), text(String.valueOf(place)));
            }
        }

        Object as(Caller who, Supplier<?> work) {
            return Town.this.as(who, work);
        }
    }

    /** Apart from the others, since the names of the methods meet. */
    static final class Units {

        List<Unit> known(Iterable<String> codes) {
            List<Unit> known = new ArrayList<>();
            codes.forEach(code -> known.add(unit(code)));
            return known;
        }

        Unit unit(String code) {
            UnitPath top = UnitPath.top("DW");
            return code.equals("DW") ? new Unit(code, "党委", null, Level.PARTY_COMMITTEE, top, null, null, 1)
                    : new Unit(code, "支部", "DW", Level.PARTY_BRANCH, top.child(code), null, null, 1);
        }
    }
}
