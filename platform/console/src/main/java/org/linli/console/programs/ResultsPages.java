package org.linli.console.programs;

import gg.jte.Content;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.Choice;
import org.linli.api.pages.Column;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Table;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Results.Quota;
import org.linli.api.programs.Results.Result;
import org.linli.api.rest.Limits;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.Ordered;
import org.linli.console.pages.programs.JtecompareGenerated;
import org.linli.console.pages.programs.JteresultsGenerated;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;

/** The results of the newest settlement, by rank, with what cuts the ranking. */
@Path("programs/{module}/{program}")
public final class ResultsPages {

    private static final int PAGE = 50;
    /** The column in whose order results stand, unit by unit. */
    private static final String RANK = "rank";
    private static final String TOTAL = "final";
    private static final String TIER = "tier";
    private static final int PRINTED = 2000;
    /** Results that a picture shows one by one. */
    private static final int DOTS = 200;
    /** Units that a list offers to choose from; one of more is looked for above all pages. */
    private static final int UNITS = 200;

    private final Results results;
    private final Programs programs;
    private final Desk desk;

    ResultsPages(Results results, Programs programs, Desk desk) {
        this.results = results;
        this.programs = programs;
        this.desk = desk;
    }

    /** A result in the table. */
    public record Listed(Result result, Text kind, String unit) {
    }

    /** A result beside that of the period before. @param before null for whoever had none */
    public record Compared(Result now, Result before) {
    }

    /**
     * What the page shows.
     *
     * @param kinds    what kind whoever is on the page is of, by number
     * @param among    what units are called, by code, where their results stand among each other; empty where each unit's are together
     * @param ordered  all of them in the order that they are in
     * @param dots     whom the picture of tiers shows; empty where there are too many
     * @param listed   how many results are on the page
     * @param filtered whether only some were asked for
     */
    public record Shown(Results.Settlement settlement, Results.Count count, Map<String, Text> units, List<Cuts.Row> rows, Map<String, Text> kinds,
                        Map<String, String> among, Ordered<Listed> ordered, String next, List<Result> dots, boolean whole, int listed, boolean filtered) {
    }

