package org.linli.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Case P2: a branch's year of classified points, 70:30. */
class ClassifiedPointsCaseTest {

    @Test
    void theBranchsYearComesOutToTheCent() {
        Case p2 = new Case("P2");
        CompiledRulebook rulebook = new CompiledRulebook(p2.rulebook());
        Map<String, String> kinds = new HashMap<>();
        p2.rows("members.csv").forEach(m -> kinds.put(m.get("person"), m.get("kind")));
        Ledger ledger = new Ledger(rulebook);
        EntryRules rules = new EntryRules(rulebook);
        for (Map<String, String> e : p2.rows("entries.csv")) {
            LocalDate day = LocalDate.parse(e.get("occurred_on"));
            EntryCheck check = rules.check(kinds.get(e.get("person")), e.get("item"), day, new BigDecimal(e.get("quantity")),
                    new BigDecimal(e.get("points")), Period.of("2026"));
            assertTrue(check.good(), () -> e + " " + check.reasons());
            ledger.add(e.get("person"), e.get("item"), day, check.points());
        }
        Map<String, BigDecimal> appraisals = new HashMap<>();
        p2.rows("appraisals.csv").forEach(a -> appraisals.put(a.get("person"), new BigDecimal(a.get("score"))));
        Map<String, List<String>> vetoes = new HashMap<>();
        p2.rows("vetoes.csv").forEach(v -> vetoes.computeIfAbsent(v.get("person"), x -> new ArrayList<>()).add(v.get("veto")));

        PointsScorer scorer = new PointsScorer(rulebook);
        Grader grader = new Grader(rulebook);
        List<Map<String, String>> members = p2.rows("members.csv").stream().filter(m -> m.get("exempt").isEmpty()).toList();
        List<ScoreSheet> sheets = new ArrayList<>();
        for (Map<String, String> m : members) {
            String person = m.get("person");
            ScoreSheet sheet = scorer.score(m.get("kind"), ledger.tallies(person), Map.of("appraisal", appraisals.get(person)));
            sheets.add(sheet);
            grader.add(sheet, List.of(m.get("branch")), vetoes.getOrDefault(person, List.of()));
        }
        Grades grades = grader.grade();
        List<String> results = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Grade grade = grades.of(i);
            results.add(String.join(",", members.get(i).get("person"), members.get(i).get("branch"),
                    sheets.get(i).component("daily").orElseThrow().rounded().toString(),
                    sheets.get(i).component("appraisal").orElseThrow().rounded().toString(),
                    grade.total().toString(), grade.rank().toString(), grade.tier(), grade.reason()));
        }
        assertEquals(Case.text("/cases/P2/expected.csv").lines().skip(1).toList(), results);
    }
}
