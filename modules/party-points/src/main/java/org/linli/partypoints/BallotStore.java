package org.linli.partypoints;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    boolean put(Db db, String appraisal, String mark, Map<String, BigDecimal> scores) {
        String fresh = UUID.randomUUID().toString();
        boolean added = db.insertNew("party_points_ballots", List.of("town", "appraisal", "id", "mark"),
                List.<Object[]>of(new Object[] {db.town(), appraisal, fresh, mark}))[0];
        String ballot = added ? fresh : db.first("select id from party_points_ballots where town = ? and appraisal = ? and mark = ?",
                row -> row.text(1), db.town(), appraisal, mark).orElseThrow();
        db.upsert(SCORES, scores.entrySet().stream().map(score -> new Object[] {db.town(), appraisal, ballot, score.getKey(), score.getValue()})
                .toList());
        return added;
    }

    List<Ballot> list(Db db, String appraisal) {
        Map<String, String> marks = new HashMap<>();
        db.each("select id, mark from party_points_ballots where town = ? and appraisal = ?", row -> marks.put(row.text(1), row.text(2)),
                db.town(), appraisal);
        Map<String, Map<String, BigDecimal>> scores = new HashMap<>();
        db.each("select ballot, subject, score from party_points_ballot_scores where town = ? and appraisal = ?",
                row -> scores.computeIfAbsent(row.text(1), ballot -> new HashMap<>()).put(row.text(2), row.decimal(3)), db.town(), appraisal);
        var ballots = new ArrayList<Ballot>();
        marks.forEach((id, mark) -> ballots.add(new Ballot(id, mark, scores.getOrDefault(id, Map.of()))));
        return ballots;
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
        db.update("update party_points_ballots set mark = id where town = ? and appraisal = ?", db.town(), appraisal);
    }
}
