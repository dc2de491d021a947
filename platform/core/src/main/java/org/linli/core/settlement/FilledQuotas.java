package org.linli.core.settlement;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.linli.api.data.Db;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results.Quota;
import org.linli.api.programs.Results.QuotaSum;
import org.linli.core.programs.RulebookShelf;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.Grade.QuotaPlaces;

/** The quotas of a settlement as pages show them: all, those of some units, or tier by tier. */
final class FilledQuotas {

    private final RulebookShelf rulebooks;
    private final Settler settler;

    FilledQuotas(RulebookShelf rulebooks, Settler settler) {
        this.rulebooks = rulebooks;
        this.settler = settler;
    }

    /** By tier and unit. @param unit only those that its subjects share; null for all */
    List<Quota> of(Db db, Program settled, String settlement, String unit) {
        List<QuotaPlaces> all = unit == null ? SettlementStore.quotas(db, settlement) : shared(db, settled, settlement, unit);
        return all.stream().map(FilledQuotas::quota).sorted(Comparator.comparing(Quota::tier).thenComparing(Quota::unit)).toList();
    }

    /** Those of just these units, in no order. */
    List<Quota> in(Db db, Program settled, String settlement, Collection<String> units) {
        return SettlementStore.quotasOf(db, settlement, rulebooks.rules(db, settled).rulebook(), units).stream().map(FilledQuotas::quota).toList();
    }

    /** Tier by tier. @param unit as above */
    List<QuotaSum> sums(Db db, Program settled, String settlement, String unit) {
        return unit == null ? SettlementStore.quotaSums(db, settlement) : shared(db, settled, settlement, unit).stream()
                .map(quota -> new QuotaSum(quota.tier(), 1, quota.places(), quota.taken())).sorted(Comparator.comparing(QuotaSum::tier)).toList();
    }

    private List<QuotaPlaces> shared(Db db, Program settled, String settlement, String unit) {
        CompiledRulebook rulebook = rulebooks.rules(db, settled).compiled();
        return SettlementStore.quotasOf(db, settlement, rulebook.rulebook(), settler.quotaUnits(rulebook, unit));
    }

    private static Quota quota(QuotaPlaces quota) {
        return new Quota(quota.tier(), quota.unit(), quota.assessed(), quota.places(), quota.taken());
    }
}
