package org.linli.partypoints;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Problem.Fault;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.people.Masked;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Meeting;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Rulebooks.ComponentView;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.api.publicity.Publicity;
import org.linli.api.publicity.UpperHalf;
import org.linli.api.rest.Limits;
import org.linli.api.rest.Versions;
import org.linli.api.security.Audit;
import org.linli.partypoints.Appraisal.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The democratic appraisal: a meeting, its ballots, and their count, which becomes the members' score of the component (P2). */
@Component(service = Appraisals.class)
public final class Appraisals {

    /** Permission to report the meeting of a branch and count its ballots. */
    static final String WRITE = "party-points.appraisals.write";
    /** Permission to enter ballots, and nothing else of it. */
    static final String BALLOTS = "party-points.ballots.write";
    static final String READ = MemberRegister.READ;
    private static final Messages MESSAGES = Messages.beside(Appraisals.class);
    private static final int USUAL_DAYS = 7;

    private final Transactions transactions;
    private final MemberRegister register;
    private final Facts facts;
    private final Publicity publicity;
    private final Audit audit;
    private final AppraisalStore store = new AppraisalStore();
    private final BallotStore ballots = new BallotStore();

    @Activate
    public Appraisals(@Reference(target = "(linli.schema=party-points)") Schema schema, @Reference Transactions transactions,
            @Reference MemberRegister register, @Reference Facts facts, @Reference Publicity publicity, @Reference Audit audit) {
        this.transactions = transactions;
        this.register = register;
        this.facts = facts;
        this.publicity = publicity;
        this.audit = audit;
    }

