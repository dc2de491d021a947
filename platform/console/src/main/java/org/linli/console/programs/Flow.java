package org.linli.console.programs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.linli.api.Text;
import org.linli.api.programs.Results.Why;
import org.linli.scoring.rulebook.Cap;
import org.linli.scoring.rulebook.CapWindow;
import org.linli.scoring.rulebook.Category;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Rulebook;

/**
 * The way of a subject's points from its entries to what counts, category by category.
 *
 * @param categories those that anything was recorded in, or that are held at a bound
 * @param raw        what was recorded
 * @param cutAlone   what caps of items took away
 * @param cutTogether what bounds of categories took away
 * @param counted    what is left
 */
public record Flow(List<InCategory> categories, BigDecimal raw, BigDecimal cutAlone, BigDecimal cutTogether, BigDecimal counted) {

    /** A category with what was recorded in it. @param bounds null where it has none */
    public record InCategory(String id, String component, Text title, Text bounds, List<InItem> items, BigDecimal sum, BigDecimal counted, Text says) {

        public BigDecimal cut() {
            return counted.subtract(sum);
        }
    }

    /** An item with what was recorded of it. @param strip its windows as a picture; null where there are none to show */
    public record InItem(String id, Text title, Text rule, Text says, BigDecimal raw, BigDecimal counted, Strip strip) {

        public BigDecimal cut() {
            return counted.subtract(raw);
        }
    }

    /**
     * Windows of an item beside each other.
     *
     * @param cap where the line of the cap lies, from above; null for none
     */
    public record Strip(List<Bar> bars, List<Text> slots, String cap, Text says) {
    }

    /** What a window counts and what is over, as rectangles: heights and places from above. */
    public record Bar(String x, String width, String y, String height, String overY, String overHeight, boolean deducts) {
    }

    /** What a category counts and what is over, beside each other on the scale that all categories share: a thousand wide. @param overX null for nothing over */
    public record Held(String counted, String overX, String over, boolean deducts) {
    }

    private static final double TALL = 36;
    private static final double WIDE = 1000;
    private static final double GAP = 4;

    /** With as many places as any of the amounts needs, so that they stand under each other. */
    public String amount(BigDecimal points) {
        return Ruled.places(points, places());
    }

    private int places() {
        return categories.stream().flatMap(one -> Stream.concat(Stream.of(one.sum(), one.counted()), one.items().stream().flatMap(item -> Stream.of(item.raw(), item.counted()))))
            .mapToInt(points -> Math.max(0, points.stripTrailingZeros().scale())).max().orElse(0);
    }

    /** The bar of a category; null where there is nothing to draw. */
    public Held held(InCategory category) {
        double most = categories.stream().mapToDouble(one -> Math.max(Math.abs(one.sum().doubleValue()), Math.abs(one.counted().doubleValue()))).max().orElse(0);
        if (most == 0 || category.sum().signum() == 0 && category.counted().signum() == 0) {
            return null;
        }
        double counted = Math.abs(category.counted().doubleValue()) / most * WIDE;
        double over = Math.abs(category.sum().doubleValue()) / most * WIDE - counted;
        return new Held(px(counted), over < GAP ? null : px(counted + GAP), over < GAP ? null : px(over - GAP), category.counted().signum() < 0);
    }

    /** @param why of a result or of how somebody stands */
    static Flow of(Rulebook rules, String period, Why why) {
        List<InCategory> categories = new ArrayList<>();
        BigDecimal raw = BigDecimal.ZERO;
        BigDecimal alone = BigDecimal.ZERO;
        BigDecimal together = BigDecimal.ZERO;
        BigDecimal counted = BigDecimal.ZERO;
        for (Why component : parts(why, "COMPONENT")) {
            Component ruled = rules.components().stream().filter(one -> one.id().equals(component.id())).findFirst().orElse(null);
            if (ruled == null || ruled.points() == null) {
                continue;
            }
            for (Why category : parts(component, "CATEGORY")) {
                InCategory one = category(rules, period, ruled, category);
                raw = raw.add(one.items().stream().map(InItem::raw).reduce(BigDecimal.ZERO, BigDecimal::add));
                alone = alone.add(one.items().stream().map(InItem::cut).reduce(BigDecimal.ZERO, BigDecimal::add));
                together = together.add(one.cut());
                counted = counted.add(one.counted());
                if (!one.items().isEmpty() || one.counted().signum() != 0) {
                    categories.add(one);
                }
            }
        }
        return new Flow(categories, raw, alone, together, counted);
    }

