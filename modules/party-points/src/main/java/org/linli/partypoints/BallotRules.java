package org.linli.partypoints;

import java.math.BigDecimal;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.programs.Participants.Participant;

/** What a single score of a ballot has to be like. */
record BallotRules(BigDecimal max) {

    private static final Messages MESSAGES = Messages.beside(BallotRules.class);

    /** What is wrong with a score, from 0 to the most that the component takes; empty for a good one. */
    Optional<Text> fault(BigDecimal score) {
        boolean good = score != null && score.signum() >= 0 && score.compareTo(max) <= 0 && score.stripTrailingZeros().scale() <= 2;
        return good ? Optional.empty() : Optional.of(MESSAGES.text("ballot.score", String.valueOf(score), max.toPlainString()));
    }

    /** What is wrong with whom a ballot scores. @param branch the branch that is appraised @param member null for somebody unknown */
    static Optional<Text> fault(String rater, String person, String branch, Participant member) {
        if (member == null || !member.unit().equals(branch)) {
            return Optional.of(MESSAGES.text("ballot.person", person, branch));
        }
        if (member.exempt()) {
            return Optional.of(MESSAGES.text("ballot.exempt", person));
        }
        return person.equals(rater) ? Optional.of(MESSAGES.text("ballot.self", person)) : Optional.empty();
    }
}
