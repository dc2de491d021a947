package org.linli.partypoints;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The count of an appraisal's ballots.
 *
 * @param valid      ballots that score every assessed member, their own voter apart
 * @param incomplete those that don't, and so are invalid
 * @param members    what the valid ballots come to for each member; their means are rounded, since they are announced to the branch as results
 *                   of their own
 */
record BallotCount(int valid, List<Incomplete> incomplete, List<Mean> members) {

    /** A slip, and whom it leaves out. */
    record Incomplete(String slip, List<String> missing) {
    }

    /** Counts. @param assessed the members that need a score */
    static BallotCount of(String appraisal, List<Ballot> ballots, List<String> assessed) {
        Map<String, String> marks = assessed.stream().collect(Collectors.toMap(member -> member, member -> Ballot.mark(appraisal, member)));
        List<Ballot> valid = new ArrayList<>();
        List<Incomplete> incomplete = new ArrayList<>();
        for (Ballot ballot : ballots) {
            List<String> missing = assessed.stream()
                    .filter(member -> !ballot.scores().containsKey(member) && !marks.get(member).equals(ballot.mark())).toList();
            if (missing.isEmpty()) {
                valid.add(ballot);
            } else {
                incomplete.add(new Incomplete(ballot.slip(), missing));
            }
        }
        List<Mean> members = new ArrayList<>();
        for (String member : assessed) {
            List<BigDecimal> scores = valid.stream().map(ballot -> ballot.scores().get(member)).filter(score -> score != null).toList();
            if (!scores.isEmpty()) {
                members.add(Mean.of(member, scores));
            }
        }
        return new BallotCount(valid.size(), List.copyOf(incomplete), List.copyOf(members));
    }

    /** The mean scores by member. */
    Map<String, BigDecimal> means() {
        return members.stream().collect(Collectors.toMap(Mean::subject, Mean::mean, (one, other) -> one, TreeMap::new));
    }

    int invalid() {
        return incomplete.size();
    }

    /** Whether more than half of those entitled gave a valid ballot, and everybody has a score. */
    boolean stands(int entitled, int assessed) {
        return valid * 2 > entitled && members.size() == assessed;
    }
}
