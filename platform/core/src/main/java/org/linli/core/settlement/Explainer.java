package org.linli.core.settlement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results;
import org.linli.api.programs.Results.Settlement;
import org.linli.core.settlement.ResultStore.Stored;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.Grade;
import org.linli.scoring.Grade.QuotaPlaces;
import org.linli.scoring.Grader;
import org.linli.scoring.Period;
import org.linli.scoring.PointsScorer;
import org.linli.scoring.ScoreSheet;
import org.linli.scoring.Tally;
import org.linli.scoring.Why;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Tier;
import org.linli.scoring.rulebook.Title;

/** Explains one subject's result or standing from the program's records. */
final class Explainer {

    private static final Messages MESSAGES = Messages.beside(Explainer.class);
    private static final String VETO = "VETO:";

    private final Program program;
    private final CompiledRulebook rulebook;
    private final PointsScorer scorer;

    Explainer(Program program, CompiledRulebook rulebook) {
        this.program = program;
        this.rulebook = rulebook;
        this.scorer = new PointsScorer(rulebook);
    }

    /**
     * Explains a result as it was settled, whatever was recorded since.
     *
     * @param kind       the subject's kind; null without one
     * @param quotaUnits the units that it counts in, one for each level of quotas
     */
    Results.Why result(Db db, Settlement settlement, Stored stored, String kind, List<String> quotaUnits) {
        List<Tally> tallies = new ArrayList<>();
        TallySource.entries(program.id(), settlement.ledgerPosition(), EntrySums.recorded(rulebook))
                .read(db, stored.subject(), stored.subject(), (subject, tally) -> tallies.add(tally));
        ScoreSheet sheet = scorer.score(kind, tallies, scores(stored));
        List<String> reasons = stored.reasons() == null ? List.of() : List.of(stored.reasons().split(";"));
        List<String> vetoes = reasons.stream().filter(reason -> reason.startsWith(VETO)).map(reason -> reason.substring(VETO.length())).toList();
        String merit = merit(sheet, quotaUnits);
        List<QuotaPlaces> quotas = vetoes.isEmpty() ? quotas(db, settlement, merit, stored.tier(), quotaUnits) : List.of();
        var grade = new Grade(stored.total(), stored.rank(), stored.ranked(), stored.tier(), merit, quotas, reasons);
        Map<String, Text> sources = new ScoreSources(program.id()).of(db, stored.subject(), scores(stored));
        Text basis = MESSAGES.text("why.basis", rulebookTitle(), String.valueOf(settlement.rulebookVersion()),
                String.valueOf(settlement.number()), String.valueOf(settlement.ledgerPosition()));
        return new Ways(program, stored.subject(), sheet, vetoFacts(db, stored.subject()), sources)
                .of(Why.of(rulebook.rulebook(), sheet, grade), title(stored.subject(), stored.name(), program.period()), basis);
    }

    private Text rulebookTitle() {
        Title of = rulebook.rulebook().title();
        return new Text(of.zh(), of.en());
    }

    /** Whose result it is, of what and when. */
    private Text title(String subject, String name, String period) {
        return MESSAGES.text("why.title", name, subject, rulebookTitle(), period);
    }

    /** The brought-in scores that the result was made of. */
    private Map<String, BigDecimal> scores(Stored stored) {
        List<Component> components = rulebook.rulebook().components();
        var result = stored.result(components.stream().map(Component::id).toList());
        Map<String, BigDecimal> scores = new HashMap<>();
        components.stream().filter(component -> component.points() == null && result.components().get(component.id()) != null)
                .forEach(component -> scores.put(component.id(), result.components().get(component.id())));
        return scores;
    }

    /** The tier that the score alone leads to. */
    private String merit(ScoreSheet sheet, List<String> quotaUnits) {
        var alone = new Grader(rulebook);
        alone.add(sheet, quotaUnits, List.of());
        return alone.grade().of(0).merit();
    }

    private List<QuotaPlaces> quotas(Db db, Settlement settlement, String merit, String tier, List<String> quotaUnits) {
        List<QuotaPlaces> kept = SettlementStore.quotasOf(db, settlement.id(), rulebook.rulebook(), quotaUnits);
        List<QuotaPlaces> quotas = new ArrayList<>();
        boolean between = false;
        for (Tier one : rulebook.rulebook().tiers()) {
            between |= one.id().equals(merit);
            if (between && one.quota() != null) {
                String unit = quotaUnits.get(rulebook.quotaLevels().indexOf(one.quota().of()));
                kept.stream().filter(quota -> quota.tier().equals(one.id()) && quota.unit().equals(unit)).forEach(quotas::add);
            }
            if (one.id().equals(tier)) {
                break;
            }
        }
        return quotas;
    }

    private Map<String, Text> vetoFacts(Db db, String subject) {
        Map<String, Text> facts = new HashMap<>();
        db.each("select veto, occurred_on, facts from vetoes where town = ? and program = ? and subject = ? and lifted is null order by id",
                row -> facts.put(row.text(1), MESSAGES.text("veto.facts", row.date(2).toString(), row.text(3))),
                db.town(), program.id(), subject);
        return facts;
    }

    /** How participants stand now, from their tallies, by subject. @param part null for the cycle so far */
    Map<String, Results.Why> standings(Db db, List<Participant> participants, long ledgerPosition, String part) {
        List<RecordsReader.Assessed> assessed = participants.stream().map(one -> new RecordsReader.Assessed(one.subject(), "", "", one.kind())).toList();
        Map<String, SubjectRecords> records = RecordsReader.recordsOf(db, program.id(), assessed, rulebook);
        Map<String, Results.Why> standings = new HashMap<>();
        participants.forEach(one -> standings.put(one.subject(), standing(db, one, records.get(one.subject()), ledgerPosition, part)));
        return standings;
    }

    private Results.Why standing(Db db, Participant participant, SubjectRecords records, long ledgerPosition, String part) {
        String subject = participant.subject();
        String kind = participant.kind();
        String period = part == null ? program.period() : part;
        Text title = title(subject, participant.name(), period);
        Text basis = MESSAGES.text("why.basis-now", rulebookTitle(), String.valueOf(program.rulebookVersion()), String.valueOf(ledgerPosition));
        ScoreSheet soFar = scorer.score(kind, records.tallies(), records.scores());
        if (part == null) {
            Map<String, Text> sources = new ScoreSources(program.id()).of(db, subject, records.scores());
            return new Ways(program, subject, soFar, Map.of(), sources).of(Why.of(rulebook.rulebook(), soFar, null), title, basis);
        }
        Period within = part(part);
        ScoreSheet end = scorer.scoreUntil(YearMonth.from(within.to()), kind, records.tallies(), records.scores());
        ScoreSheet before = scorer.scoreUntil(YearMonth.from(within.from()).minusMonths(1), kind, records.tallies(), records.scores());
        return new PartStatement(rulebook.rulebook(), within, new Ways(program, subject, end, Map.of(), Map.of()), before, end).why(title, basis);
    }

    private Period part(String code) {
        return Optional.of(code).map(Explainer::period).filter(period -> program.from().compareTo(period.from()) <= 0
                        && period.to().compareTo(program.to()) <= 0)
                .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "statement-part", code, program.period()).at("part"));
    }

    /** Null for what is no period. */
    private static Period period(String code) {
        try {
            return Period.of(code);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
