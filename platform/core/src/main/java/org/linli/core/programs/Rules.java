package org.linli.core.programs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.territory.Level;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.EntryRules;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Kind;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;
import org.linli.scoring.rulebook.Veto;

/** One published rulebook, ready to be asked; immutable and shared. */
public final class Rules {

    private static final Messages MESSAGES = Messages.beside(Rules.class);

    private final CompiledRulebook compiled;
    private final EntryRules entries;
    private final Map<String, Item> items;

    Rules(Rulebook rulebook) {
        compiled = new CompiledRulebook(rulebook);
        entries = new EntryRules(compiled);
        items = rulebook.items().collect(Collectors.toMap(Item::id, item -> item));
    }

    public Rulebook rulebook() {
        return compiled.rulebook();
    }

    public CompiledRulebook compiled() {
        return compiled;
    }

    /** What is checked of an entry. */
    public EntryRules entries() {
        return entries;
    }

    /** The item, or null. */
    public Item item(String id) {
        return items.get(id);
    }

    /** Returns if a list may be narrowed to that item. @param id null for all @throws Problem {@code INVALID} for one that isn't there */
    public void checkItem(String id) {
        check("item", id, items.keySet());
    }

    /** Returns if a list may be narrowed to that tier. @param id null for all @throws Problem {@code INVALID} for one that isn't there */
    public void checkTier(String id) {
        check("tier", id, rulebook().tiers().stream().map(Tier::id).toList());
    }

    /** Returns if a list may be narrowed to that component. @param id null for all @throws Problem {@code INVALID} for one that isn't there */
    public void checkComponent(String id) {
        check("component", id, rulebook().components().stream().map(Component::id).toList());
    }

    private void check(String filter, String id, Collection<String> known) {
        if (id != null && !known.contains(id)) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "filter-unknown", id, rulebook().id(), known.stream().sorted().collect(Collectors.joining(", ")))
                    .at(filter);
        }
    }

    /** Whether participants have kinds. */
    public boolean hasKinds() {
        return !rulebook().kinds().isEmpty();
    }

    /** Whether it has that kind. */
    public boolean hasKind(String kind) {
        return rulebook().kinds().stream().map(Kind::id).anyMatch(kind::equals);
    }

    /** The id of the kind that is meant by its id or its title in either language; what was typed where there is none. */
    String kindMeant(String typed) {
        return rulebook().kinds().stream().filter(kind -> !kind.id().equals(typed) && kind.title() != null)
                .filter(kind -> typed.equals(kind.title().zh()) || typed.equalsIgnoreCase(kind.title().en())).map(Kind::id).findFirst().orElse(typed);
    }

    /** Its kinds, with their titles. */
    Text kinds() {
        return new Text(rulebook().kinds().stream().map(kind -> kind.id() + (kind.title() == null ? "" : "（" + kind.title().zh() + "）"))
                .collect(Collectors.joining("、")), rulebook().kinds().stream()
                .map(kind -> kind.id() + (kind.title() == null ? "" : " (" + kind.title().en() + ")")).collect(Collectors.joining(", ")));
    }

    /** The levels of units that quotas are counted in, in the rulebook's order. */
    public List<Level> quotaLevels() {
        return compiled.quotaLevels().stream().map(Subjects::level).toList();
    }

    /** The component of that id, if it takes scores. */
    public Optional<Component> scored(String id) {
        return rulebook().components().stream().filter(component -> component.points() == null && component.id().equals(id)).findFirst();
    }

    /** The veto of that id. */
    public Optional<Veto> veto(String id) {
        return rulebook().vetoes().stream().filter(veto -> veto.id().equals(id)).findFirst();
    }
}
