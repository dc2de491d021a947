package org.linli.console.programs;

import org.linli.api.Text;
import org.linli.api.programs.Results.Quota;
import org.linli.api.programs.Results.Result;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;

/** A result in one sentence: score, rank, mark, quota and tier, whichever decided. */
final class Sentence {

    private final Rulebook rules;
    private final Result result;
    private final Tier reached;
    private final Quota quota;
    private final int tied;

    /**
     * @param reached the highest tier whose mark the score reaches; null for none
     * @param quota   of that tier; null for none, or where it isn't for the reader to see
     * @param tied    how many share the rank
     */
    Sentence(Rulebook rules, Result result, Tier reached, Quota quota, int tied) {
        this.rules = rules;
        this.result = result;
        this.reached = reached;
        this.quota = quota;
        this.tied = tied;
    }

    Text text() {
        if (result.total() == null) {
            return Ruled.say("say.waiting", Flags.text(rules, result.reasons()) == null ? Ruled.say("flag.WAITING") : Flags.text(rules, result.reasons()));
        }
        String score = Ruled.score(result.total());
        Text rank = result.rank() == null ? Ruled.say("say.unranked") : Ruled.say(tied > 1 ? "say.rank.tied" : "say.rank", result.rank().toString());
        if (result.tier() == null) {
            return Ruled.say("say.untiered", score, rank);
        }
        Text tier = Ruled.tier(rules, result.tier());
        String veto = result.reasons().stream().filter(reason -> reason.startsWith("VETO:")).findFirst().orElse(null);
        if (veto != null) {
            return Ruled.say("say.veto", score, rank, Ruled.veto(rules, veto.substring(5)), tier);
        }
        boolean lowest = reached == null || reached.equals(rules.tiers().get(rules.tiers().size() - 1));
        if (lowest || reached.id().equals(result.tier())) {
            return lowest ? Ruled.say("say.lowest", score, rank, tier) : Ruled.say("say.reached", score, rank, tier, Ruled.plain(reached.from()));
        }
        Text higher = Ruled.tier(rules, reached.id());
        if (quota == null) {
            return Ruled.say("say.left", score, rank, higher, Ruled.plain(reached.from()), tier);
        }
        return Ruled.say(result.reasons().contains("QUOTA_TIE") ? "say.tie" : "say.quota", score, rank, higher, Ruled.plain(reached.from()), String.valueOf(quota.places()),
            String.valueOf(quota.taken()), String.valueOf(tied), String.valueOf(quota.places() - quota.taken()), tier);
    }
}