    Appraisal open(String program, Opening opening) {
        Program running = register.program(program);
        String branch = Words.required(opening.branch(), 40, "branch");
        register.require(WRITE, running, branch);
        register.requireRecords(running);
        ComponentView component = component(register.rules(running));
        register.members(running, branch);
        Meeting meeting = Meeting.reported(opening.date(), opening.present(), opening.entitled(), opening.minutes(), running.from(),
                register.today());
        int watchers = opening.watchers() == null ? 0 : opening.watchers();
        if (watchers < 0) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "watchers").at("watchers");
        }
        var fresh = new Appraisal(Ids.next(), program, branch, component.id(), meeting, watchers, State.OPEN, 0, null, null, null,
                register.caller().account(), register.clock().instant(), null, null, 1);
        try {
            return transactions.write(db -> {
                store.add(db, fresh);
                audit.write(db, new Audit.Line("appraisal.opened", fresh.id(), branch, null, meeting.date() + " " + meeting.present()));
                return find(db, program, fresh.id());
            });
        } catch (DuplicateKey held) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "appraisal-held", branch);
        }
    }

    Appraisal appraisal(String program, String id) {
        Program running = register.program(program);
        Appraisal found = transactions.read(db -> find(db, program, id));
        register.require(READ, running, found.branch());
        return found;
    }

    Page<Appraisal> list(String program, String branch, String after, Integer limit) {
        register.require(READ, register.program(program), branch);
        int most = Limits.of(limit);
        return transactions.read(db -> Page.cut(store.list(db, program, branch, after, most + 1), most, Appraisal::id));
    }

    /** Those of the branches in and below a unit that the caller may see, at most 500. @param unit null for all */
    List<Appraisal> of(Program program, String unit) {
        Set<String> branches = register.scope(program, unit);
        return transactions.read(db -> store.list(db, program.id(), branches, Limits.MOST));
    }

    /** Who is scored on the ballots of an appraisal, by number. */
    List<Participant> assessed(Program program, Appraisal appraisal) {
        return register.members(program, appraisal.branch()).stream().filter(member -> !member.exempt()).toList();
    }

    /** The most that a ballot gives to one. */
    BigDecimal most(Program program, Appraisal appraisal) {
        return max(register.rules(program), appraisal.component());
    }

    /** What the count gave each member, by number. */
    List<Mean> means(Program program, Appraisal appraisal) {
        register.require(READ, program, appraisal.branch());
        return transactions.read(db -> store.means(db, appraisal.id()));
    }

    /** Enters a slip; entered again under the same rater, its scores replace the former ones. */
    Appraisal enter(String program, String id, Slip slip) {
        Program running = register.program(program);
        String rater = Words.required(slip.rater(), 100, "rater");
        return transactions.write(db -> {
            Appraisal open = store.lock(db, program, id).orElseThrow(() -> unknown(id));
            register.require(BALLOTS, running, open.branch());
            requireOpen(open);
            check(running, open, rater, slip.scores());
            Map<String, BigDecimal> before = ballots.scores(db, id, rater);
            boolean fresh = ballots.put(db, id, rater, slip.scores());
            ballots.requireAtMost(db, id, open.meeting().present());
            Map<String, BigDecimal> after = ballots.scores(db, id, rater);
            audit.write(db, fresh ? new Audit.Line("ballot.entered", id, open.branch(), null, null)
                    : new Audit.Line("ballot.corrected", id, open.branch(), differing(before, after), differing(after, before)));
            return find(db, program, id);
        });
    }

    /** Counts: the means become the members' scores, and hang on the branch's board; whose ballot was whose is wiped. */
    Appraisal count(String program, String id, int version) {
        Program running = register.program(program);
        register.requireRecords(running);
        return transactions.write(db -> {
            Appraisal open = store.lock(db, program, id).orElseThrow(() -> unknown(id));
            register.require(WRITE, running, open.branch());
            Versions.same(version, open.version());
            requireOpen(open);
            Map<String, Participant> assessed = register.members(running, open.branch()).stream().filter(member -> !member.exempt())
                    .collect(Collectors.toMap(Participant::subject, Function.identity()));
            BallotCount count = BallotCount.of(id, ballots.list(db, id), assessed.keySet().stream().sorted().toList());
            if (!count.stands(open.meeting().entitled(), assessed.size())) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "ballots-few", String.valueOf(count.valid()), String.valueOf(count.invalid()),
                        String.valueOf(open.meeting().entitled())).with("valid", count.valid()).with("invalid", count.invalid())
                        .listing(shortcomings(count, assessed.keySet()));
            }
            facts.score(program, count.means().entrySet().stream()
                    .map(mean -> new Facts.Score(mean.getKey(), open.component(), mean.getValue(), "appraisal:" + id)).toList());
            ballots.wipeMarks(db, id);
            store.add(db, id, count.members());
            int days = register.rules(running).publicityDays();
            var notice = publicity.publish(db, notice(running, open, count, assessed, days == 0 ? USUAL_DAYS : days));
            store.counted(db, open, count, notice.id(), register.caller().account(), register.clock().instant());
            audit.write(db, new Audit.Line("appraisal.counted", id, open.branch(), null, count.valid() + " + " + count.invalid()));
            return find(db, program, id);
        });
    }

    /** What keeps a count from standing, slip by slip. */
    private static List<Fault> shortcomings(BallotCount count, Set<String> assessed) {
        var faults = new ArrayList<Fault>();
        count.incomplete().forEach(one -> faults.add(new Fault("ballots", MESSAGES.text("ballot.incomplete", one.slip() == null ? "?" : one.slip(), String.valueOf(one.missing().size()),
                String.join(", ", one.missing())))));
        assessed.stream().filter(member -> !count.means().containsKey(member)).sorted()
                .forEach(member -> faults.add(new Fault("ballots", MESSAGES.text("ballot.unscored", member))));
        return faults;
    }

    /** The scores that are others there: all of a member's own slip would name everybody but that member, and the audit is kept for good. */
    private static String differing(Map<String, BigDecimal> scores, Map<String, BigDecimal> there) {
        return scores.entrySet().stream().filter(score -> !score.getValue().equals(there.get(score.getKey())))
                .map(score -> score.getKey() + " " + score.getValue().toPlainString()).collect(Collectors.joining(", "));
    }

    private static Publicity.NewNotice notice(Program program, Appraisal open, BallotCount count, Map<String, Participant> assessed, int days) {
        var upper = new UpperHalf(count.means().values());
        List<List<String>> rows = count.means().entrySet().stream().filter(mean -> upper.shows(mean.getValue()))
                .map(mean -> List.of(Masked.name(assessed.get(mean.getKey()).name()), mean.getValue().toPlainString())).toList();
        return new Publicity.NewNotice(program.module(), program.id(), "appraisal:" + open.id(), open.branch(),
                MESSAGES.text("appraisal.notice", program.period(), open.meeting().date().toString(), String.valueOf(count.valid())), days,
                List.of(MESSAGES.text("column.name"), MESSAGES.text("column.appraisal")), rows, QuarterSheet.hidden(count.means().size() - rows.size()));
    }

    private void check(Program program, Appraisal open, String rater, Map<String, BigDecimal> scores) {
        var rules = new BallotRules(max(register.rules(program), open.component()));
        Map<String, Participant> members = register.members(program, open.branch()).stream()
                .collect(Collectors.toMap(Participant::subject, Function.identity()));
        var faults = new ArrayList<Fault>();
        scores.forEach((person, score) -> {
            BallotRules.fault(rater, person, open.branch(), members.get(person)).ifPresent(what -> faults.add(new Fault("scores." + person, what)));
            rules.fault(score).ifPresent(what -> faults.add(new Fault("scores." + person, what)));
        });
        members.values().stream().filter(member -> !member.exempt() && !member.subject().equals(rater)
                && !scores.containsKey(member.subject())).forEach(member -> faults.add(new Fault("scores." + member.subject(),
                        MESSAGES.text("ballot.missing", member.subject()))));
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "ballot").listing(faults);
        }
    }

    /** The component that the appraisal gives: the one called so, or the only one that isn't made of points. */
    static ComponentView component(RulebookView rules) {
        List<ComponentView> scored = rules.components().stream().filter(component -> !component.points()).toList();
        return scored.stream().filter(component -> component.id().equals("appraisal") || scored.size() == 1).findFirst()
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.CONFLICT, "no-appraisal", rules.identity().id()));
    }

    static BigDecimal max(RulebookView rules, String component) {
        return rules.components().stream().filter(one -> one.id().equals(component)).map(one -> new BigDecimal(one.max())).findFirst()
                .orElseThrow();
    }

    private static void requireOpen(Appraisal appraisal) {
        if (appraisal.state() != State.OPEN) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "appraisal-counted", appraisal.branch());
        }
    }

    private Appraisal find(Db db, String program, String id) {
        return store.find(db, program, id).orElseThrow(() -> unknown(id));
    }

    private static Problem unknown(String id) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "appraisal-unknown", id);
    }
}
