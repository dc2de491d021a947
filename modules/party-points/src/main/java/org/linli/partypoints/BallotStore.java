package org.linli.partypoints;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Upsert;

/** Ballots in the database; their ids are random, so that the order of rows tells nothing about who voted when. */
final class BallotStore {

    private static final Messages MESSAGES = Messages.beside(BallotStore.class);
    private static final Upsert SCORES = Upsert.replacing("party_points_ballot_scores", List.of("town", "appraisal", "ballot", "subject"),
            List.of("score"));

    /**
     * Enters scores of a slip, new ones or others than before.
     *
     * @return whether the slip was new
     */
    boolean put(Db db, String appraisal, String slip, Map<String, BigDecimal> scores) {
        String mark = Ballot.mark(appraisal, slip);
        String fresh = UUID.randomUUID().toString();
        boolean added = db.insertNew("party_points_ballots", List.of("town", "appraisal", "id", "mark", "slip"),
                List.<Object[]>of(new Object[] {db.town(), appraisal, fresh, mark, slip}))[0];
        String ballot = added ? fresh : db.first("select id from party_points_ballots where town = ? and appraisal = ? and mark = ?",
                row -> row.text(1), db.town(), appraisal, mark).orElseThrow();
        db.upsert(SCORES, scores.entrySet().stream().map(score -> new Object[] {db.town(), appraisal, ballot, score.getKey(), score.getValue()})
                .toList());
        return added;
    }

    List<Ballot> list(Db db, String appraisal) {
        Map<String, Map<String, BigDecimal>> scores = new HashMap<>();
        db.each("select ballot, subject, score from party_points_ballot_scores where town = ? and appraisal = ?",
                row -> scores.computeIfAbsent(row.text(1), ballot -> new HashMap<>()).put(row.text(2), row.decimal(3)), db.town(), appraisal);
        return db.list("select id, mark, slip from party_points_ballots where town = ? and appraisal = ?",
                row -> new Ballot(row.text(1), row.text(2), row.text(3), scores.getOrDefault(row.text(1), Map.of())), db.town(), appraisal);
    }

    /** The scores of a slip by member; empty for one that isn't there. */
    Map<String, BigDecimal> scores(Db db, String appraisal, String slip) {
        Map<String, BigDecimal> scores = new TreeMap<>();
        db.each("select s.subject, s.score from party_points_ballots b join party_points_ballot_scores s on s.town = b.town and "
                + "s.appraisal = b.appraisal and s.ballot = b.id where b.town = ? and b.appraisal = ? and b.mark = ?",
                row -> scores.put(row.text(1), row.decimal(2)), db.town(), appraisal, Ballot.mark(appraisal, slip));
        return scores;
    }

    /** @throws Problem {@code CONFLICT} when there are more ballots than people who were present */
    void requireAtMost(Db db, String appraisal, int present) {
        int there = db.first("select count(*) from party_points_ballots where town = ? and appraisal = ?", row -> row.integer(1), db.town(),
                appraisal).orElseThrow();
        if (there > present) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "ballots-many", String.valueOf(present));
        }
    }

    /** Makes the ballots anonymous for good. */
    void wipeMarks(Db db, String appraisal) {
        db.update("update party_points_ballots set mark = id, slip = null where town = ? and appraisal = ?", db.town(), appraisal);
    }
}
