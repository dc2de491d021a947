package org.linli.partypoints;

import java.util.List;
import java.util.Set;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results;
import org.linli.api.programs.Results.Result;
import org.linli.api.programs.Rulebooks.TierView;
import org.linli.api.rest.Limits;
import org.linli.partypoints.pages.OutcomeSheet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What published results lead to: candidates for honours at the top, talks and measures at the bottom (P1, P2). */
@Component(service = Outcomes.class)
public final class Outcomes {

    static final String READ = MemberRegister.READ;
    private static final Messages MESSAGES = Messages.beside(Outcomes.class);

    private static final int MOST_SHOWN = 200;

    private final MemberRegister register;
    private final Results results;

    @Activate
    public Outcomes(@Reference MemberRegister register, @Reference Results results) {
        this.register = register;
        this.results = results;
    }

    /** Those in the highest tier, by rank; they may stand for honours. @param branch null for all */
    Page<Result> honours(String program, String branch, String after, Integer limit) {
        return list(program, branch, 0, after, limit);
    }

    /** Those in the lowest tier, by rank; the branch secretary speaks with them, and they aren't eligible for honours. */
    Page<Result> talks(String program, String branch, String after, Integer limit) {
        return list(program, branch, -1, after, limit);
    }

    /** Those in the highest tier, or in the lowest, of the branches in and below a unit that the caller may see, branch by branch. */
    OutcomeSheet.Group of(Program program, String unit, boolean highest) {
        register.requirePublished(program);
        Set<String> branches = register.scope(program, unit);
        String tier = tier(register.rules(program).tiers(), highest ? 0 : -1);
        if (branches == null) {
            return new OutcomeSheet.Group(results.list(program.id(), null, tier, Results.Order.RANK, null, MOST_SHOWN).items(),
                    results.count(program.id(), null).tiers().getOrDefault(tier, 0));
        }
        if (unit != null && register.caller().may(READ, register.path(unit))) {
            return new OutcomeSheet.Group(results.find(program.id(), new Results.Wanted(unit, tier, null, false, null), Results.Order.RANK, null, MOST_SHOWN).items(),
                    results.count(program.id(), unit).tiers().getOrDefault(tier, 0));
        }
        List<Result> all = branches.stream().sorted().flatMap(branch -> results.list(program.id(), branch, tier, Results.Order.RANK, null, MOST_SHOWN).items().stream())
                .toList();
        return new OutcomeSheet.Group(all.stream().limit(MOST_SHOWN).toList(), all.size());
    }

    /** Whether the member's result is in the lowest tier. */
    boolean isUnqualified(Standing standing) {
        String lowest = tier(standing.rules().tiers(), -1);
        String after = null;
        do {
            Page<Result> page = results.list(standing.program().id(), standing.member().unit(), lowest, Results.Order.SUBJECT, after, Limits.MOST);
            if (page.items().stream().anyMatch(result -> result.subject().equals(standing.member().subject()))) {
                return true;
            }
            after = page.next();
        } while (after != null);
        return false;
    }

    private Page<Result> list(String program, String branch, int tier, String after, Integer limit) {
        Program settled = register.program(program);
        register.require(READ, settled, branch);
        register.requirePublished(settled);
        return results.list(program, branch, tier(register.rules(settled).tiers(), tier), Results.Order.RANK, after, Limits.of(limit));
    }

    /** @param place 0 for the highest, -1 for the lowest */
    private static String tier(List<TierView> tiers, int place) {
        if (tiers.size() < 2) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "no-tiers");
        }
        return tiers.get(Math.floorMod(place, tiers.size())).id();
    }
}
