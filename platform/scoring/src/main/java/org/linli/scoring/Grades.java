package org.linli.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.linli.scoring.rulebook.Tier;

/** The grades of all candidates of a program, made at once and read one by one. */
public final class Grades {

    private static final byte QUOTA = 1;
    private static final byte QUOTA_TIE = 2;

    private final CompiledRulebook compiled;
    private final List<Tier> tiers;
    private final Candidates candidates;
    private final byte[] tier;
    private final byte[] left;
    private final int[] rank;
    private final int[] ranked;
    private final int rankLevel;
    /** By tier with a quota and by unit. */
    private final QuotaCount[] quotas;

    Grades(CompiledRulebook compiled, Candidates candidates) {
        this.compiled = compiled;
        this.tiers = compiled.rulebook().tiers();
        this.candidates = candidates;
        this.tier = new byte[candidates.size()];
        this.left = new byte[candidates.size()];
        this.rank = new int[candidates.size()];
        this.rankLevel = compiled.quotaLevels().isEmpty() ? -1 : 0;
        this.ranked = new int[rankLevel < 0 ? 1 : candidates.unitCount(rankLevel)];
        this.quotas = new QuotaCount[tiers.size()];
        int[] order = candidates.ranked();
        rank(order);
        byMerit();
        for (int t = 0; t < tiers.size(); t++) {
            if (tiers.get(t).quota() != null) {
                limit(t, order);
            }
        }
    }

    private void rank(int[] order) {
        int[] last = new int[ranked.length];
        Arrays.fill(last, -1);
        for (int candidate : order) {
            if (candidates.hasTotal(candidate)) {
                int unit = rankUnit(candidate);
                ranked[unit]++;
                rank[candidate] = last[unit] >= 0 && candidates.tied(candidate, last[unit]) ? rank[last[unit]] : ranked[unit];
                last[unit] = candidate;
            }
        }
    }

    private int rankUnit(int candidate) {
        return rankLevel < 0 ? 0 : candidates.unit(rankLevel, candidate);
    }

    private void byMerit() {
        for (int i = 0; i < tier.length; i++) {
            tier[i] = !candidates.isGraded(i) ? Candidates.NO_TIER
                    : candidates.vetoTier(i) != Candidates.NO_TIER ? candidates.vetoTier(i)
                    : merit(i);
        }
    }

    private byte merit(int candidate) {
        return tiers.isEmpty() || !candidates.hasTotal(candidate) ? Candidates.NO_TIER : candidates.nextTier(candidate, -1);
    }

    /** Keeps a tier within its quota; whoever is left out falls to the next tier and competes there. */
    private void limit(int limited, int[] order) {
        int level = compiled.quotaLevels().indexOf(tiers.get(limited).quota().of());
        QuotaCount count = new QuotaCount(candidates.unitCount(level));
        quotas[limited] = count;
        for (int i = 0; i < tier.length; i++) {
            boolean vetoedInto = tier[i] == limited && candidates.vetoTier(i) != Candidates.NO_TIER;
            count.assess(candidates.unit(level, i), vetoedInto);
        }
        count.open(tiers.get(limited).quota().share());
        int[][] inUnit = competing(limited, level, order);
        for (int unit = 0; unit < inUnit.length; unit++) {
            admit(limited, unit, inUnit[unit], count);
        }
    }

    private int[][] competing(int limited, int level, int[] order) {
        int[] sizes = new int[candidates.unitCount(level)];
        for (int candidate : order) {
            if (competes(candidate, limited)) {
                sizes[candidates.unit(level, candidate)]++;
            }
        }
        int[][] inUnit = new int[sizes.length][];
        Arrays.setAll(inUnit, unit -> new int[sizes[unit]]);
        int[] next = new int[sizes.length];
        for (int candidate : order) {
            if (competes(candidate, limited)) {
                int unit = candidates.unit(level, candidate);
                inUnit[unit][next[unit]++] = candidate;
            }
        }
        return inUnit;
    }

    private boolean competes(int candidate, int limited) {
        return tier[candidate] == limited && candidates.vetoTier(candidate) == Candidates.NO_TIER;
    }

    private void admit(int limited, int unit, int[] best, QuotaCount count) {
        boolean cut = false;
        int from = 0;
        while (from < best.length) {
            int to = from + 1;
            while (to < best.length && candidates.tied(best[from], best[to])) {
                to++;
            }
            int free = count.free(unit);
            if (!cut && to - from <= free) {
                count.take(unit, to - from);
            } else {
                byte reason = !cut && free > 0 ? QUOTA_TIE : QUOTA;
                cut = true;
                for (int i = from; i < to; i++) {
                    left[best[i]] |= reason;
                    tier[best[i]] = candidates.nextTier(best[i], limited);
                }
            }
            from = to;
        }
    }

    /** How many candidates there are. */
    public int size() {
        return tier.length;
    }

    /** The grade of the candidate with that index. */
    public Grade of(int candidate) {
        boolean scored = candidates.hasTotal(candidate);
        return new Grade(scored ? Hundredths.points(candidates.total(candidate)) : null, scored ? rank[candidate] : null,
                ranked[rankUnit(candidate)], name(tier[candidate]), candidates.isGraded(candidate) ? name(merit(candidate)) : null,
                quotas(candidate), reasons(candidate));
    }

    private String name(byte index) {
        return index == Candidates.NO_TIER ? null : tiers.get(index).id();
    }

    private List<String> reasons(int candidate) {
        Stream<String> vetoes = candidates.vetoes(candidate).stream().map(v -> "VETO:" + v);
        Stream<String> quota = Stream.of((left[candidate] & QUOTA) != 0 ? "QUOTA" : "", (left[candidate] & QUOTA_TIE) != 0 ? "QUOTA_TIE" : "");
        Stream<String> waits = candidates.waiting(candidate).stream().map(w -> "WAITING:" + w);
        return Stream.of(vetoes, quota, waits).flatMap(s -> s).filter(s -> !s.isEmpty()).toList();
    }

    private List<Grade.QuotaPlaces> quotas(int candidate) {
        if (tier[candidate] == Candidates.NO_TIER || candidates.vetoTier(candidate) != Candidates.NO_TIER) {
            return List.of();
        }
        List<Grade.QuotaPlaces> places = new ArrayList<>();
        for (int t = merit(candidate); t <= tier[candidate]; t++) {
            if (quotas[t] != null) {
                int level = compiled.quotaLevels().indexOf(tiers.get(t).quota().of());
                int unit = candidates.unit(level, candidate);
                places.add(quotas[t].places(tiers.get(t).id(), candidates.unitName(level, unit), unit));
            }
        }
        return places;
    }
}