    @GET
    @Path("results")
    @Needs(Needs.SIGNED_IN)
    public Object results(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id);
        var wanted = wanted(opened, visit);
        Table<Listed> table = table(opened, wanted);
        var file = Files.wanted(table, visit);
        if (file != null) {
            return file;
        }
        boolean whole = visit.parameter("print") != null;
        Ordered<Listed> ordered = Ordered.of(table, visit);
        boolean ranked = ordered.sort().name().equals(RANK);
        Page<Listed> listed = whole ? printed(ordered.lines()) : ordered.lines().page(Parameters.given(visit, "after"), PAGE);
        Page<Result> page = listed.map(Listed::result);
        Results.Count count = results.count(id, opened.part());
        boolean reads = opened.may(Programs.READ);
        boolean few = reads && results.quotaSums(id, null).stream().mapToInt(Results.QuotaSum::units).sum() <= UNITS;
        List<Quota> quotas = opened.part() != null || few ? results.quotas(id, opened.part())
            : results.quotasIn(id, page.items().stream().map(Result::unit).distinct().toList());
        List<Result> dotted = count.all() > DOTS ? List.of() : results.find(id, new Results.Wanted(opened.part(), null, null, false, null), Results.Order.RANK, null, DOTS).items();
        Map<String, Text> kinds = new HashMap<>();
        listed.items().forEach(one -> kinds.put(one.result().subject(), one.kind()));
        Set<String> codes = new TreeSet<>(page.items().stream().map(Result::unit).toList());
        (opened.part() != null && few ? results.quotas(id, null) : quotas).forEach(quota -> codes.add(quota.unit()));
        Map<String, String> names = desk.unitNames(codes);
        boolean filtered = wanted.tier() != null || wanted.kind() != null || wanted.flagged() || wanted.text() != null;
        boolean several = count.all() > 0 && severalUnits(opened, page.items());
        List<Cuts.Row> rows = ranked ? new Cuts(opened.rules(), quotas, names, several).rows(page.items(), filtered)
            : page.items().stream().map(one -> new Cuts.Row(null, null, one)).toList();
        Map<String, Text> units = new LinkedHashMap<>();
        if (few || !reads) {
            codes.forEach(code -> units.put(code, new Text(names.get(code), names.get(code))));
        }
        var shown = new Shown(results.settlement(id), count, units, rows, kinds, ranked || !several ? Map.of() : names, ordered, page.next(), dotted, whole, page.items().size(), filtered);
        return opened.view(Desk.say("tab.results"), Body.of((out, none, sheet) -> JteresultsGenerated.render(out, none, sheet, opened, shown)));
    }

    /** What is put on paper at once: from the first on. */
    private static Page<Listed> printed(Table.Lines<Listed> lines) {
        List<Listed> all = new ArrayList<>();
        String next = null;
        do {
            Page<Listed> page = lines.page(next, Limits.MOST);
            all.addAll(page.items());
            next = page.next();
        } while (next != null && all.size() < PRINTED);
        return new Page<>(all, next);
    }

    private static boolean severalUnits(Opened opened, List<Result> page) {
        return page.stream().map(Result::unit).distinct().count() > 1 || opened.part() == null && page.stream().anyMatch(one -> !one.unit().equals(opened.program().unit()));
    }

    private static Results.Wanted wanted(Opened opened, Visit visit) {
        String tier = Parameters.given(visit, "tier");
        String known = opened.rules().tiers().stream().map(Tier::id).filter(id -> id.equals(tier)).findFirst().orElse(null);
        return new Results.Wanted(opened.part(), known, Parameters.given(visit, "kind"), Parameters.given(visit, "flagged") != null, Parameters.given(visit, "text"));
    }

    /** All of it, as files have it. */
    private Table<Listed> table(Opened opened, Results.Wanted wanted) {
        List<Column<Listed>> columns = new ArrayList<>(List.of(
            Column.<Listed>of(RANK, Desk.say("rank"), Column.Kind.NUMBER, one -> one.result().rank()),
            Column.<Listed>of("name", Desk.say("name"), Column.Kind.HEAD, one -> one.result().name()),
            Column.<Listed>of("number", Desk.say("number.of"), Column.Kind.DIM, one -> one.result().subject()),
            Column.<Listed>of("unit", Desk.say("unit"), Column.Kind.TEXT, Listed::unit)));
        if (!opened.rules().kinds().isEmpty()) {
            columns.add(Column.of("kind", Desk.say("kind"), Column.Kind.TEXT, Listed::kind));
        }
        for (Component component : opened.rules().components()) {
            columns.add(Column.of(score(opened.rules(), component), Ruled.text(component.title(), component.id()), Column.Kind.NUMBER, one -> one.result().components().get(component.id())));
        }
        columns.add(Column.of(TOTAL, Desk.say("final"), Column.Kind.NUMBER, one -> one.result().total()));
        if (!opened.rules().tiers().isEmpty()) {
            columns.add(Column.<Listed>of(TIER, Desk.say("tier"), Column.Kind.TEXT, one -> one.result().tier() == null ? null : Ruled.tier(opened.rules(), one.result().tier()))
                .sortedBy(one -> place(opened, one.result())));
        }
        columns.add(Column.of("reasons", Desk.say("flags"), Column.Kind.TEXT, one -> Flags.text(opened.rules(), one.result().reasons())));
        return new Table<>("results", Desk.say("tab.results"), columns, Desk.say("results.none"), Table.read(List.of(
            reading(opened, wanted, RANK, Results.Order.RANK), reading(opened, wanted, "-" + RANK, Results.Order.RANK_FALLING),
            reading(opened, wanted, TOTAL, Results.Order.TOTAL), reading(opened, wanted, "-" + TOTAL, Results.Order.TOTAL_FALLING),
            reading(opened, wanted, TIER, Results.Order.TIER), reading(opened, wanted, "-" + TIER, Results.Order.TIER_FALLING)), page -> {
            Map<String, Participant> people = opened.rules().kinds().isEmpty() ? Map.of() : desk.subjects(opened.program().id(), page.items().stream().map(Result::subject).toList());
            Map<String, String> units = desk.unitNames(page.items().stream().map(Result::unit).distinct().toList());
            return page.map(one -> new Listed(one, people.containsKey(one.subject()) ? Ruled.kind(opened.rules(), people.get(one.subject()).kind()) : null, units.get(one.unit())));
        })).ofPersons();
    }

    private Table.Reading<Result> reading(Opened opened, Results.Wanted wanted, String name, Results.Order order) {
        return new Table.Reading<>(name, (after, limit) -> results.find(opened.program().id(), wanted, order, after, limit));
    }

    /** The column of a component. */
    public static String score(Rulebook rules, Component component) {
        return "score-" + rules.components().indexOf(component);
    }

    /** The tiers with their counts, to be chosen from. */
    public static List<Choice> tiers(Sheet sheet, Opened opened, Results.Count count) {
        String now = sheet.visit().parameter("tier");
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(Desk.say("chip.all"), sheet.here(Changes.of("tier", null, "after", null)), now == null || now.isEmpty(), (long) count.all()));
        opened.rules().tiers().forEach(tier -> choices.add(new Choice(Ruled.tier(opened.rules(), tier.id()), sheet.here(Changes.of("tier", tier.id(), "after", null)),
            tier.id().equals(now), (long) count.tiers().getOrDefault(tier.id(), 0))));
        return choices;
    }

    /** Beside the results of the period before. */
    @GET
    @Path("comparison")
    @Needs(Needs.SIGNED_IN)
    public Object compare(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id);
        String previous = opened.program().previous();
        if (previous == null) {
            throw ProgramsRoom.MESSAGES.problem(Problem.Kind.NOT_FOUND, "no-previous");
        }
        Opened former = new Opened(programs.program(module, previous), opened.rules(), opened.unit(), null, opened.module(), List.of(), opened.caller());
        Table<Compared> table = new Table<>("comparison", Desk.say("compare.title"), List.of(
            Column.<Compared>of("name", Desk.say("name"), Column.Kind.HEAD, one -> one.now().name())
                .shown((sheet, one) -> Links.to(opened.at("results", one.now().subject()), one.now().name())),
            Column.<Compared>of("number", Desk.say("number.of"), Column.Kind.DIM, one -> one.now().subject()).wide(),
            Column.<Compared>of("before", Periods.title(former.program().period()), Column.Kind.NUMBER, one -> one.before() == null ? null : one.before().total()),
            Column.<Compared>of("now", Periods.title(opened.program().period()), Column.Kind.NUMBER, one -> one.now().total()),
            Column.<Compared>of("change", Desk.say("compare.change"), Column.Kind.NUMBER, ResultsPages::change)
                .shown((sheet, one) -> Links.pill(change(one) == null || change(one).signum() == 0 ? "dim" : change(one).signum() > 0 ? "jade" : "amber",
                    change(one) == null ? "" : (change(one).signum() > 0 ? "+" : "") + Ruled.score(change(one)))),
            Column.<Compared>of("tier-before", Desk.say("compare.tier-before"), Column.Kind.TEXT, one -> tier(opened, one.before()))
                .sortedBy(one -> place(opened, one.before())).shown((sheet, one) -> pill(sheet, opened, one.before())),
            Column.<Compared>of("tier-now", Desk.say("compare.tier-now"), Column.Kind.TEXT, one -> tier(opened, one.now())).sortedBy(one -> place(opened, one.now()))
                .shown((sheet, one) -> pill(sheet, opened, one.now()))),
            Desk.say("results.none"), Table.read((after, limit) -> beside(opened, previous, wanted(opened, visit), after, limit))).ofPersons();
        var file = Files.wanted(table, visit);
        return file != null ? file : opened.view(Desk.say("compare.title"), Body.of((out, none, sheet) -> JtecompareGenerated.render(out, none, sheet, opened, former, table)));
    }

    private Page<Compared> beside(Opened opened, String previous, Results.Wanted wanted, String after, int limit) {
        Page<Result> page = results.find(opened.program().id(), wanted, Results.Order.RANK, after, limit);
        Map<String, Result> before = new HashMap<>(results.among(previous, page.items().stream().map(Result::subject).toList()).stream()
            .collect(Collectors.toMap(Result::subject, Function.identity())));
        return page.map(one -> new Compared(one, before.get(one.subject())));
    }

    private static BigDecimal change(Compared one) {
        return one.before() == null || one.before().total() == null || one.now().total() == null ? null : one.now().total().subtract(one.before().total());
    }

    private static Text tier(Opened opened, Result result) {
        return result == null || result.tier() == null ? null : Ruled.tier(opened.rules(), result.tier());
    }

    /** The place of a result's tier among the rulebook's; null without one. */
    private static Integer place(Opened opened, Result result) {
        List<String> tiers = opened.rules().tiers().stream().map(Tier::id).toList();
        return result == null || result.tier() == null ? null : tiers.indexOf(result.tier());
    }

    private static Content pill(Sheet sheet, Opened opened, Result result) {
        return result == null || result.tier() == null ? out -> { } : Links.pill(sheet, Ruled.look(opened.rules(), result.tier()), Ruled.tier(opened.rules(), result.tier()));
    }
}
