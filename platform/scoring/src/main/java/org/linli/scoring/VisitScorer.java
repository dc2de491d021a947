package org.linli.scoring;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.scoring.rulebook.ChecklistItem;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.VisitKind;

/** Scores inspections: a visit, a month of visits, a quarter of months (S1). */
public final class VisitScorer {

    private static final BigDecimal FULL = BigDecimal.valueOf(100);

    private final Rulebook rulebook;

    public VisitScorer(Rulebook rulebook) {
        if (rulebook.checklist().isEmpty()) {
            throw new IllegalArgumentException("Rulebook " + rulebook.id() + " has no checklist");
        }
        this.rulebook = rulebook;
    }

    /**
     * One visit: 100 less deductions, each item up to its most and never below the scale; or, where the checklist gives
     * points, achieved over possible × 100.
     *
     * @param found by item id, how often it was found, or the points achieved; an item that isn't named was found 0
     *              times, or not looked at and left out of what is possible
     * @throws IllegalArgumentException if an item is not on the checklist, a value is below zero or above its max
     */
    public Ratio visit(Map<String, BigDecimal> found) {
        for (Map.Entry<String, BigDecimal> line : found.entrySet()) {
            ChecklistItem item = rulebook.checklist().stream().filter(i -> i.id().equals(line.getKey())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Not on the checklist: " + line.getKey()));
            if (line.getValue().signum() < 0 || item.max() != null && line.getValue().compareTo(item.max()) > 0) {
                throw new IllegalArgumentException("Out of range for " + item.id() + ": " + line.getValue());
            }
        }
        return rulebook.checklist().get(0).deduct() != null ? deducted(found) : achieved(found);
    }

    private Ratio deducted(Map<String, BigDecimal> found) {
        BigDecimal score = FULL;
        for (ChecklistItem item : rulebook.checklist()) {
            BigDecimal off = item.deduct().multiply(found.getOrDefault(item.id(), BigDecimal.ZERO));
            score = score.subtract(item.atMost() == null ? off : off.min(item.atMost()));
        }
        return Ratio.of(rulebook.scale().clamp(score));
    }

    private Ratio achieved(Map<String, BigDecimal> found) {
        BigDecimal points = BigDecimal.ZERO;
        BigDecimal possible = BigDecimal.ZERO;
        for (ChecklistItem item : rulebook.checklist()) {
            if (found.containsKey(item.id())) {
                points = points.add(found.get(item.id()));
                possible = possible.add(item.max());
            }
        }
        if (possible.signum() == 0) {
            throw new IllegalArgumentException("The visit looked at nothing");
        }
        return Ratio.of(points).times(FULL).dividedBy(possible);
    }

    /** A month: the weighted mean of the kinds with visits, weights renormalised over them; empty without visits. */
    public Optional<Ratio> month(Map<String, ? extends Collection<Ratio>> visitsByKind) {
        Ratio sum = Ratio.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (VisitKind kind : rulebook.visitKinds()) {
            Collection<Ratio> visits = visitsByKind.get(kind.id());
            if (visits != null && !visits.isEmpty()) {
                sum = sum.plus(Ratio.mean(visits).times(kind.weight()));
                weights = weights.add(kind.weight());
            }
        }
        return weights.signum() == 0 ? Optional.empty() : Optional.of(sum.dividedBy(weights));
    }

    /** A quarter: the mean of those of its months that have a score; empty without any. */
    public Optional<Ratio> quarter(List<Ratio> months) {
        return months.isEmpty() ? Optional.empty() : Optional.of(Ratio.mean(months));
    }
}
