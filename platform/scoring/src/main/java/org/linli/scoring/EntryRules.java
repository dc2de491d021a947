package org.linli.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Range;
import org.linli.scoring.rulebook.Step;
import org.linli.scoring.rulebook.Title;

/** Checks entries against a rulebook before they go into the ledger. */
public final class EntryRules {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final int MOST_DIGITS = 30;

    private final CompiledRulebook rulebook;

    public EntryRules(CompiledRulebook rulebook) {
        this.rulebook = rulebook;
    }

    /**
     * Checks one entry.
     *
     * @param kind       the subject's kind, or null where the rulebook has none
     * @param itemId     the item's id
     * @param occurredOn the day
     * @param quantity   how often or how much; null means 1
     * @param points     what the entry says; null leaves it to the rulebook, which only fixed points and steps can
     * @param period     the program's period
     */
    public EntryCheck check(String kind, String itemId, LocalDate occurredOn, BigDecimal quantity, BigDecimal points,
                            Period period) {
        List<EntryCheck.Reason> reasons = new ArrayList<>();
        if (!period.contains(occurredOn)) {
            refuse(reasons, "occurred_on", "DATE_OUTSIDE", occurredOn, period.from(), period.to());
        }
        BigDecimal times = quantity == null ? BigDecimal.ONE : quantity;
        if (times.signum() <= 0 || times.compareTo(MOST) > 0) {
            refuse(reasons, "quantity", "QUANTITY", plain(times), plain(MOST));
        }
        CompiledRulebook.Place place = rulebook.place(itemId);
        if (place == null) {
            refuse(reasons, "item", "ITEM_UNKNOWN", itemId, rulebook.rulebook().id(), rulebook.rulebook().version());
            return new EntryCheck(null, reasons);
        }
        if (!place.appliesTo(kind)) {
            refuse(reasons, "item", "ITEM_KIND", itemId, kind == null ? "-" : kind, title(place.item()).zh(), title(place.item()).en());
        }
        if (!reasons.isEmpty()) {
            return new EntryCheck(null, reasons);
        }
        BigDecimal amount = amount(place.item(), times, points, reasons);
        if (reasons.isEmpty() && amount.stripTrailingZeros().scale() > 2) {
            refuse(reasons, "points", "DECIMALS", plain(amount));
        }
        if (reasons.isEmpty() && amount.abs().compareTo(MOST) > 0) {
            refuse(reasons, "points", "POINTS_TOO_MANY", plain(amount), plain(MOST));
        }
        return new EntryCheck(reasons.isEmpty() ? amount.setScale(2, RoundingMode.UNNECESSARY) : null, reasons);
    }

    /**
     * Checks a score that is brought in for a component.
     *
     * @param score from 0 to the component's max, with at most two decimals
     */
    public EntryCheck checkScore(String component, BigDecimal score) {
        BigDecimal max = rulebook.rulebook().components().stream()
                .filter(c -> c.id().equals(component) && c.maxScore() != null).map(Component::maxScore).findFirst().orElse(null);
        List<EntryCheck.Reason> reasons = new ArrayList<>();
        if (max == null) {
            refuse(reasons, "score", "COMPONENT_UNKNOWN", component);
        } else if (score.signum() < 0 || score.compareTo(max) > 0) {
            refuse(reasons, "score", "SCORE_OUTSIDE", plain(score), plain(max));
        } else if (score.stripTrailingZeros().scale() > 2) {
            refuse(reasons, "score", "SCORE_DECIMALS", plain(score), 2);
        }
        return new EntryCheck(reasons.isEmpty() ? score.setScale(2, RoundingMode.UNNECESSARY) : null, reasons);
    }

    private static BigDecimal amount(Item item, BigDecimal quantity, BigDecimal points, List<EntryCheck.Reason> reasons) {
        if (item.range() != null || !item.bands().isEmpty()) {
            List<Range> ranges = item.range() != null ? List.of(item.range()) : item.bands();
            String allowed = ranges.stream().map(r -> plain(r.from()) + "…" + plain(r.to())).collect(Collectors.joining(", "));
            if (points == null) {
                refuse(reasons, "points", "POINTS_REQUIRED", item.id(), allowed, title(item).zh(), title(item).en());
            } else if (ranges.stream().noneMatch(r -> r.contains(points))) {
                refuse(reasons, "points", "POINTS_OUTSIDE", plain(points), item.id(), allowed, title(item).zh(), title(item).en());
            }
            return points;
        }
        BigDecimal fixed = item.points() != null ? item.points().multiply(quantity)
                : item.steps().isEmpty() ? BigDecimal.ZERO : steps(item, quantity, reasons);
        if (points != null && points.compareTo(fixed) != 0) {
            refuse(reasons, "points", "POINTS_DIFFER", plain(points), item.id(), plain(quantity), plain(fixed),
                    title(item).zh(), title(item).en());
        }
        return fixed;
    }

    private static BigDecimal steps(Item item, BigDecimal met, List<EntryCheck.Reason> reasons) {
        if (met.stripTrailingZeros().scale() > 0) {
            refuse(reasons, "quantity", "STEPS_WHOLE", plain(met), item.id(), title(item).zh(), title(item).en());
        }
        BigDecimal reached = BigDecimal.ZERO;
        for (Step step : item.steps()) {
            if (met.compareTo(BigDecimal.valueOf(step.met())) >= 0) {
                reached = step.points();
            }
        }
        return reached;
    }

    /** An item's id stands in for the title that it may lack. */
    private static Title title(Item item) {
        return item.title() == null ? new Title(item.id(), item.id()) : item.title();
    }

    private static void refuse(List<EntryCheck.Reason> reasons, String column, String code, Object... args) {
        reasons.add(new EntryCheck.Reason(column, code, Message.of("entry." + code, args)));
    }

    /** Written out, except a number whose digits would fill the memory. */
    private static String plain(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal bare = number.stripTrailingZeros();
        return Math.abs((long) bare.scale()) > MOST_DIGITS ? bare.toString() : bare.toPlainString();
    }
}
