package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that tiers cover the whole scale without gap or overlap, and names the values where they don't (M5). */
final class TierCoverage {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private record Bounds(YamlMap tier, BigDecimal from, BigDecimal to) {
    }

    private final Scale scale;
    private final List<Bounds> tiers = new ArrayList<>();
    private boolean readable = true;

    TierCoverage(Scale scale) {
        this.scale = scale;
    }

    void add(YamlMap tier, BigDecimal from, BigDecimal to) {
        readable &= from != null && (to != null || !tier.has("to"));
        tiers.add(new Bounds(tier, from, to));
        if (from != null && to != null && to.compareTo(from) < 0) {
            tier.fault("to", "RANGE_BACKWARDS", plain(from), plain(to));
            readable = false;
        }
    }

    void check() {
        if (!readable || tiers.isEmpty()) {
            return;
        }
        top(tiers.get(0));
        for (int i = 1; i < tiers.size(); i++) {
            between(tiers.get(i - 1), tiers.get(i));
        }
        bottom(tiers.get(tiers.size() - 1));
    }

    private void top(Bounds tier) {
        if (scale.max() == null) {
            if (tier.to() != null) {
                tier.tier().fault("to", "TIER_OPEN_TOP", plain(tier.to()));
            }
        } else if (tier.from().compareTo(scale.max()) > 0) {
            tier.tier().fault("from", "TIER_OUTSIDE", plain(tier.from()), plain(scale.min()), plain(scale.max()));
        } else if (tier.to() != null && tier.to().compareTo(scale.max()) < 0) {
            gap(tier.tier(), "to", tier.to().add(CENT), scale.max());
        }
    }

    private void between(Bounds higher, Bounds lower) {
        if (lower.from().compareTo(higher.from()) >= 0) {
            lower.tier().fault("from", "TIER_ORDER", plain(lower.from()), plain(higher.from()));
        } else if (lower.to() != null && lower.to().compareTo(higher.from()) >= 0) {
            lower.tier().fault("to", "TIER_OVERLAP", plain(higher.from()), plain(lower.to()));
        } else if (lower.to() != null && lower.to().add(CENT).compareTo(higher.from()) < 0) {
            gap(lower.tier(), "to", lower.to().add(CENT), higher.from().subtract(CENT));
        }
    }

    private void bottom(Bounds tier) {
        int beyond = tier.from().compareTo(scale.min());
        if (beyond > 0) {
            gap(tier.tier(), "from", scale.min(), tier.from().subtract(CENT));
        } else if (beyond < 0) {
            tier.tier().fault("from", "TIER_OUTSIDE", plain(tier.from()), plain(scale.min()),
                    scale.max() == null ? "∞" : plain(scale.max()));
        }
    }

    /** Names the first and last value of the gap, and one that a reader stumbles over: a whole number, or the middle. */
    private static void gap(YamlMap tier, String key, BigDecimal first, BigDecimal last) {
        BigDecimal whole = first.setScale(0, RoundingMode.CEILING);
        BigDecimal stumble = whole.compareTo(last) <= 0 ? whole
                : first.add(last).divide(BigDecimal.valueOf(2), 1, RoundingMode.HALF_UP).max(first);
        tier.fault(key, "TIER_GAP", plain(first), plain(last), plain(stumble.min(last)));
    }

    private static String plain(BigDecimal number) {
        BigDecimal brief = number.stripTrailingZeros();
        return brief.scale() < 0 ? brief.setScale(0).toPlainString() : brief.toPlainString();
    }
}
