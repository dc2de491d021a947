package org.linli.console.programs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.Text;
import org.linli.api.programs.Results.Quota;
import org.linli.api.programs.Results.Result;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;

/** Sets what cuts a ranking between its rows: units, marks of tiers, and quotas with what they left. */
public final class Cuts {

    private final Rulebook rules;
    private final List<Quota> quotas;
    private final Map<String, String> units;
    private final boolean byUnit;

    /**
     * A row of the table.
     *
     * @param unit   the head of a unit's results; null for other rows
     * @param cut    what cuts here; null for other rows
     * @param result null for both
     */
    public record Row(String unit, Text cut, Result result) {
    }

    /** @param byUnit whether results of several units stand behind each other */
    Cuts(Rulebook rules, List<Quota> quotas, Map<String, String> units, boolean byUnit) {
        this.rules = rules;
        this.quotas = quotas;
        this.units = units;
        this.byUnit = byUnit;
    }

    /** @param filtered whether the ranking has gaps, so that nothing can be said about where it is cut */
    List<Row> rows(List<Result> ranked, boolean filtered) {
        List<Row> rows = new ArrayList<>();
        Result above = null;
        boolean left = false;
        for (Result one : ranked) {
            boolean begins = above == null || !above.unit().equals(one.unit());
            if (begins && byUnit) {
                rows.add(new Row(units.getOrDefault(one.unit(), one.unit()), null, null));
            }
            if (begins) {
                left = above == null && one.rank() != null && one.rank() > 1;
            } else if (!filtered) {
                marks(above, one).forEach(cut -> rows.add(new Row(null, cut, null)));
            }
            if (!filtered && !left && leftOut(one)) {
                quota(one).ifPresent(cut -> rows.add(new Row(null, cut, null)));
                left = true;
            }
            rows.add(new Row(null, null, one));
            above = one;
        }
        return rows;
    }

    private static boolean leftOut(Result one) {
        return one.reasons().contains("QUOTA") || one.reasons().contains("QUOTA_TIE");
    }

    private List<Text> marks(Result above, Result one) {
        List<Text> marks = new ArrayList<>();
        for (Tier tier : rules.tiers()) {
            if (above.total() != null && one.total() != null && above.total().compareTo(tier.from()) >= 0 && one.total().compareTo(tier.from()) < 0) {
                marks.add(Ruled.say("cut.mark", Ruled.tier(rules, tier.id()), Ruled.plain(tier.from())));
            }
        }
        return marks;
    }

    /** The quota that left somebody out: that of the highest tier whose mark the score reaches. */
    private Optional<Text> quota(Result one) {
        BigDecimal total = one.total();
        return rules.tiers().stream().filter(tier -> tier.quota() != null && total != null && total.compareTo(tier.from()) >= 0).findFirst()
            .flatMap(tier -> quotas.stream().filter(quota -> quota.tier().equals(tier.id()) && (quota.unit().equals(one.unit()) || quotas.size() == 1)).findFirst()
                .map(quota -> Ruled.say(one.reasons().contains("QUOTA_TIE") ? "cut.tie" : "cut.quota", Ruled.tier(rules, tier.id()), String.valueOf(quota.places()),
                    String.valueOf(quota.assessed()), tier.quota().share().toString(), String.valueOf(quota.taken()), String.valueOf(quota.places() - quota.taken()))));
    }
}
