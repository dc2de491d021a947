package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads how stars are given (M6). */
final class StarReader {

    private final Faults faults;
    private final Ids metrics;

    StarReader(Faults faults, Ids metrics) {
        this.faults = faults;
        this.metrics = metrics;
    }

    StarRule read(YamlMap root) {
        YamlMap map = root.map("stars", "by", "mark", "titles", "levels");
        if (map == null) {
            return null;
        }
        map.require("by");
        StarRule.By by = map.choice("by", StarRule.By.class);
        BigDecimal mark = map.positive("mark", 2);
        if (by != null) {
            String needed = by == StarRule.By.ASPECT ? "mark" : "levels";
            String foreign = by == StarRule.By.ASPECT ? "levels" : "mark";
            map.require(needed);
            if (map.has(foreign)) {
                map.fault(foreign, "STARS_FOREIGN", foreign, by);
            }
        }
        if (by == StarRule.By.ASPECT && !root.has("indicators")) {
            map.fault("by", "ASPECT_WITHOUT_INDICATORS");
        }
        List<StarTitle> titles = titles(map);
        List<StarLevel> levels = levels(map, by);
        return faults.none() ? new StarRule(by, mark, titles, levels) : null;
    }

    private List<StarTitle> titles(YamlMap stars) {
        Ids ids = new Ids();
        List<StarTitle> read = new ArrayList<>();
        for (YamlMap map : stars.maps("titles", "id", "from", "title")) {
            String id = ids.declare(map);
            map.require("from");
            Integer from = map.whole("from", 1);
            Title title = map.title("title");
            if (faults.none()) {
                read.add(new StarTitle(id, from, title));
            }
        }
        read.sort(Comparator.comparingInt(StarTitle::from).reversed());
        return read;
    }

    private List<StarLevel> levels(YamlMap stars, StarRule.By by) {
        List<StarLevel> read = new ArrayList<>();
        StarLevel above = null;
        for (YamlMap map : stars.maps("levels", "stars", "from", "top", "at-least")) {
            map.require("stars");
            Integer count = map.whole("stars", 1);
            BigDecimal from = map.points("from");
            Share top = map.share("top");
            Map<String, BigDecimal> atLeast = atLeast(map);
            if (by != null && by != StarRule.By.ASPECT) {
                onlyWhatTheWayNeeds(map, by);
            }
            if (count != null) {
                StarLevel level = new StarLevel(count, from, top, atLeast);
                if (above != null && !falls(above, level)) {
                    map.fault("", "STARS_ORDER");
                }
                above = level;
                read.add(level);
            }
        }
        return read;
    }

    private static void onlyWhatTheWayNeeds(YamlMap map, StarRule.By by) {
        String needed = by == StarRule.By.THRESHOLD ? "from" : by == StarRule.By.SHARE ? "top" : "at-least";
        map.require(needed);
        for (String key : List.of("from", "top", "at-least")) {
            if (!key.equals(needed) && map.has(key)) {
                map.fault(key, "STARS_FOREIGN", key, by);
            }
        }
    }

    private static boolean falls(StarLevel above, StarLevel level) {
        boolean threshold = above.from() == null || level.from() == null || above.from().compareTo(level.from()) > 0;
        boolean share = above.top() == null || level.top() == null
                || above.top().numerator() * level.top().denominator() < level.top().numerator() * above.top().denominator();
        return above.stars() > level.stars() && threshold && share;
    }

    private Map<String, BigDecimal> atLeast(YamlMap level) {
        Map<String, BigDecimal> marks = new LinkedHashMap<>();
        YamlMap map = level.map("at-least");
        if (map != null) {
            for (String metric : map.keys()) {
                metrics.expect(map, metric, metric);
                BigDecimal mark = map.points(metric);
                if (mark != null) {
                    marks.put(metric, mark);
                }
            }
        }
        return marks;
    }
}
