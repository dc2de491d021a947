package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads tiers with their quotas, and the vetoes that lead to them (M5). */
final class TierReader {

    private static final int MOST_TIERS = 60;

    private final Faults faults;
    private final Ids tiers = new Ids();

    TierReader(Faults faults) {
        this.faults = faults;
    }

    List<Tier> tiers(YamlMap root, Scale scale, Ids categories) {
        List<YamlMap> maps = root.maps("tiers", "id", "title", "from", "to", "each", "quota");
        List<String> ids = maps.stream().map(tiers::declare).toList();
        if (maps.size() > MOST_TIERS) {
            root.fault("tiers", "TOO_MANY_TIERS", maps.size(), MOST_TIERS);
        }
        TierCoverage coverage = new TierCoverage(scale);
        List<Tier> read = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            YamlMap map = maps.get(i);
            boolean last = i == maps.size() - 1;
            Title title = map.title("title");
            map.require("from");
            BigDecimal from = map.points("from");
            BigDecimal to = map.points("to");
            coverage.add(map, from, to);
            Map<String, BigDecimal> each = each(map, categories);
            Quota quota = quota(map);
            if (last && !each.isEmpty()) {
                map.fault("each", "LAST_TIER_EACH");
            }
            if (last && quota != null) {
                map.fault("quota", "LAST_TIER_QUOTA");
            }
            read.add(faults.none() ? new Tier(ids.get(i), title, from, to, each, quota) : null);
        }
        coverage.check();
        return read;
    }

    List<Veto> vetoes(YamlMap root) {
        Ids vetoes = new Ids();
        List<Veto> read = new ArrayList<>();
        for (YamlMap map : root.maps("vetoes", "id", "title", "tier", "when")) {
            String id = vetoes.declare(map);
            Title title = map.title("title");
            String tier = map.id("tier");
            tiers.expect(map, "tier", tier);
            map.refuse("when");
            read.add(faults.none() ? new Veto(id, title, tier) : null);
        }
        return read;
    }

    private Map<String, BigDecimal> each(YamlMap tier, Ids categories) {
        Map<String, BigDecimal> each = new LinkedHashMap<>();
        YamlMap map = tier.map("each");
        if (map != null) {
            for (String category : map.keys()) {
                categories.expect(map, category, category);
                each.put(category, map.points(category));
            }
        }
        return each;
    }

    private Quota quota(YamlMap tier) {
        YamlMap map = tier.map("quota", "share", "of");
        if (map == null) {
            return null;
        }
        if (!map.has("share") || !map.has("of")) {
            map.fault("", "QUOTA_OF_NOTHING");
            return null;
        }
        Share share = map.share("share");
        if (tiers.contains(map.word("of"))) {
            map.fault("of", "QUOTA_OF_TIER");
            return null;
        }
        UnitLevel of = map.choice("of", UnitLevel.class);
        return share == null || of == null ? null : new Quota(share, of);
    }
}
