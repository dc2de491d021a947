package org.linli.console.programs;

import gg.jte.Content;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.linli.api.Text;
import org.linli.api.ledger.Ledger;
import org.linli.api.pages.Card;
import org.linli.api.pages.Chart;
import org.linli.api.pages.Sheet;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Stage;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.scoring.rulebook.Category;
import org.linli.scoring.rulebook.Rulebook;

/** How programs stand, on the first page: points by month, and tiers by unit. */
final class ProgramCards {

    /** Participants whose months are added up while a page is drawn. */
    private static final int ADDED_UP = 1_000;
    private static final int PROGRAMS = 20;
    private static final int PARTS = 4;
    private static final int BARS = 16;
    private static final Chart.Colour[] COLOURS = {Chart.Colour.JADE, Chart.Colour.INDIGO, Chart.Colour.OCHRE, Chart.Colour.OLIVE, Chart.Colour.PLUM};

    private final Programs programs;
    private final Participants participants;
    private final Ledger ledger;
    private final Results results;
    private final RuleShelf shelf;
    private final Territory territory;

    ProgramCards(Programs programs, Participants participants, Ledger ledger, Results results, RuleShelf shelf, Territory territory) {
        this.programs = programs;
        this.participants = participants;
        this.ledger = ledger;
        this.results = results;
        this.shelf = shelf;
        this.territory = territory;
    }

    List<Card> all() {
        return List.of(new Card(Ruled.say("card.months"), Territory.READ, "/programs", true, this::months),
            new Card(Ruled.say("card.tiers"), Territory.READ, "/programs", true, this::tiers));
    }

    /** The newest program at one of the stages that has to do with a unit, and the part of it that is looked at. @param part null for all of it */
    private record Found(Program program, String part) {
    }

    private Found newest(Sheet sheet, String unit, String ending, List<Stage> stages) {
        UnitPath path = unit == null ? null : territory.known(List.of(unit)).stream().findFirst().map(Unit::path).orElse(null);
        return stages.stream().flatMap(stage -> programs.standing(stage, null, PROGRAMS).stream()).sorted(Comparator.comparing(Program::id).reversed())
            .filter(program -> path == null || path.isWithin(program.path()) || program.path().isWithin(path))
            .filter(program -> sheet.visit().caller().may(program.module() + "." + ending, path != null && path.isWithin(program.path()) ? path : program.path()))
            .findFirst().map(program -> new Found(program, path != null && path.isWithin(program.path()) && !unit.equals(program.unit()) ? unit : null)).orElse(null);
    }

    private Content months(Sheet sheet, String unit) {
        Found found = newest(sheet, unit, Ledger.READ, List.of(Stage.OPEN, Stage.PRELIMINARY, Stage.PUBLISHED));
        if (found == null || participants.moreThan(found.program().id(), found.part(), ADDED_UP)) {
            return null;
        }
        Rulebook rules = shelf.of(found.program());
        Map<String, Text> titles = new LinkedHashMap<>();
        Map<String, String> categories = new LinkedHashMap<>();
        for (Category category : Ruled.categories(rules)) {
            titles.put(category.id(), Ruled.text(category.title(), category.id()));
            category.items().forEach(item -> categories.put(item.id(), category.id()));
        }
        Map<YearMonth, Map<String, BigDecimal>> months = new TreeMap<>();
        for (var month = YearMonth.from(found.program().from()); !month.isAfter(YearMonth.from(found.program().to())); month = month.plusMonths(1)) {
            months.put(month, new LinkedHashMap<>());
        }
        for (Ledger.Month one : ledger.months(found.program().id(), found.part())) {
            String part = one.points().signum() < 0 ? "−" : categories.getOrDefault(one.item(), "");
            months.computeIfAbsent(one.month(), first -> new LinkedHashMap<>()).merge(part, one.points(), BigDecimal::add);
        }
        List<Chart.Series> series = series(months, titles);
        if (series.isEmpty()) {
            return null;
        }
        List<Text> names = months.keySet().stream().map(month -> Periods.slot(month.toString())).toList();
        return sheet.chart(new Chart(Chart.Kind.MONTHS, Ruled.say("card.months.says", title(found)), names, series));
    }

    /** The categories with most points, the others together, and what was deducted. */
    private static List<Chart.Series> series(Map<YearMonth, Map<String, BigDecimal>> months, Map<String, Text> titles) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        months.values().forEach(month -> month.forEach((part, points) -> sums.merge(part, points, BigDecimal::add)));
        List<String> most = sums.keySet().stream().filter(part -> !part.equals("−")).sorted(Comparator.comparing(sums::get).reversed()).limit(PARTS).toList();
        List<Chart.Series> series = new ArrayList<>();
        for (int at = 0; at < most.size(); at++) {
            String part = most.get(at);
            series.add(new Chart.Series(titles.getOrDefault(part, Ruled.say("card.others")), COLOURS[at], months.values().stream().map(month -> month.get(part)).toList(), false));
        }
        if (sums.keySet().stream().anyMatch(part -> !part.equals("−") && !most.contains(part))) {
            series.add(new Chart.Series(Ruled.say("card.others"), Chart.Colour.MUTE, months.values().stream().map(month -> month.entrySet().stream()
                .filter(part -> !part.getKey().equals("−") && !most.contains(part.getKey())).map(Map.Entry::getValue).reduce(BigDecimal.ZERO, BigDecimal::add)).toList(), false));
        }
        if (sums.containsKey("−")) {
            series.add(new Chart.Series(Ruled.say("card.deductions"), Chart.Colour.CINNABAR, months.values().stream().map(month -> month.get("−")).toList(), false));
        }
        return series;
    }

    private Content tiers(Sheet sheet, String unit) {
        Found found = newest(sheet, unit, Programs.READ, List.of(Stage.PRELIMINARY, Stage.PUBLISHED, Stage.APPROVED, Stage.FILED, Stage.CLOSED));
        if (found == null) {
            return null;
        }
        Rulebook rules = shelf.of(found.program());
        List<Results.InUnit> units = results.units(found.program().id(), found.part(), BARS);
        if (units.size() < 2 || rules.tiers().isEmpty()) {
            return null;
        }
        Map<String, String> names = new LinkedHashMap<>();
        territory.known(units.stream().map(Results.InUnit::unit).toList()).forEach(one -> names.put(one.code(), one.name()));
        List<Chart.Series> series = rules.tiers().stream().map(tier -> new Chart.Series(Ruled.text(tier.title(), tier.id()),
            Chart.Colour.valueOf(Ruled.colour(rules, tier.id()).toUpperCase(Locale.ROOT)),
            units.stream().map(one -> BigDecimal.valueOf(one.tiers().getOrDefault(tier.id(), 0))).toList(), false)).toList();
        return sheet.chart(new Chart(Chart.Kind.SHARES, Ruled.say("card.tiers.says", title(found)),
            units.stream().map(one -> new Text(names.getOrDefault(one.unit(), one.unit()), names.getOrDefault(one.unit(), one.unit()))).toList(), series));
    }

    private Text title(Found found) {
        Text scheme = found.program().title() == null ? Ruled.text(shelf.of(found.program()).title()) : new Text(found.program().title(), found.program().title());
        return Ruled.say("create.previous.choice", scheme, Periods.title(found.program().period()));
    }
}
