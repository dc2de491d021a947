package org.linli.core.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.programs.Results.Why;
import org.linli.scoring.Period;
import org.linli.scoring.ScoreSheet;
import org.linli.scoring.ScoreSheet.CategoryScore;
import org.linli.scoring.ScoreSheet.ComponentScore;
import org.linli.scoring.ScoreSheet.ItemScore;
import org.linli.scoring.rulebook.Category;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Rulebook;

/** What a part of the cycle brought: the difference of the scores at its end and before it, so that caps of longer windows count right. */
final class PartStatement {

    private static final Messages MESSAGES = Messages.beside(PartStatement.class);

    private final Rulebook rulebook;
    private final Period part;
    private final Ways ways;
    private final ScoreSheet before;
    private final ScoreSheet end;

    PartStatement(Rulebook rulebook, Period part, Ways ways, ScoreSheet before, ScoreSheet end) {
        this.rulebook = rulebook;
        this.part = part;
        this.ways = ways;
        this.before = before;
        this.end = end;
    }

    /** @param title whose statement it is @param basis what it was computed from */
    Why why(Text title, Text basis) {
        List<Why> parts = new ArrayList<>();
        for (int i = 0; i < rulebook.components().size(); i++) {
            if (rulebook.components().get(i).points() != null) {
                parts.add(component(rulebook.components().get(i), before.components().get(i), end.components().get(i)));
            }
        }
        BigDecimal brought = parts.stream().map(Why::counted).reduce(BigDecimal.ZERO, BigDecimal::add);
        Text says = MESSAGES.text("statement.part", part.from().toString(), part.to().toString(), plain(brought));
        return new Why(part.code(), "RESULT", title, null, end.rounded(), new Text(says.zh() + basis.zh(), says.en() + " " + basis.en()), null,
                parts);
    }

    private Why component(Component component, ComponentScore was, ComponentScore is) {
        List<Why> parts = new ArrayList<>();
        for (int i = 0; i < is.categories().size(); i++) {
            parts.add(category(component.points().categories().get(i), was.categories().get(i), is.categories().get(i)));
        }
        return step(component.id(), "COMPONENT", Ways.title(component.title(), component.id()), is.sum().subtract(was.sum()),
                is.value().subtract(was.value()), is.value(), null, parts);
    }

    private Why category(Category category, CategoryScore was, CategoryScore is) {
        List<Why> parts = new ArrayList<>();
        for (Item item : category.items()) {
            ItemScore now = find(is, item.id());
            if (now != null) {
                ItemScore then = find(was, item.id());
                BigDecimal raw = then == null ? now.raw() : now.raw().subtract(then.raw());
                BigDecimal counted = then == null ? now.counted() : now.counted().subtract(then.counted());
                if (then == null || now.count() != then.count() || raw.signum() != 0 || counted.signum() != 0) {
                    parts.add(step(item.id(), "ITEM", Ways.title(item.title(), item.id()), raw, counted, now.counted(), ways.entries(item.id()),
                            List.of()));
                }
            }
        }
        return step(category.id(), "CATEGORY", Ways.title(category.title(), category.id()), is.raw().subtract(was.raw()),
                is.counted().subtract(was.counted()), is.counted(), null, parts);
    }

    private static ItemScore find(CategoryScore category, String item) {
        return category.items().stream().filter(score -> score.id().equals(item)).findFirst().orElse(null);
    }

    private static Why step(String id, String kind, Text title, BigDecimal raw, BigDecimal counted, BigDecimal soFar, String entries,
                            List<Why> parts) {
        return new Why(id, kind, title, raw.setScale(2), counted.setScale(2),
                MESSAGES.text("statement.step", plain(raw), plain(counted), plain(soFar)), entries, parts);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
