package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the components of a score and their item tables. */
final class ComponentReader {

    private final Faults faults;
    private final Ids kinds;
    private final ItemReader items;
    private final Ids components = new Ids();
    private final Ids categories = new Ids();
    private final Map<String, String> categoryOfGroup = new HashMap<>();

    ComponentReader(Faults faults, Ids kinds) {
        this.faults = faults;
        this.kinds = kinds;
        this.items = new ItemReader(faults, kinds);
    }

    Ids components() {
        return components;
    }

    Ids categories() {
        return categories;
    }

    List<Component> read(YamlMap root) {
        List<YamlMap> maps = root.maps("components", "id", "title", "weight", "points", "score", "mean-of");
        List<BigDecimal> weights = maps.stream().map(Weights::read).toList();
        boolean weighed = maps.stream().anyMatch(m -> m.has("weight"));
        if (weighed) {
            Weights.check(root, "components", maps, weights);
        }
        List<Component> read = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            read.add(component(maps.get(i), weighed ? weights.get(i) : BigDecimal.ONE));
        }
        return read;
    }

    private Component component(YamlMap map, BigDecimal weight) {
        String id = components.declare(map);
        Title title = map.title("title");
        map.refuse("mean-of");
        if (map.has("points") == map.has("score") && !map.has("mean-of")) {
            map.fault("", "COMPONENT_WAYS");
        }
        PointsTable points = points(map.map("points", "base", "categories"));
        BigDecimal maxScore = null;
        YamlMap score = map.map("score", "max");
        if (score != null && score.require("max")) {
            maxScore = score.positive("max", 2);
        }
        return faults.none() ? new Component(id, title, weight, points, maxScore) : null;
    }

    private PointsTable points(YamlMap map) {
        if (map == null) {
            return null;
        }
        BigDecimal base = map.points("base");
        map.require("categories");
        List<Category> read = new ArrayList<>();
        for (YamlMap category : map.maps("categories", "id", "title", "kinds", "cap", "floor", "items")) {
            read.add(category(category));
        }
        return faults.none() ? new PointsTable(base == null ? BigDecimal.ZERO : base, read) : null;
    }

    private Category category(YamlMap map) {
        String id = categories.declare(map);
        Title title = map.title("title");
        List<String> forKinds = kinds.expectAll(map, "kinds");
        BigDecimal cap = map.points("cap");
        if (cap != null && cap.signum() < 0) {
            map.fault("cap", "CATEGORY_CAP_SIGN", cap.toPlainString());
        }
        BigDecimal floor = map.points("floor");
        if (floor != null && floor.signum() > 0) {
            map.fault("floor", "FLOOR_SIGN", floor.toPlainString());
        }
        map.require("items");
        List<Item> read = new ArrayList<>();
        for (YamlMap item : map.maps("items", ItemReader.KEYS)) {
            read.add(items.read(item));
            groupStaysInOneCategory(item, map.path());
        }
        return faults.none() ? new Category(id, title, forKinds, cap, floor, read) : null;
    }

    private void groupStaysInOneCategory(YamlMap item, String category) {
        String group = item.has("group") ? item.word("group") : null;
        if (group != null && !categoryOfGroup.computeIfAbsent(group, g -> category).equals(category)) {
            item.fault("group", "GROUP_ACROSS", group);
        }
    }
}
