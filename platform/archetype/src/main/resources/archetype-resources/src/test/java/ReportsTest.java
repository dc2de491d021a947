package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.security.Grant;
import org.linli.api.territory.Level;
import org.linli.api.territory.Unit;
import org.linli.testkit.platform.Answer;
import org.linli.testkit.platform.Client;
import org.linli.testkit.platform.Linli;
import org.linli.testkit.platform.LinliTest;

/** The module in the whole platform, as a town uses it. */
@LinliTest
class ReportsTest {

    private static final String REPORTS = "/api/${moduleId}/reports";
    private static final String PAGE = "/app/${moduleId}/reports?unit=";

    private final Linli linli;
    private Client warden;
    private Client office;

    ReportsTest(Linli linli) {
        this.linli = linli;
    }

    @BeforeEach
    void aCommunityWithTwoGrids() {
        linli.newTown();
        linli.goTo(LocalDate.of(2026, 9, 29));
        Unit community = linli.unit("C1", "东岳社区", Level.COMMUNITY, null);
        Unit grid = linli.unit("G1", "一网格", Level.GRID, community);
        linli.unit("G2", "二网格", Level.GRID, community);
        warden = linli.account("网格员", new Grant(Reports.WRITE, grid.path()), new Grant(Reports.READ, grid.path()));
        office = linli.account("社区", new Grant(Reports.SETTLE, community.path()), new Grant(Reports.READ, community.path()));
    }

    @Test
    void theWardenWritesAReportAndTheOfficeSettlesIt() {
        Answer written = warden.post(REPORTS, Map.of("unit", "G1", "day", "2026-09-28", "words", "夜间施工")).expect(201);
        String report = REPORTS + "/" + written.json().at("/id").asText();
        Answer settled = office.with("If-Match", "\"1\"").post(report + "/outcome", Map.of("outcome", "已责令停工")).expect(200);
        assertEquals("已责令停工", settled.json().at("/outcome").asText());
        assertEquals(2, warden.get(report).expect(200).json().at("/version").asInt());
        assertEquals(1, warden.get(REPORTS + "?unit=G1").expect(200).json().at("/items").size());
    }

    @Test
    void nobodyActsOutsideOfTheOwnUnitsOrBeyondTheOwnPermissions() {
        warden.post(REPORTS, Map.of("unit", "G2", "day", "2026-09-28", "words", "夜间施工")).expect(403);
        warden.get(REPORTS + "?unit=G2").expect(403);
        office.get(REPORTS + "?unit=G2").expect(200);
        office.post(REPORTS, Map.of("unit", "G1", "day", "2026-09-28", "words", "夜间施工")).expect(403);
        assertEquals(401, linli.anonymous().get(REPORTS + "?unit=G1").status());
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Answer refused = warden.post(REPORTS, Map.of("unit", "G1", "day", "2026-09-30", "words", "吵".repeat(501))).expect(422);
        assertEquals(2, refused.json().at("/errors").size());
        assertEquals(3, warden.post(REPORTS, Map.of()).expect(422).json().at("/errors").size());
    }

    @Test
    void whoReadAnOlderVersionDoesNotSettle() {
        Answer written = warden.post(REPORTS, Map.of("unit", "G1", "day", "2026-09-28", "words", "夜间施工")).expect(201);
        String outcome = REPORTS + "/" + written.json().at("/id").asText() + "/outcome";
        office.post(outcome, Map.of("outcome", "已处理")).expect(428);
        office.with("If-Match", "\"1\"").post(outcome, Map.of("outcome", "已处理")).expect(200);
        office.with("If-Match", "\"1\"").post(outcome, Map.of("outcome", "再处理")).expect(412);
        office.with("If-Match", "\"2\"").post(outcome, Map.of("outcome", "再处理")).expect(409);
    }

    @Test
    void thePageShowsWhatWasWrittenAndRunsNoneOfIt() {
        warden.post(REPORTS, Map.of("unit", "G1", "day", "2026-09-28", "words", "<script>alert('1')</script>")).expect(201);
        Answer page = warden.get(PAGE + "G1").expect(200);
        assertTrue(page.body().contains("&lt;script&gt;alert("), page.body());
        assertFalse(page.body().contains("<script>alert("), page.body());
        assertTrue(page.header("Content-Security-Policy").orElseThrow().contains("script-src 'self'"), "the platform lets a page run nothing but its own");
    }

    @Test
    void thePageSpeaksTheLanguageOfTheBrowser() {
        assertTrue(warden.get(PAGE + "G1").expect(200).body().contains("发现的情况"));
        assertTrue(warden.with("Accept-Language", "en").get(PAGE + "G1").expect(200).body().contains("What was noticed"));
    }

    @Test
    void aFormThatIsRefusedKeepsWhatWasTypedAndSaysWhatIsWrong() {
        warden.postForm(PAGE + "G1", Map.of("unit", "G1", "day", "2026-09-28", "words", "夜间施工")).expect(303);
        Answer again = warden.postForm(PAGE + "G1", Map.of("unit", "G1", "day", "2026-09-30", "words", "凌晨施工")).expect(422);
        assertTrue(again.body().contains("凌晨施工"), again.body());
        assertTrue(again.body().contains("aria-invalid=\"true\""), again.body());
        assertEquals(1, warden.get(REPORTS + "?unit=G1").expect(200).json().at("/items").size());
    }

    @Test
    void everyTownFindsThePreset() {
        linli.admin().get("/api/${moduleId}/rulebooks/${moduleId}.residents").expect(200);
    }
}
