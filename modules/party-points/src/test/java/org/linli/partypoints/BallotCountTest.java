package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BallotCountTest {

    private static final List<String> MEMBERS = List.of("M1", "M2", "M3");

    @Test
    void theMeanIsRoundedOnceHalfUp() {
        BallotCount count = count(ballot("1", 90, 80, 70), ballot("2", 91, 80, 70), ballot("3", 91, 81, 71));
        assertEquals(Map.of("M1", new BigDecimal("90.67"), "M2", new BigDecimal("80.33"), "M3", new BigDecimal("70.33")), count.means());
        assertEquals(3, count.valid());
    }

    @Test
    void aMeanSaysOfHowManyBallotsItIsAndHowFarTheyLieApart() {
        BallotCount count = count(ballot("1", 90, 80, 70), ballot("2", 95, 80, 60), ballot("M1", null, 81, 65));
        assertEquals(List.of(new Mean("M1", 2, new BigDecimal("92.50"), new BigDecimal("90"), new BigDecimal("95")),
                new Mean("M2", 3, new BigDecimal("80.33"), new BigDecimal("80"), new BigDecimal("81")),
                new Mean("M3", 3, new BigDecimal("65.00"), new BigDecimal("60"), new BigDecimal("70"))), count.members());
        assertEquals(new BigDecimal("27.75"), count.members().get(0).brings(new BigDecimal("0.3")));
        assertFalse(count.members().get(1).spreads(), "of three ballots one could guess whose was the lowest");
        assertTrue(Mean.of("M1", Collections.nCopies(5, BigDecimal.TEN)).spreads());
    }

    @Test
    void halvesOfAHundredthGoUp() {
        assertEquals(new BigDecimal("0.13"), BallotCount.of("a", List.of(new Ballot("1", "m", "1", Map.of("M1", new BigDecimal("0.25"))),
                new Ballot("2", "n", "2", Map.of("M1", BigDecimal.ZERO))), List.of("M1")).means().get("M1"));
    }

    @Test
    void aBallotThatLeavesSomebodyOutDoesNotCount() {
        BallotCount count = count(ballot("1", 90, 80, null), ballot("2", 100, 100, 100));
        assertEquals(1, count.valid());
        assertEquals(1, count.invalid());
        assertEquals(List.of(new BallotCount.Incomplete("1", List.of("M3"))), count.incomplete());
        assertEquals(new BigDecimal("100.00"), count.means().get("M1"));
    }

    @Test
    void aMemberWhoVotesLeavesItselfOut() {
        BallotCount count = count(ballot("M3", 90, 80, null), ballot("2", 100, 100, 100));
        assertEquals(2, count.valid());
        assertEquals(new BigDecimal("95.00"), count.means().get("M1"));
        assertEquals(new BigDecimal("100.00"), count.means().get("M3"));
    }

    @Test
    void scoresForThoseWhoAreNotAssessedAreLeftAside() {
        BallotCount count = BallotCount.of("a", List.of(ballot("1", 90, 80, 70)), List.of("M1"));
        assertEquals(Map.of("M1", new BigDecimal("90.00")), count.means());
    }

    @Test
    void itStandsWhenMoreThanHalfGaveAValidBallot() {
        assertTrue(count(ballot("1", 1, 1, 1), ballot("2", 1, 1, 1)).stands(3, 3));
        assertFalse(count(ballot("1", 1, 1, 1), ballot("2", 1, 1, 1)).stands(4, 3));
        assertFalse(count(ballot("M1", null, 1, 1)).stands(1, 3), "nobody else scored M1");
    }

    private static BallotCount count(Ballot... ballots) {
        return BallotCount.of("a", List.of(ballots), MEMBERS);
    }

    private static Ballot ballot(String rater, Integer... scores) {
        Map<String, BigDecimal> given = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] != null) {
                given.put(MEMBERS.get(i), BigDecimal.valueOf(scores[i]));
            }
        }
        return new Ballot(rater, Ballot.mark("a", rater), rater, given);
    }
}
