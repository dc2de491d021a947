package org.linli.scoring;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;

/**
 * Ranks and grades all assessed subjects of a program (M5, M7).
 *
 * <p>Add every assessed subject, vetoed ones too; leave the exempt out. Subjects of an ungraded kind (X14) take part:
 * they count in N and have a rank, but no tier. A veto beats the score; of several, the one to the lowest tier; a veto
 * into a tier with a quota takes one of its places.
 * Ranks are within the unit of the first quota, or over all where no tier has one. Only the score sheet's rounded
 * values decide, so that whoever reads the results can check them. Not safe for many threads.
 */
public final class Grader {

    private final CompiledRulebook compiled;
    private final List<Tier> tiers;
    private final List<String> tieBreakers;
    private final Candidates candidates;

    public Grader(CompiledRulebook compiled) {
        Rulebook rulebook = compiled.rulebook();
        this.compiled = compiled;
        this.tiers = rulebook.tiers();
        this.tieBreakers = rulebook.tieBreakers();
        this.candidates = new Candidates(tieBreakers.size(), compiled.quotaLevels().size());
    }

    /**
     * Adds a candidate.
     *
     * @param sheet  its score; read now and not kept
     * @param units  its unit at each of {@link CompiledRulebook#quotaLevels()}, in that order
     * @param vetoes the vetoes against it
     * @return its index, counting from 0
     */
    public int add(ScoreSheet sheet, List<String> units, Collection<String> vetoes) {
        if (units.size() != compiled.quotaLevels().size()) {
            throw new IllegalArgumentException("Quotas count units at " + compiled.quotaLevels() + ", but the candidate has " + units);
        }
        byte vetoTier = Candidates.NO_TIER;
        for (String veto : vetoes) {
            vetoTier = (byte) Math.max(vetoTier, compiled.tierOfVeto(veto));
        }
        long[] ties = tieBreakers.stream().mapToLong(id -> tieValue(sheet, id)).toArray();
        long total = sheet.total() == null ? Candidates.WAITING : Hundredths.rounded(sheet.total());
        return candidates.add(total, ties, sheet.total() == null ? 0 : reached(sheet), vetoTier,
                !compiled.isUngraded(sheet.kind()), units, vetoes.stream().distinct().sorted().toList(), sheet.waiting());
    }

    private static long tieValue(ScoreSheet sheet, String component) {
        BigDecimal value = sheet.component(component).orElseThrow().rounded();
        return value == null ? Candidates.WAITING : Hundredths.of(value);
    }

    /** A bit for each tier whose marks the score meets. */
    private long reached(ScoreSheet sheet) {
        BigDecimal total = sheet.rounded();
        long reached = 0;
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            if (total.compareTo(tier.from()) >= 0
                    && tier.each().entrySet().stream().allMatch(mark -> category(sheet, mark.getKey()).compareTo(mark.getValue()) >= 0)) {
                reached |= 1L << i;
            }
        }
        return reached;
    }

    private static BigDecimal category(ScoreSheet sheet, String id) {
        Stream<ScoreSheet.CategoryScore> categories = sheet.components().stream().flatMap(c -> c.categories().stream());
        return categories.filter(c -> c.id().equals(id)).findFirst().orElseThrow().counted();
    }

    /** Grades all candidates added so far. */
    public Grades grade() {
        return new Grades(compiled, candidates);
    }
}
