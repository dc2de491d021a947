package org.linli.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linli.scoring.Why.Step;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Title;

/** Puts a score sheet and a grade into words. */
final class Explanation {

    private final Rulebook rulebook;
    private final ScoreSheet sheet;
    private final Grade grade;

    Explanation(Rulebook rulebook, ScoreSheet sheet, Grade grade) {
        this.rulebook = rulebook;
        this.sheet = sheet;
        this.grade = grade;
    }

    Why result() {
        List<Why> because = new ArrayList<>();
        if (grade != null) {
            because.addAll(new GradeExplanation(rulebook, grade).steps());
        }
        IntStream.range(0, sheet.components().size())
                .forEach(i -> because.add(component(rulebook.components().get(i), sheet.components().get(i))));
        return new Why(Step.RESULT, null, rulebook.title(), sheet.rounded(), composition(), because);
    }

    private Message composition() {
        if (!sheet.waiting().isEmpty()) {
            List<Title> lacking = rulebook.components().stream().filter(component -> sheet.waiting().contains(component.id())).map(Component::title).toList();
            return Message.of("why.RESULT_WAITING", new Title(lacking.stream().map(Title::zh).collect(Collectors.joining("、")),
                    lacking.stream().map(Title::en).collect(Collectors.joining(", "))));
        }
        boolean weighed = rulebook.components().stream().anyMatch(c -> c.weight().compareTo(BigDecimal.ONE) != 0);
        BigDecimal sum = sheet.components().stream().map(c -> c.value().multiply(c.weight())).reduce(BigDecimal.ZERO, BigDecimal::add);
        StringBuilder terms = new StringBuilder();
        sheet.components().forEach(c -> term(terms, c.value(), weighed ? plain(c.weight()) + " × " : ""));
        return sum.compareTo(sheet.total()) == 0 ? Message.of("why.RESULT", terms, sheet.rounded())
                : Message.of("why.RESULT_SCALE", terms, plain(sum), sheet.rounded());
    }

    private Why component(Component component, ScoreSheet.ComponentScore score) {
        Message says;
        if (score.value() == null) {
            says = Message.of("why.COMPONENT_WAITING");
        } else if (component.points() == null) {
            says = Message.of("why.COMPONENT_SCORE", plain(score.value()), plain(component.maxScore()));
        } else {
            StringBuilder terms = new StringBuilder();
            score.categories().forEach(c -> term(terms, c.counted(), ""));
            says = Message.of(score.limit() == ScoreSheet.Limit.NONE ? "why.COMPONENT_POINTS" : "why.COMPONENT_POINTS_" + score.limit(),
                    plain(score.base()), terms, plain(score.sum()), plain(score.value()));
        }
        List<Why> because = IntStream.range(0, score.categories().size())
                .mapToObj(i -> category(component.points().categories().get(i).title(), score.categories().get(i))).toList();
        return new Why(Step.COMPONENT, component.id(), component.title(), score.rounded(), says, because);
    }

    private Why category(Title title, ScoreSheet.CategoryScore score) {
        Message says = Message.of("why.CATEGORY_" + score.limit(), plain(score.raw()), plain(score.sum()),
                score.bound() == null ? "" : plain(score.bound()), plain(score.counted()));
        Map<String, Item> items = rulebook.items().collect(Collectors.toMap(Item::id, Function.identity()));
        return new Why(Step.CATEGORY, score.id(), title, score.counted().setScale(2), says,
                score.items().stream().map(item -> item(items.get(item.id()), item)).toList());
    }

    private Why item(Item item, ScoreSheet.ItemScore score) {
        Message says = switch (score.limit()) {
            case CAP -> Message.of("why.ITEM_CAP", score.count(), plain(score.raw()), plain(score.cap()), per(score), plain(score.counted()));
            case HIGHEST_ONLY -> Message.of("why.ITEM_HIGHEST_ONLY", score.count(), plain(score.raw()), item.group(), plain(score.counted()));
            case KIND -> Message.of("why.ITEM_KIND", score.count(), plain(score.raw()), sheet.kind());
            default -> Message.of("why.ITEM", score.count(), plain(score.counted()));
        };
        return new Why(Step.ITEM, score.id(), item.title(), score.counted(), says,
                score.windows().stream().map(window -> window(score, window)).toList());
    }

    private static Why window(ScoreSheet.ItemScore item, ScoreSheet.WindowScore window) {
        Message says = window.capped()
                ? Message.of("why.WINDOW_CAP", window.count(), plain(window.raw()), plain(item.cap()), plain(window.counted()))
                : Message.of("why.WINDOW", window.count(), plain(window.counted()));
        return new Why(Step.WINDOW, window.window(), null, window.counted(), says, List.of());
    }

    private static String per(ScoreSheet.ItemScore item) {
        return "@per." + item.per().name();
    }

    /** Adds a term to a sum, a deduction with a minus before it. */
    private static void term(StringBuilder sum, BigDecimal value, String times) {
        boolean minus = value.signum() < 0;
        sum.append(sum.isEmpty() ? minus ? "−" : "" : minus ? " − " : " + ").append(times).append(plain(value.abs()));
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
