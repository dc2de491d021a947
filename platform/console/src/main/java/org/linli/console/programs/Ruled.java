package org.linli.console.programs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.api.Text;
import org.linli.scoring.rulebook.Category;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Kind;
import org.linli.scoring.rulebook.Range;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;
import org.linli.scoring.rulebook.Title;

/** What stands in a rulebook, in words. */
public final class Ruled {

    private Ruled() {
    }

    public static Text text(Title title) {
        return new Text(title.zh(), title.en());
    }

    public static Text text(Title title, String id) {
        return title == null ? new Text(id, id) : text(title);
    }

    /** A number without needless zeros, with a real minus. */
    public static String plain(BigDecimal number) {
        if (number == null) {
            return "";
        }
        String digits = number.signum() == 0 ? "0" : number.abs().stripTrailingZeros().toPlainString();
        return number.signum() < 0 ? "−" + digits : digits;
    }

    /** A score with two places. */
    public static String score(BigDecimal number) {
        return places(number, 2);
    }

    /** What a step towards a score brings: two places, and more where it has more, for only the last step is rounded. */
    public static String fine(BigDecimal number) {
        return number == null ? "" : places(number, Math.max(2, number.stripTrailingZeros().scale()));
    }

    /** A number without needless zeros that says which way it goes. */
    public static String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + plain(number);
    }

    /** A number with so many places, with a real minus. */
    public static String places(BigDecimal number, int places) {
        return number == null ? "" : (number.signum() < 0 ? "−" : "") + number.abs().setScale(places, RoundingMode.HALF_UP).toPlainString();
    }

    public static Text item(Rulebook rules, String id) {
        return rules.item(id).map(item -> text(item.title(), id)).orElse(new Text(id, id));
    }

    public static Text tier(Rulebook rules, String id) {
        return rules.tiers().stream().filter(tier -> tier.id().equals(id)).findFirst().map(tier -> text(tier.title(), id)).orElse(new Text(id, id));
    }

    public static Text kind(Rulebook rules, String id) {
        return id == null ? new Text("", "") : rules.kinds().stream().filter(kind -> kind.id().equals(id)).findFirst().map(kind -> text(kind.title(), id))
            .orElse(new Text(id, id));
    }

    public static Text component(Rulebook rules, String id) {
        return rules.components().stream().filter(one -> one.id().equals(id)).findFirst().map(one -> text(one.title(), id)).orElse(new Text(id, id));
    }

    public static Text veto(Rulebook rules, String id) {
        return rules.vetoes().stream().filter(one -> one.id().equals(id)).findFirst().map(one -> text(one.title(), id)).orElse(new Text(id, id));
    }

    public static Text kinds(Rulebook rules, List<String> ids) {
        return new Text(ids.stream().map(id -> kind(rules, id).zh()).collect(Collectors.joining("、")),
            ids.stream().map(id -> kind(rules, id).en()).collect(Collectors.joining(", ")));
    }

    /** How a tier looks: the highest full, the lowest red. */
    public static String look(Rulebook rules, String id) {
        int last = rules.tiers().size() - 1;
        for (int at = 0; at <= last; at++) {
            if (rules.tiers().get(at).id().equals(id)) {
                return at == 0 ? "pill pill-full" : at == last ? "pill pill-red" : at == 1 ? "pill pill-indigo" : "pill pill-ochre";
            }
        }
        return "pill";
    }

    /** The fill of a tier in figures. */
    public static String fill(Rulebook rules, String id) {
        return switch (look(rules, id)) {
            case "pill pill-full" -> "f1";
            case "pill pill-red" -> "f3";
            case "pill pill-indigo" -> "f4";
            default -> "f2";
        };
    }

    /** The colour of a tier's name. */
    public static String tone(Rulebook rules, String id) {
        return switch (fill(rules, id)) {
            case "f1" -> "jade";
            case "f3" -> "red";
            case "f4" -> "indigo";
            default -> "amber";
        };
    }

    /** The colour of a tier in charts. */
    public static String colour(Rulebook rules, String id) {
        return switch (fill(rules, id)) {
            case "f1" -> "jade";
            case "f3" -> "cinnabar";
            case "f4" -> "indigo";
            default -> "ochre";
        };
    }

    /** What an item gives and up to what, in one line: 每次2分，每月至多4分. */
    public static Text item(Item item) {
        List<Text> parts = new ArrayList<>();
        if (item.points() != null) {
            parts.add(say(item.points().signum() < 0 ? "rule.minus" : "rule.points", plain(item.points().abs())));
        } else if (item.range() != null) {
            parts.add(say("rule.range", plain(item.range().from()), plain(item.range().to())));
        } else if (!item.bands().isEmpty()) {
            parts.add(say("rule.bands", item.bands().stream().map(Ruled::band).collect(Collectors.joining("、"))));
        } else if (!item.steps().isEmpty()) {
            parts.add(new Text(item.steps().stream().map(step -> say("rule.step", String.valueOf(step.met()), plain(step.points())).zh()).collect(Collectors.joining("，")),
                item.steps().stream().map(step -> say("rule.step", String.valueOf(step.met()), plain(step.points())).en()).collect(Collectors.joining(", "))));
        }
        if (item.cap() != null) {
            boolean deducts = item.highest().signum() <= 0 && item.lowest().signum() < 0;
            parts.add(say(deducts ? "rule.cap.minus" : "rule.cap", say("per." + item.cap().per().name()), plain(item.cap().points())));
        } else if (!item.zeroOut()) {
            parts.add(say("rule.uncapped"));
        }
        if (item.zeroOut()) {
            parts.add(say("rule.zero-out"));
        }
        if (item.group() != null) {
            parts.add(say("rule.group", item.group()));
        }
        return new Text(parts.stream().map(Text::zh).collect(Collectors.joining("，")), parts.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    private static String band(Range band) {
        return plain(band.from()) + "–" + plain(band.to());
    }

    /** The bounds of a category; null where it has none. */
    public static Text bounds(Category category) {
        if (category.cap() != null && category.floor() != null) {
            return say("rule.category.both", plain(category.cap()), plain(category.floor().abs()));
        }
        return category.cap() != null ? say("rule.category.cap", plain(category.cap()))
            : category.floor() != null ? say("rule.category.floor", plain(category.floor().abs())) : null;
    }

    /** 日常70%，评议30%; null where there is one component. */
    public static Text composition(Rulebook rules) {
        if (rules.components().size() < 2) {
            return null;
        }
        return new Text(rules.components().stream().map(one -> text(one.title(), one.id()).zh() + percent(one)).collect(Collectors.joining("，")),
            rules.components().stream().map(one -> text(one.title(), one.id()).en() + " " + percent(one)).collect(Collectors.joining(", ")));
    }

    /** A weight as a share of a hundred; nothing for 1. */
    public static String percent(Component component) {
        return component.weight().compareTo(BigDecimal.ONE) == 0 ? "" : component.weight().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    /** The tiers' names, from above. */
    public static Text tiers(Rulebook rules) {
        return new Text(rules.tiers().stream().map(tier -> tier(rules, tier.id()).zh()).collect(Collectors.joining("、")),
            rules.tiers().stream().map(tier -> tier(rules, tier.id()).en()).collect(Collectors.joining(", ")));
    }

    /** How many there are of each kind, in the rulebook's order; null where there are none. */
    public static Text counts(Rulebook rules, Map<String, Integer> kinds) {
        List<Text> told = rules.kinds().stream().filter(kind -> kinds.getOrDefault(kind.id(), 0) > 0)
            .map(kind -> say("kind.count", kind(rules, kind.id()), String.valueOf(kinds.get(kind.id())))).toList();
        return told.isEmpty() ? null : new Text(told.stream().map(Text::zh).collect(Collectors.joining("，")), told.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    /** Where each tier begins, from below. */
    public static Text marks(Rulebook rules) {
        List<Text> marks = new ArrayList<>();
        rules.tiers().forEach(tier -> marks.add(0, say("mark.from", tier(rules, tier.id()), plain(tier.from()))));
        return new Text(marks.stream().map(Text::zh).collect(Collectors.joining("，")), marks.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    public static Text share(Tier tier) {
        return tier.quota() == null ? null : say("rule.quota", tier.quota().share().toString());
    }

    /** The categories of all components in order, for forms that group items by them. */
    public static List<Category> categories(Rulebook rules) {
        return rules.components().stream().filter(one -> one.points() != null).flatMap(one -> one.points().categories().stream()).toList();
    }

    /** The kinds of a rulebook by id and title. */
    public static Map<String, Text> kinds(Rulebook rules) {
        return rules.kinds().stream().collect(Collectors.toMap(Kind::id, kind -> text(kind.title(), kind.id()), (one, other) -> one, LinkedHashMap::new));
    }

    public static Text say(String key, Object... arguments) {
        return ProgramsRoom.MESSAGES.text(key, arguments);
    }
}
