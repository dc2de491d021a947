package org.linli.core.programs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.data.Upsert;
import org.linli.api.programs.Facts.Score;
import org.linli.api.programs.Facts.Veto;
import org.linli.core.Lookup;

/** Scores of components and vetoes in the database. */
final class FactStore {

    private static final Upsert SCORES = Upsert.replacing("component_scores", List.of("town", "program", "subject", "component"),
            List.of("score", "source", "recorded_by", "recorded_at"));
    private static final String SCORE = "select subject, component, score, source from component_scores where town = ? and program = ?";
    private static final String VETO = "select id, subject, veto, occurred_on, facts, recorded_by, recorded_at, lifted from vetoes"
            + " where town = ? and program = ?";

    /** Which score it is. */
    record Of(String subject, String component) {

        static Of of(Score score) {
            return new Of(score.subject(), score.component());
        }
    }

    private FactStore() {
    }

    /** The scores that the subjects have. */
    static Map<Of, Score> scores(Db db, String program, Collection<String> subjects) {
        Map<Of, Score> found = new HashMap<>();
        Lookup.of(db, SCORE + " and subject = ?", FactStore::score, subjects, db.town(), program).forEach(score -> found.put(Of.of(score), score));
        return found;
    }

    /** Those of the sources that notices of the program are about. */
    static Set<String> announced(Db db, String program, Collection<String> sources) {
        return Set.copyOf(Lookup.of(db, "select about from notices where town = ? and program = ? and about = ?", row -> row.text(1), sources,
                db.town(), program));
    }

    /** Scores behind a subject and, within it, a component. */
    static List<Score> scores(Db db, String program, Reach reach, String component, String subject, String after, int rows) {
        return reach.limitSubjects("component_scores", new Selection(SCORE, db.town(), program).andIfGiven("component = ?", component))
                .and("(subject > ? or subject = ? and component > ?)", subject, subject, after)
                .first(db, "subject, component", rows, FactStore::score);
    }

    static void put(Db db, String program, Collection<Score> scores, String by, Instant at) {
        db.upsert(SCORES, scores.stream().map(score -> new Object[] {db.town(), program, score.subject(), score.component(), score.score(),
            score.source(), by, at}).toList());
    }

    static void insert(Db db, String program, Collection<Veto> vetoes) {
        db.batch("insert into vetoes (town, program, id, subject, veto, occurred_on, facts, recorded_by, recorded_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)", vetoes.stream().map(veto -> new Object[] {db.town(), program, veto.id(),
                    veto.subject(), veto.veto(), veto.occurredOn(), veto.facts(), veto.by(), veto.at()}).toList());
    }

    static Optional<Veto> veto(Db db, String program, String id) {
        return db.first(VETO + " and id = ?", FactStore::veto, db.town(), program, id);
    }

    /** Oldest first. @param subject null for all */
    static List<Veto> vetoes(Db db, String program, Reach reach, String subject, String after, int rows) {
        return reach.limitSubjects("vetoes", new Selection(VETO, db.town(), program)).andIfGiven("subject = ?", subject).and("id > ?", after == null ? "" : after)
                .first(db, "id", rows, FactStore::veto);
    }

    /** The vetoes against the subjects, lifted ones included. */
    static List<Veto> against(Db db, String program, Collection<String> subjects) {
        return Lookup.of(db, VETO + " and subject = ?", FactStore::veto, subjects, db.town(), program);
    }

    static void lift(Db db, String program, String id, String reason, String by, Instant at) {
        db.update("update vetoes set lifted = ?, lifted_by = ?, lifted_at = ? where town = ? and program = ? and id = ?", reason, by, at,
                db.town(), program, id);
    }

    private static Score score(Row row) {
        BigDecimal score = row.decimal(3);
        return new Score(row.text(1), row.text(2), score, row.text(4));
    }

    private static Veto veto(Row row) {
        return new Veto(row.text(1), row.text(2), row.text(3), row.date(4), row.text(5), row.text(6), row.instant(7), row.text(8));
    }
}
