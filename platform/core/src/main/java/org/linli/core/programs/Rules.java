package org.linli.core.programs;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.linli.scoring.rulebook.Title;
import org.linli.scoring.rulebook.Veto;

/** One published rulebook, ready to be asked; immutable and shared. */
public final class Rules {

    private static final Messages MESSAGES = Messages.beside(Rules.class);

    private final CompiledRulebook compiled;
    private final EntryRules entries;
    private final Map<String, Item> items;
    /** What files may have in the place of an id: titles that only one item has. */
    private final Map<String, String> itemTitles;
    private final Map<String, String> vetoTitles;

    Rules(Rulebook rulebook) {
        compiled = new CompiledRulebook(rulebook);
        entries = new EntryRules(compiled);
        items = rulebook.items().collect(Collectors.toMap(Item::id, item -> item));
        itemTitles = titles(rulebook.items(), Item::id, Item::title);
        vetoTitles = titles(rulebook.vetoes().stream(), Veto::id, Veto::title);
    }

    private static <T> Map<String, String> titles(Stream<T> all, Function<T, String> id, Function<T, Title> title) {
        Map<String, String> ids = new HashMap<>();
        all.filter(one -> title.apply(one) != null).forEach(one -> Stream.of(title.apply(one).zh(), title.apply(one).en()).filter(Objects::nonNull).distinct()
                .forEach(words -> ids.merge(words, id.apply(one), (first, second) -> "")));
        ids.values().removeIf(String::isEmpty);
        return Map.copyOf(ids);
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

    /** The id of the item that is meant by its id or by a title that no other has; what was typed where there is none. */
    public String itemMeant(String typed) {
        return items.containsKey(typed) ? typed : itemTitles.getOrDefault(typed, typed);
    }

    /** The same of vetoes. */
    String vetoMeant(String typed) {
        return veto(typed).isPresent() ? typed : vetoTitles.getOrDefault(typed, typed);
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
