package org.linli.console.programs;

import java.util.List;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.programs.Results;
import org.linli.scoring.rulebook.Rulebook;

/** What somebody takes part in, as the pages of people, households and units show it. */
public final class TakingPart {

    private static final int MOST = 50;

    private final Results results;
    private final RuleShelf shelf;

    TakingPart(Results results, RuleShelf shelf) {
        this.results = results;
        this.shelf = shelf;
    }

    /**
     * The part in one program.
     *
     * @param title  what the program is called
     * @param href   of the way to the result, or of the participant where there is none
     * @param period in words
     * @param stage  where the program stands
     * @param points null without a final score
     * @param tier   null without one
     * @param look   of the tier
     * @param flags  what stands beside the tier, or why there is no result; null for nothing
     */
    public record Shown(Text title, String href, Text period, Text stage, String points, Text tier, String look, Text flags) {
    }

    /** The parts that a subject takes, as far as the reader may see them, latest first. */
    public List<Shown> of(Results.Who who, String subject) {
        return results.parts(who, subject, MOST).stream().map(this::shown).toList();
    }

    private Shown shown(Results.Part part) {
        Rulebook rules = shelf.of(part.program());
        Results.Result result = part.result();
        String title = part.program().title();
        String href = Address.of("programs", part.program().module(), part.program().id(), result == null ? "participants" : "results", part.participant().subject());
        return new Shown(title == null ? Ruled.text(rules.title()) : new Text(title, title), href, Periods.title(part.program().period()),
            part.program().stage().title(), result == null || result.total() == null ? null : Ruled.score(result.total()),
            result == null || result.tier() == null ? null : Ruled.tier(rules, result.tier()), result == null ? null : Ruled.look(rules, result.tier()),
            part.participant().exempt() ? Ruled.say("exempt.title") : result == null ? Ruled.say("part.no-result") : Flags.text(rules, result.reasons()));
    }
}
