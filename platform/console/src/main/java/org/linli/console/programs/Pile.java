package org.linli.console.programs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.linli.api.Text;
import org.linli.api.programs.Results.Why;
import org.linli.console.programs.Flow.InCategory;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Rulebook;

/**
 * What a component's points are piled up from: its base and what each category counts, drawn a thousand wide.
 *
 * @param parts from the base on, without what is nothing
 * @param lost  what deductions take from the end of it; null for nothing
 * @param rest  what is missing to the most that can be reached; null for nothing, or where there is no upper end
 * @param sum   the same as an addition, up to the equals sign
 */
public record Pile(List<Part> parts, Part lost, String rest, String sum) {

    private static final List<String> FILLS = List.of("f1", "f2", "f4", "f5", "f6");
    private static final double WIDE = 1000;

    /** A part of the pile. */
    public record Part(Text title, String amount, String x, String width, String fill) {
    }

    /** Null where the amounts don't add up to the component's score, as they don't where it is held at a bound. */
    public static Pile of(Rulebook rules, Component component, Why why, Flow flow) {
        if (component.points() == null || why.counted() == null) {
            return null;
        }
        List<InCategory> categories = flow.categories().stream().filter(one -> one.component().equals(component.id())).toList();
        BigDecimal base = component.points().base();
        BigDecimal reached = categories.stream().map(InCategory::counted).reduce(base, BigDecimal::add);
        BigDecimal lost = categories.stream().map(InCategory::counted).filter(one -> one.signum() < 0).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal top = rules.scale() == null ? null : rules.scale().max();
        double full = Math.max(reached.subtract(lost).doubleValue(), top == null ? 0 : top.doubleValue());
        if (reached.compareTo(why.counted()) != 0 || base.signum() < 0 || reached.signum() < 0 || full <= 0) {
            return null;
        }
        List<Part> parts = new ArrayList<>();
        var sum = new StringBuilder();
        BigDecimal at = BigDecimal.ZERO;
        if (base.signum() > 0) {
            parts.add(part(Ruled.say("pile.base"), Ruled.plain(base), at, base, full, "f0"));
            sum.append(Ruled.plain(base));
            at = base;
        }
        for (InCategory one : categories) {
            if (one.counted().signum() > 0) {
                parts.add(part(one.title(), "+" + Ruled.plain(one.counted()), at, one.counted(), full, FILLS.get((parts.size() - (base.signum() > 0 ? 1 : 0)) % FILLS.size())));
                sum.append(sum.isEmpty() ? "" : " + ").append(Ruled.plain(one.counted()));
                at = at.add(one.counted());
            }
        }
        sum.append(sum.isEmpty() ? "0" : "").append(lost.signum() < 0 ? " − " + Ruled.plain(lost.abs()) : "");
        BigDecimal rest = top == null ? BigDecimal.ZERO : top.subtract(reached);
        return new Pile(List.copyOf(parts), lost.signum() < 0 ? part(Ruled.say("pile.lost"), Ruled.plain(lost), reached, lost.abs(), full, "f3") : null,
            rest.signum() > 0 ? Ruled.plain(rest) : null, sum.toString());
    }

    private static Part part(Text title, String amount, BigDecimal from, BigDecimal points, double full, String fill) {
        return new Part(title, amount, px(from.doubleValue() / full * WIDE), px(points.doubleValue() / full * WIDE), fill);
    }

    private static String px(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
