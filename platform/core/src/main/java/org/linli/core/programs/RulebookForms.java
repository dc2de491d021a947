package org.linli.core.programs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.Text;
import org.linli.api.programs.Rulebooks.ComponentView;
import org.linli.api.programs.Rulebooks.ItemView;
import org.linli.api.programs.Rulebooks.Published;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.api.programs.Rulebooks.TierView;
import org.linli.api.programs.Rulebooks.VetoView;
import org.linli.scoring.rulebook.Category;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Kind;
import org.linli.scoring.rulebook.Publicity;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Title;

/** Flattens a rulebook for forms that offer its items. */
final class RulebookForms {

    private RulebookForms() {
    }

    static RulebookView view(Published identity, Rulebook rulebook) {
        List<ItemView> items = new ArrayList<>();
        for (Component component : rulebook.components()) {
            if (component.points() != null) {
                for (Category category : component.points().categories()) {
                    category.items().forEach(item -> items.add(item(component, category, item)));
                }
            }
        }
        Publicity publicity = rulebook.publicity();
        return new RulebookView(identity, rulebook.kinds().stream().map(Kind::id).toList(),
                rulebook.components().stream().map(RulebookForms::component).toList(), items,
                rulebook.tiers().stream().map(tier -> new TierView(tier.id(), title(tier.title(), tier.id()), plain(tier.from()))).toList(),
                rulebook.vetoes().stream().map(veto -> new VetoView(veto.id(), title(veto.title(), veto.id()), veto.tier())).toList(),
                publicity == null ? 0 : publicity.days(),
                publicity == null || publicity.objectionAnswerWorkingDays() == null ? 0 : publicity.objectionAnswerWorkingDays(),
                rulebook.kinds().stream().collect(Collectors.toMap(Kind::id, kind -> title(kind.title(), kind.id()))), rulebook.subjects());
    }

    private static ComponentView component(Component component) {
        return new ComponentView(component.id(), title(component.title(), component.id()), plain(component.weight()),
                component.points() != null, plain(component.maxScore()));
    }

    private static ItemView item(Component component, Category category, Item item) {
        boolean ranged = item.range() != null || !item.bands().isEmpty();
        return new ItemView(item.id(), title(item.title(), item.id()), component.id(), category.id(), kinds(category, item),
                plain(item.points()), ranged ? plain(item.lowest()) : null, ranged ? plain(item.highest()) : null,
                item.cap() == null ? null : plain(item.cap().points()), item.cap() == null ? null : item.cap().per().name(),
                item.declarable(), item.evidence().name());
    }

    /** The kinds that both the category and the item are for. */
    private static List<String> kinds(Category category, Item item) {
        if (category.kinds().isEmpty()) {
            return item.kinds();
        }
        Set<String> both = new LinkedHashSet<>(category.kinds());
        if (!item.kinds().isEmpty()) {
            both.retainAll(item.kinds());
        }
        return List.copyOf(both);
    }

    /** What has no title of its own is shown by its id. */
    private static Text title(Title title, String id) {
        return title == null ? new Text(id, id) : PublishedRulebooks.text(title);
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
