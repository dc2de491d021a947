package org.linli.console.programs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Results.Quota;
import org.linli.api.programs.Results.Result;
import org.linli.api.security.Needs;
import org.linli.api.territory.Unit;
import org.linli.console.Body;
import org.linli.console.pages.programs.JtecardGenerated;
import org.linli.console.pages.programs.JtewhyGenerated;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;

/** Why a result is as it is, from the entries to the tier; and the registration card, which says the same on paper. */
@Path("programs/{module}/{program}")
public final class WhyPages {

    private static final int PEERS = 60;

    private final Results results;
    private final Participants participants;
    private final Desk desk;

    WhyPages(Results results, Participants participants, Desk desk) {
        this.results = results;
        this.participants = participants;
        this.desk = desk;
    }

    /**
     * What the page shows.
     *
     * @param says   the whole way in one sentence
     * @param count  how many are ranked where this one is; null where its reader may not see the others
     * @param quota  of the highest tier that the score reaches; null where it has none
     * @param tied   the others with the same rank; empty where its reader may not see them
     * @param ahead  those who have the places; empty as well
     * @param before the result of the period before; null for none
     */
    public record Shown(Results.Why why, Result result, Participant one, Flow flow, String says, Quota quota, Tier reached, List<Result> tied, List<Result> ahead,
                        Results.Settlement settlement, String settledBy, Result before, String unit) {

        /** In which third of the tier that it reaches the score lies, from below: 0 to 2. */
        public int third(Rulebook rules) {
            int at = rules.tiers().indexOf(reached);
            BigDecimal top = at > 0 ? rules.tiers().get(at - 1).from() : rules.scale() == null ? null : rules.scale().max();
            if (top == null || top.compareTo(reached.from()) <= 0) {
                return 1;
            }
            return (int) Math.min(2, Math.floor(result.total().subtract(reached.from()).doubleValue() / top.subtract(reached.from()).doubleValue() * 3));
        }
    }

    @GET
    @Path("results/{subject}")
    @Needs(Needs.SIGNED_IN)
    public View why(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("subject") String subject) {
        Opened opened = desk.open(visit, module, id);
        Results.Why why = results.why(id, subject);
        Result result = results.among(id, List.of(subject)).stream().findFirst()
            .orElseThrow(() -> ProgramsRoom.MESSAGES.problem(Problem.Kind.NOT_FOUND, "no-result"));
        Participant one = participants.find(id, subject).orElse(null);
        Unit unit = desk.units(List.of(result.unit())).get(result.unit());
        boolean others = opened.may(Programs.READ) || unit != null && opened.caller().may(module + "." + Programs.READ, unit.path());
        Tier reached = result.total() == null ? null : opened.rules().tiers().stream().filter(tier -> result.total().compareTo(tier.from()) >= 0).findFirst().orElse(null);
        Quota quota = others && reached != null && reached.quota() != null
            ? results.quotas(id, result.unit()).stream().filter(each -> each.tier().equals(reached.id())).findFirst().orElse(null) : null;
        List<Result> ranked = quota == null ? List.of()
            : results.find(id, new Results.Wanted(result.unit(), null, null, false, null), Results.Order.RANK, null, PEERS).items();
        boolean tie = result.reasons().contains("QUOTA_TIE");
        List<Result> tied = ranked.stream().filter(each -> result.rank() != null && result.rank().equals(each.rank()) && !each.subject().equals(subject))
            .filter(each -> !tie || each.reasons().contains("QUOTA_TIE")).toList();
        List<Result> ahead = quota == null ? List.of() : ranked.stream().filter(each -> quota.tier().equals(each.tier())).toList();
        Result before = opened.program().previous() == null ? null : results.among(opened.program().previous(), List.of(subject)).stream().findFirst().orElse(null);
        Results.Settlement settlement = others && opened.may(Programs.READ) ? results.settlement(id) : null;
        Flow flow = Flow.of(opened.rules(), opened.program().period(), why);
        var sentence = new Sentence(opened.rules(), result, reached, quota, tied.size() + 1);
        return opened.view(new Text(result.name(), result.name()), Body.of((out, none, sheet) -> JtewhyGenerated.render(out, none, sheet, opened,
            new Shown(why, result, one, flow, sheet.say(sentence.text()), quota, reached, tied, ahead, settlement, settlement == null ? null : desk.account(settlement.by()),
                before, unit == null ? result.unit() : unit.name())))).under(Desk.say("tab.results"), opened.at("results"));
    }

    /** The registration card: what was recorded and what counts, to be signed. */
    @GET
    @Path("card/{subject}")
    @Needs(Needs.SIGNED_IN)
    public View card(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("subject") String subject) {
        Opened opened = desk.open(visit, module, id);
        Participant one = participants.participant(id, subject);
        Result result = opened.program().stage().hasResults() ? results.among(id, List.of(subject)).stream().findFirst().orElse(null) : null;
        Results.Why why = result != null ? results.why(id, subject) : results.statement(id, subject, null);
        Map<String, String> units = desk.unitNames(List.of(one.unit()));
        Flow flow = Flow.of(opened.rules(), opened.program().period(), why);
        return opened.view(Desk.say("card.of", one.name()), Body.of((out, none, sheet) ->
            JtecardGenerated.render(out, none, sheet, opened, one, result, why, flow, units.get(one.unit())))).under(new Text(one.name(), one.name()), opened.at("participants", subject));
    }
}