    private static InCategory category(Rulebook rules, String period, Component component, Why why) {
        Category ruled = component.points().categories().stream().filter(one -> one.id().equals(why.id())).findFirst().orElse(null);
        List<InItem> items = parts(why, "ITEM").stream().filter(item -> item.raw() != null).map(item -> {
            Item rule = rules.item(item.id()).orElse(null);
            return new InItem(item.id(), item.title(), rule == null ? null : Ruled.item(rule), item.says(), item.raw(), zero(item.counted()), rule == null ? null : strip(rule, period, item));
        }).toList();
        BigDecimal sum = items.stream().map(InItem::counted).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new InCategory(why.id(), component.id(), why.title(), ruled == null ? null : Ruled.bounds(ruled), items, sum, zero(why.counted()), why.says());
    }

    private static BigDecimal zero(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    static List<Why> parts(Why why, String kind) {
        return why.parts().stream().filter(part -> part.kind().equals(kind)).toList();
    }

    /** Months, quarters or half-years of a year; other windows are told in words. */
    private static Strip strip(Item item, String period, Why why) {
        Cap cap = item.cap();
        CapWindow per = cap == null ? CapWindow.MONTH : cap.per();
        List<Why> all = parts(why, "WINDOW");
        if (!period.matches("\\d{4}") || cap == null && all.stream().noneMatch(window -> window.id().matches("\\d{4}-\\d\\d"))) {
            return null;
        }
        BiFunction<String, Integer, List<String>> codes = (pattern, many) -> IntStream.rangeClosed(1, many)
            .mapToObj(at -> period + String.format(pattern, at)).toList();
        List<String> windows = per == CapWindow.MONTH ? codes.apply("-%02d", 12) : per == CapWindow.QUARTER ? codes.apply("-Q%d", 4)
            : per == CapWindow.HALF_YEAR ? codes.apply("-H%d", 2) : List.of();
        if (windows.isEmpty()) {
            return null;
        }
        double highest = all.stream().mapToDouble(one -> one.raw() == null ? 0 : Math.abs(one.raw().doubleValue())).max().orElse(0);
        double scale = TALL / Math.max(Math.max(highest, cap == null ? 0 : cap.points().doubleValue()), 0.01);
        double slot = 120.0 / windows.size();
        List<Bar> bars = new ArrayList<>();
        List<String> over = new ArrayList<>();
        for (int at = 0; at < windows.size(); at++) {
            String code = windows.get(at);
            Why one = all.stream().filter(window -> code.equals(window.id())).findFirst().orElse(null);
            if (one == null || one.raw() == null || one.raw().signum() == 0) {
                continue;
            }
            double counted = Math.abs(zero(one.counted()).doubleValue()) * scale;
            double raw = Math.abs(one.raw().doubleValue()) * scale;
            if (raw > counted + 0.01) {
                over.add(code);
            }
            bars.add(new Bar(px(at * slot + slot * 0.19), px(slot * 0.62), px(39 - counted), px(counted), raw > counted + 0.01 ? px(39 - raw) : null, px(Math.max(raw - counted - 0.8, 0.4)),
                one.raw().signum() < 0));
        }
        List<Text> slots = IntStream.range(0, windows.size()).mapToObj(at -> slot(windows.get(at), at > 0 && at < windows.size() - 1)).toList();
        return new Strip(bars, slots, cap == null ? null : px(39 - cap.points().doubleValue() * scale), cap == null ? why.says() : says(over));
    }

    /** Months between the first and the last are only numbered, so that all twelve stand beside each other on a phone. */
    private static Text slot(String window, boolean between) {
        String number = window.substring(window.indexOf('-') + 1);
        return between && number.matches("\\d\\d") ? new Text(String.valueOf(Integer.parseInt(number)), String.valueOf(Integer.parseInt(number))) : Periods.slot(window);
    }

    private static Text says(List<String> over) {
        if (over.isEmpty()) {
            return Ruled.say("strip.under");
        }
        return Ruled.say("strip.over", new Text(String.join("、", over.stream().map(code -> Periods.slot(code).zh()).toList()),
            String.join(", ", over.stream().map(code -> Periods.slot(code).en()).toList())));
    }

    private static String px(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
