package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads what raters and inspectors score: indicators, panels, metrics, checklists, kinds of visit. */
final class BallotReader {

    private final Faults faults;
    private final Ids indicators = new Ids();
    private final Ids metrics = new Ids();

    BallotReader(Faults faults) {
        this.faults = faults;
    }

    Ids metricIds() {
        return metrics;
    }

    List<Indicator> indicators(YamlMap root) {
        List<Indicator> read = new ArrayList<>();
        for (YamlMap map : root.maps("indicators", "id", "title", "max")) {
            String id = indicators.declare(map);
            Title title = map.title("title");
            map.require("max");
            BigDecimal max = map.positive("max", 2);
            read.add(faults.none() ? new Indicator(id, title, max) : null);
        }
        return read;
    }

    List<Panel> panels(YamlMap root) {
        Ids panels = new Ids();
        List<YamlMap> maps = root.maps("panels", "id", "title", "weight", "ballots", "trim", "draw");
        List<BigDecimal> weights = maps.stream().map(Weights::read).toList();
        Weights.check(root, "panels", maps, weights);
        if (!maps.isEmpty() && indicators.isEmpty()) {
            root.fault("panels", "PANELS_WITHOUT_INDICATORS");
        }
        List<Panel> read = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            YamlMap map = maps.get(i);
            String id = panels.declare(map);
            Title title = map.title("title");
            map.require("ballots");
            Integer ballots = map.whole("ballots", 1);
            Trim trim = trim(map.map("trim", "drop", "from"));
            map.refuse("draw");
            read.add(faults.none() ? new Panel(id, title, weights.get(i), ballots, trim) : null);
        }
        return read;
    }

    private Trim trim(YamlMap map) {
        if (map == null) {
            return null;
        }
        boolean both = map.require("drop") & map.require("from");
        Integer drop = map.whole("drop", 1);
        Integer from = map.whole("from", 1);
        if (!both || drop == null || from == null) {
            return null;
        }
        if (from <= 2 * drop) {
            map.fault("from", "TRIM_TOO_MUCH", drop, from, 2 * drop + 1);
            return null;
        }
        return new Trim(drop, from);
    }

    List<Metric> metrics(YamlMap root) {
        List<Metric> read = new ArrayList<>();
        for (YamlMap map : root.maps("metrics", "id", "title", "unit")) {
            String id = metrics.declare(map);
            Title title = map.title("title");
            map.require("unit");
            Measure unit = map.choice("unit", Measure.class);
            read.add(faults.none() ? new Metric(id, title, unit) : null);
        }
        return read;
    }

    List<ChecklistItem> checklist(YamlMap root) {
        Ids ids = new Ids();
        List<YamlMap> maps = root.maps("checklist", "id", "title", "deduct", "at-most", "max");
        boolean deducts = maps.stream().anyMatch(m -> m.has("deduct"));
        List<ChecklistItem> read = new ArrayList<>();
        for (YamlMap map : maps) {
            String id = ids.declare(map);
            Title title = map.title("title");
            if (map.has("deduct") == map.has("max") || map.has("max") == deducts || map.has("max") && map.has("at-most")) {
                map.fault("", "CHECKLIST_WAYS");
            }
            BigDecimal deduct = map.positive("deduct", 2);
            BigDecimal atMost = map.positive("at-most", 2);
            BigDecimal max = map.positive("max", 2);
            read.add(faults.none() ? new ChecklistItem(id, title, deduct, atMost, max) : null);
        }
        return read;
    }

    List<VisitKind> visitKinds(YamlMap root) {
        Ids ids = new Ids();
        List<YamlMap> maps = root.maps("visit-kinds", "id", "title", "weight");
        List<BigDecimal> weights = maps.stream().map(Weights::read).toList();
        Weights.check(root, "visit-kinds", maps, weights);
        List<VisitKind> read = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            String id = ids.declare(maps.get(i));
            Title title = maps.get(i).title("title");
            read.add(faults.none() ? new VisitKind(id, title, weights.get(i)) : null);
        }
        return read;
    }
}
