package org.linli.scoring.rulebook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versioned rules of a program; a published version never changes.
 *
 * @param subjects   PERSON, HOUSEHOLD, PLACE, ORGANISATION or the name of a {@link UnitLevel}
 * @param ungraded   kinds that take part without a grade (X14)
 * @param tiers      high to low; empty where nothing is graded
 * @param tieBreakers component ids; the higher value wins
 * @param stars      or null
 * @param publicity  or null
 */
public record Rulebook(String id, int version, String module, Title title, Cycle cycle, String subjects, Scale scale,
                       List<Kind> kinds, List<String> ungraded, List<Component> components,
                       List<Indicator> indicators, List<Panel> panels, List<Metric> metrics,
                       List<ChecklistItem> checklist, List<VisitKind> visitKinds, List<Veto> vetoes,
                       List<Disqualifier> disqualifiers, List<Tier> tiers, List<String> tieBreakers, StarRule stars,
                       Publicity publicity) {

    public Rulebook {
        kinds = List.copyOf(kinds);
        ungraded = List.copyOf(ungraded);
        components = List.copyOf(components);
        indicators = List.copyOf(indicators);
        panels = List.copyOf(panels);
        metrics = List.copyOf(metrics);
        checklist = List.copyOf(checklist);
        visitKinds = List.copyOf(visitKinds);
        vetoes = List.copyOf(vetoes);
        disqualifiers = List.copyOf(disqualifiers);
        tiers = List.copyOf(tiers);
        tieBreakers = List.copyOf(tieBreakers);
    }

    /** Every item of every component, in the order of the rulebook. */
    public Stream<Item> items() {
        return components.stream().filter(c -> c.points() != null)
                .flatMap(c -> c.points().categories().stream()).flatMap(c -> c.items().stream());
    }

    /** The item of that id, if the rulebook has one. */
    public Optional<Item> item(String itemId) {
        return items().filter(i -> i.id().equals(itemId)).findFirst();
    }
}
