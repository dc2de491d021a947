package org.linli.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.scoring.rulebook.CapWindow;
import org.linli.scoring.rulebook.Category;
import org.linli.scoring.rulebook.Component;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;
import org.linli.scoring.rulebook.UnitLevel;
import org.linli.scoring.rulebook.Veto;

/** A rulebook with its look-ups made once, to be shared by all who score with it; immutable. */
public final class CompiledRulebook {

    private final Rulebook rulebook;
    private final Map<String, Place> places = new HashMap<>();
    private final List<List<List<Place>>> byComponent = new ArrayList<>();
    private final Map<String, Integer> tierIndex = new HashMap<>();
    private final Map<String, Integer> vetoTier = new HashMap<>();
    private final List<UnitLevel> quotaLevels;
    private final Set<String> ungraded;

    public CompiledRulebook(Rulebook rulebook) {
        this.rulebook = rulebook;
        for (Component component : rulebook.components()) {
            List<List<Place>> categories = new ArrayList<>();
            if (component.points() != null) {
                for (Category category : component.points().categories()) {
                    categories.add(places(category));
                }
            }
            byComponent.add(categories);
        }
        Set<UnitLevel> levels = new LinkedHashSet<>();
        for (int i = 0; i < rulebook.tiers().size(); i++) {
            Tier tier = rulebook.tiers().get(i);
            tierIndex.put(tier.id(), i);
            if (tier.quota() != null) {
                levels.add(tier.quota().of());
            }
        }
        quotaLevels = List.copyOf(levels);
        for (Veto veto : rulebook.vetoes()) {
            vetoTier.put(veto.id(), tierIndex.get(veto.tier()));
        }
        ungraded = Set.copyOf(rulebook.ungraded());
    }

    private List<Place> places(Category category) {
        List<Place> made = new ArrayList<>();
        for (Item item : category.items()) {
            Place place = new Place(places.size(), category, item);
            places.put(item.id(), place);
            made.add(place);
        }
        return made;
    }

    /** The rulebook itself. */
    public Rulebook rulebook() {
        return rulebook;
    }

    /**
     * The levels of unit whose members quotas count, each once, highest tier's first; a {@link Grader} asks for each
     * candidate's unit at each of them.
     */
    public List<UnitLevel> quotaLevels() {
        return quotaLevels;
    }

    /** Whether subjects of that kind take part without a grade (X14). */
    public boolean isUngraded(String kind) {
        return kind != null && ungraded.contains(kind);
    }

    /** Where an item stands in the rulebook, or null if it has no such item. */
    Place place(String item) {
        return places.get(item);
    }

    List<List<Place>> categories(int component) {
        return byComponent.get(component);
    }

    int items() {
        return places.size();
    }

    /** The index of the tier that a veto leads to; tiers run from high to low. */
    int tierOfVeto(String veto) {
        Integer tier = vetoTier.get(veto);
        if (tier == null) {
            throw new IllegalArgumentException("Rulebook " + rulebook.id() + " has no veto " + veto);
        }
        return tier;
    }

    /** An item, where it stands, and what of it the scorer needs at hand. */
    static final class Place {

        private final int index;
        private final Category category;
        private final Item item;
        private final CapWindow per;
        private final long cap;
        private final boolean reward;
        private final boolean deduction;

        Place(int index, Category category, Item item) {
            this.index = index;
            this.category = category;
            this.item = item;
            this.per = item.cap() == null ? null : item.cap().per();
            this.cap = item.cap() == null ? 0 : Hundredths.of(item.cap().points());
            this.reward = item.highest().signum() > 0;
            this.deduction = item.lowest().signum() < 0;
        }

        int index() {
            return index;
        }

        Category category() {
            return category;
        }

        Item item() {
            return item;
        }

        CapWindow per() {
            return per;
        }

        boolean appliesTo(String kind) {
            return category.appliesTo(kind) && item.appliesTo(kind);
        }

        /** What a window's sum counts under the item's cap, in hundredths (M1). */
        long capped(long sum) {
            if (per == null || per == CapWindow.EVENT) {
                return sum;
            }
            if (reward && sum > cap) {
                return cap;
            }
            return deduction && sum < -cap ? -cap : sum;
        }

        /** What an item counts that can count only once, in hundredths. */
        long once(long sum) {
            return Math.max(Math.min(sum, Math.max(0, Hundredths.of(item.highest()))), Math.min(0, Hundredths.of(item.lowest())));
        }

        BigDecimal capPoints() {
            return item.cap().points();
        }
    }
}
