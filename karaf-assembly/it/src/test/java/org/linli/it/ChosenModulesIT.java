package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenModulesIT {

    private static final String COMMITTEE = "DW-110105021";

    @TempDir
    private Path data;

    @Test
    void aTownWithoutAnyModuleHasItsPeopleAndGrids() {
        try (LinliServer linli = LinliServer.withDemoTown(data).environment("LINLI_MODULES", "none").start()) {
            Http http = linli.http();
            assertEquals(0, http.get("/api/platform/modules").expect(200).json().size());
            JsonNode person = http.get("/api/core/people?limit=1").expect(200).json().at("/items/0");
            JsonNode grid = http.get("/api/core/units/" + person.path("unit").asText()).expect(200).json();
            assertEquals("GRID", grid.path("level").asText(), grid::toString);
            http.get("/api/core/units/" + COMMITTEE).expect(200);
            http.get("/api/party-points/programs").expect(404);
        }
    }

    @Test
    void theDemoTownOfATownWithItsModuleHasAYearToo() {
        try (LinliServer linli = LinliServer.withDemoTown(data).start()) {
            JsonNode programs = linli.http().get("/api/party-points/programs").expect(200).json();
            assertEquals(COMMITTEE, programs.at("/items/0/unit").asText(), programs::toString);
            String entries = "/api/party-points/programs/" + programs.at("/items/0/id").asText() + "/entries?limit=1";
            assertTrue(linli.http().get(entries).expect(200).json().path("items").size() > 0);
        }
    }
}
