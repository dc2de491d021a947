package org.linli.console.programs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.linli.api.Text;
import org.linli.api.programs.Results.Result;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Rulebook;

/**
 * A final score as blocks beside each other: the width is the weight, the height the score, the area what it brings.
 *
 * @param top what the full height stands for
 */
public record Blocks(List<Block> blocks, String top) {

    private static final double WIDE = 290;
    private static final double TALL = 120;
    private static final double GROUND = 126;
    private static final double GAP = 3;
    private static final int MOST = 4;
    /** Text inside a block needs this much of it. */
    private static final double ROOM_WIDE = 78;
    private static final double ROOM_TALL = 46;

    /** One component. @param upper and @param lower where its figures stand @param written whether they find room inside */
    public record Block(Text title, String weight, String score, String brings, String x, String width, String y, String height, String middle, String upper, String lower, String fill, boolean written) {
    }

    /** Null where the final score isn't made by weights that share one whole, or something of it is missing. */
    public static Blocks of(Rulebook rules, Result result) {
        List<Component> components = rules.components();
        BigDecimal top = rules.scale() == null ? null : rules.scale().max();
        if (components.size() < 2 || components.size() > MOST || top == null || top.signum() <= 0
            || components.stream().map(Component::weight).reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.ONE) != 0
            || components.stream().anyMatch(one -> !fits(result.components().get(one.id()), one.maxScore() == null ? top : one.maxScore(), top))) {
            return null;
        }
        List<Block> blocks = new ArrayList<>();
        double at = 0;
        for (Component one : components) {
            BigDecimal score = result.components().get(one.id());
            double width = WIDE * one.weight().doubleValue();
            double height = TALL * score.doubleValue() / top.doubleValue();
            blocks.add(new Block(Ruled.text(one.title(), one.id()), Ruled.plain(one.weight()), Ruled.score(score), Ruled.fine(score.multiply(one.weight())), px(at),
                px(width - GAP), px(GROUND - height), px(height), px(at + (width - GAP) / 2), px(GROUND - height / 2), px(GROUND - height / 2 + 20), blocks.size() % 2 == 0 ? "f-jade" : "f-indigo", width >= ROOM_WIDE && height >= ROOM_TALL));
            at += width;
        }
        return new Blocks(List.copyOf(blocks), Ruled.plain(top));
    }

    private static boolean fits(BigDecimal score, BigDecimal most, BigDecimal top) {
        return score != null && score.signum() >= 0 && score.compareTo(top) <= 0 && most.compareTo(top) == 0;
    }

    private static String px(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
