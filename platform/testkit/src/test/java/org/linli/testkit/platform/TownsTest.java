package org.linli.testkit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.people.People;
import org.linli.api.security.Grant;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;

/** What a test finds in its town. */
@LinliTest
class TownsTest {

    @Test
    void aNewTownKnowsNothingOfTheOneBefore(Linli linli) {
        linli.unit("100", "石塘镇", Level.TOWN, null);
        Client secretary = linli.account("书记", new Grant(Territory.READ, null));
        linli.admin().get("/api/core/units/100").expect(200);
        secretary.get("/api/core/units/100").expect(200);
        linli.newTown();
        linli.admin().get("/api/core/units/100").expect(404);
        secretary.get("/api/core/units/100").expect(401);
    }

    @Test
    void anAccountMayDoWhatItIsGrantedAndNothingElse(Linli linli) {
        Unit grid = linli.unit("200", "一网格", Level.GRID, null);
        Unit other = linli.unit("201", "二网格", Level.GRID, null);
        linli.person("A1", "林小满", grid);
        linli.person("A2", "沈秋", other);
        Client worker = linli.account("网格员", new Grant(People.READ, grid.path()));
        assertEquals("A1", worker.get("/api/core/people/A1").expect(200).json().at("/number").asText());
        worker.get("/api/core/people/A2").expect(404);
        worker.post("/api/core/units", Map.of("code", "202", "name", "三网格", "level", "GRID")).expect(403);
        assertEquals("林小满", worker.work(() -> linli.service(People.class).person("A1")).name());
        assertThrows(Problem.class, () -> worker.work(() -> linli.service(People.class).person("A2")));
        assertEquals(401, linli.anonymous().get("/api/core/people/A1").status());
        assertThrows(IllegalStateException.class, () -> linli.anonymous().work(() -> null));
    }

    @Test
    void theClockGoesWhereTheTestWantsIt(Linli linli) {
        linli.goTo(LocalDate.of(2026, 12, 20));
        assertEquals(LocalDate.of(2026, 12, 20), LocalDate.now(linli.service(Clock.class)));
        assertEquals("2026-12-20", linli.admin().get("/api/platform/clock").expect(200).json().at("/today").asText());
    }

    @Test
    void aFileIsImportedAsClerksSendIt(Linli linli) {
        Answer answer = linli.admin().postCsv("/api/core/imports/units", "code,name,parent,level\n300,东岳社区,,COMMUNITY\n301,东岳一网格,300,GRID\n");
        assertEquals(2, answer.expect(200).json().at("/accepted").asInt());
    }

    @Test
    void withoutAModuleOnTheClassPathItSaysHowToGetOneThere(Linli linli) {
        assertTrue(assertThrows(IllegalStateException.class, linli::module).getMessage().contains("Linli-Module"));
    }
}
