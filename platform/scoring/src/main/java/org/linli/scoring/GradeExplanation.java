package org.linli.scoring;

import java.util.ArrayList;
import java.util.List;
import org.linli.scoring.Why.Step;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;
import org.linli.scoring.rulebook.Title;
import org.linli.scoring.rulebook.Veto;

/** Puts rank, tier, vetoes and quotas into words. */
final class GradeExplanation {

    private static final String VETO = "VETO:";

    private final Rulebook rulebook;
    private final Grade grade;

    GradeExplanation(Rulebook rulebook, Grade grade) {
        this.rulebook = rulebook;
        this.grade = grade;
    }

    List<Why> steps() {
        List<Why> steps = new ArrayList<>();
        if (grade.rank() != null) {
            steps.add(new Why(Step.RANK, null, null, null, Message.of("why.RANK", grade.rank(), grade.ranked()), List.of()));
        }
        if (!rulebook.tiers().isEmpty()) {
            steps.add(tier());
        }
        return steps;
    }

    private Why tier() {
        List<Why> because = new ArrayList<>();
        grade.reasons().stream().filter(r -> r.startsWith(VETO)).map(r -> r.substring(VETO.length())).forEach(id -> because.add(veto(id)));
        grade.quotas().forEach(quota -> because.add(quota(quota)));
        if (grade.tier() == null) {
            return new Why(Step.TIER, null, null, null, Message.of(grade.total() == null ? "why.TIER_WAITING" : "why.TIER_UNGRADED"), because);
        }
        Tier tier = tier(grade.tier());
        boolean vetoed = grade.reasons().stream().anyMatch(r -> r.startsWith(VETO));
        Message says = vetoed ? Message.of("why.TIER_VETO") : !grade.tier().equals(grade.merit()) ? leftOut() : reached(tier);
        return new Why(Step.TIER, tier.id(), tier.title(), null, says, because);
    }

    private Message leftOut() {
        return Message.of(onlyTied() ? "why.TIER_TIE" : "why.TIER_QUOTA", grade.total());
    }

    /** Left out by a tie across the last place, which so stays empty, and by nothing else. */
    private boolean onlyTied() {
        return grade.reasons().contains("QUOTA_TIE") && !grade.reasons().contains("QUOTA");
    }

    /** Nobody reaches the lowest tier: a score falls into it that is below the mark of the tier above. */
    private Message reached(Tier tier) {
        int place = rulebook.tiers().indexOf(tier);
        Tier above = place == 0 || place < rulebook.tiers().size() - 1 ? null : rulebook.tiers().get(place - 1);
        return above != null && grade.total().compareTo(above.from()) < 0
                ? Message.of("why.TIER_LOWEST", grade.total(), Explanation.plain(above.from()))
                : Message.of("why.TIER", grade.total(), Explanation.plain(tier.from()));
    }

    private Why veto(String id) {
        Title title = rulebook.vetoes().stream().filter(v -> v.id().equals(id)).findFirst().map(Veto::title).orElse(null);
        return new Why(Step.VETO, id, title, null, Message.of("why.VETO"), List.of());
    }

    private Why quota(Grade.QuotaPlaces quota) {
        Tier tier = tier(quota.tier());
        String code = quota.tier().equals(grade.tier()) ? "why.QUOTA_IN"
                : onlyTied() ? "why.QUOTA_TIE" : "why.QUOTA_OUT";
        return new Why(Step.QUOTA, tier.id(), tier.title(), null,
                Message.of(code, tier.quota().share(), quota.assessed(), quota.places(), quota.taken()), List.of());
    }

    private Tier tier(String id) {
        return rulebook.tiers().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }
}
