package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reads the items of a category. */
final class ItemReader {

    static final String[] KEYS = {"id", "title", "kinds", "points", "range", "bands", "steps", "cap", "zero-out", "group",
        "highest-only", "declarable", "evidence", "confirm"};

    private final Faults faults;
    private final Ids kinds;
    private final Ids items = new Ids();

    ItemReader(Faults faults, Ids kinds) {
        this.faults = faults;
        this.kinds = kinds;
    }

    /** The item, or null where the rulebook has faults. */
    Item read(YamlMap map) {
        String id = items.declare(map);
        Title title = map.title("title");
        List<String> forKinds = kinds.expectAll(map, "kinds");
        boolean zeroOut = map.flag("zero-out");
        List<String> ways = Stream.of("points", "range", "bands", "steps").filter(map::has).toList();
        if (ways.size() > 1 || ways.isEmpty() && !zeroOut) {
            map.fault("", "ITEM_WAYS", ways.isEmpty() ? "-" : String.join(", ", ways));
        }
        BigDecimal points = map.points("points");
        if (points != null && points.signum() == 0) {
            map.fault("points", "POINTS_ZERO");
        }
        Range range = range(map.map("range", "from", "to"));
        List<Range> bands = bands(map);
        List<Step> steps = steps(map);
        Cap cap = cap(map);
        String group = map.word("group");
        if (map.flag("highest-only") != (group != null)) {
            map.fault(group == null ? "highest-only" : "group", "GROUP_HIGHEST_ONLY");
        }
        boolean declarable = map.flag("declarable");
        Evidence evidence = map.choice("evidence", Evidence.class);
        String confirm = map.word("confirm");
        return !faults.none() ? null : new Item(id, title, forKinds, points, range, bands, steps, cap, zeroOut, group,
                declarable, evidence == null ? Evidence.OPTIONAL : evidence, confirm);
    }

    private Range range(YamlMap map) {
        if (map == null) {
            return null;
        }
        boolean both = map.require("from") & map.require("to");
        BigDecimal from = map.points("from");
        BigDecimal to = map.points("to");
        if (!both || from == null || to == null) {
            return null;
        }
        if (from.compareTo(to) > 0) {
            map.fault("to", "RANGE_BACKWARDS", from.toPlainString(), to.toPlainString());
            return null;
        }
        return new Range(from, to);
    }

    private List<Range> bands(YamlMap item) {
        List<Range> bands = new ArrayList<>();
        for (YamlMap map : item.maps("bands", "from", "to")) {
            Range band = range(map);
            if (band != null) {
                for (Range other : bands) {
                    if (band.from().compareTo(other.to()) <= 0 && other.from().compareTo(band.to()) <= 0) {
                        map.fault("from", "BANDS_OVERLAP", band.from().max(other.from()).toPlainString(),
                                band.to().min(other.to()).toPlainString());
                    }
                }
                bands.add(band);
            }
        }
        return bands;
    }

    private List<Step> steps(YamlMap item) {
        List<Step> steps = new ArrayList<>();
        Ids met = new Ids();
        for (YamlMap map : item.maps("steps", "met", "points")) {
            boolean both = map.require("met") & map.require("points");
            Integer count = map.whole("met", 1);
            BigDecimal points = map.points("points");
            if (count != null && met.contains(count.toString())) {
                map.fault("met", "DUPLICATE_ID", count);
            } else if (both && count != null && points != null) {
                met.add(count.toString());
                steps.add(new Step(count, points));
            }
        }
        steps.sort(Comparator.comparingInt(Step::met));
        return steps;
    }

    private Cap cap(YamlMap item) {
        YamlMap map = item.map("cap", "points", "per");
        if (map == null) {
            return null;
        }
        boolean both = map.require("points") & map.require("per");
        BigDecimal points = map.points("points");
        CapWindow per = map.choice("per", CapWindow.class);
        if (points != null && points.signum() <= 0) {
            map.fault("points", "CAP_SIGN", points.toPlainString());
            return null;
        }
        return both && points != null && per != null ? new Cap(points, per) : null;
    }
}
