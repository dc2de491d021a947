package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.calendar.Draws;
import org.linli.api.calendar.Rehearsal;
import org.linli.api.modules.Modules;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.api.evidence.EvidenceFiles;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.operation.Operation;
import org.linli.api.people.PersonalFiles;
import org.linli.api.people.PersonalKeys;
import org.linli.api.people.PersonalTables.Section;
import org.linli.api.publicity.Publicity;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.Role;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.rest.core.PlatformModule;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

class CoreModuleTest {

    private final TestPrograms services = TestPrograms.none();
    private TestStore store;
    private TestServer server;

    @BeforeEach
    void start() {
        store = TestStore.on(Engine.DERBY);
        server = new TestServer(store.transactions(), Map.of());
        server.publishCore(services);
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void aDeadlineIsForEverybody() {
        services.when("WorkingCalendar.deadline", values -> {
            assertEquals(List.of(LocalDate.of(2026, 9, 29), 7, WorkingCalendar.Count.WORKING), List.of(values));
            return new WorkingCalendar.Deadline(LocalDate.of(2026, 10, 14), true);
        });
        HttpResponse<String> answer = server.get("/api/core/calendar/deadline?from=2026-09-29&days=7&count=working", null);
        assertEquals("{\"deadline\":\"2026-10-14\",\"complete\":true}", answer.body());
        assertEquals(422, server.get("/api/core/calendar/deadline?days=7", null).statusCode());
        services.when("WorkingCalendar.deadline", values -> {
            assertEquals(WorkingCalendar.Count.CALENDAR, values[2]);
            return new WorkingCalendar.Deadline(LocalDate.of(2026, 10, 6), true);
        });
        assertEquals(200, server.get("/api/core/calendar/deadline?from=2026-09-29&days=7&count=", null).statusCode());
    }

    @Test
    void aDrawGivesTheDrawnInOrder() {
        services.when("Draws.draw", values -> List.of("b", "a"));
        HttpResponse<String> answer = server.post("/api/core/draws", "somebody", "{\"seed\":\"s\",\"take\":2,\"among\":[\"a\",\"b\",\"c\"]}");
        assertEquals("{\"drawn\":[\"b\",\"a\"]}", answer.body());
        assertEquals(401, server.post("/api/core/draws", null, "{}").statusCode());
    }

    @Test
    void aUnitIsFoundByItsCodeWithItsVersion() {
        var unit = new Unit("ZB-01", "第一支部", null, Level.PARTY_BRANCH, UnitPath.top("ZB-01"), null, null, 4);
        services.when("Territory.unit", values -> unit);
        services.when("Territory.find", values -> new Page<>(List.of(unit), null));
        HttpResponse<String> answer = server.get("/api/core/units/ZB-01", "core.units.read");
        assertEquals("\"4\"", answer.headers().firstValue("ETag").orElseThrow());
        assertEquals("{\"code\":\"ZB-01\",\"name\":\"第一支部\",\"level\":\"PARTY_BRANCH\",\"path\":\"/ZB-01/\",\"version\":4}", answer.body());
        assertEquals(1, TestServer.json(server.get("/api/core/units?text=ZB", "core.units.read")).get("items").size());
    }

    @Test
    void whoIsRefusedBeforeAnyServiceIsAskedIsReportedToTheGuard() {
        server.guard().refused().clear();
        assertEquals(401, server.get("/api/core/units/ZB-01", null).statusCode());
        assertEquals(403, server.get("/api/core/units/ZB-01", "core.people.read").statusCode());
        assertEquals(403, server.get("/metrics", "core.people.read").statusCode());
        services.when("Imports.ofCore", values -> new RowImport() {
            @Override
            public String kind() {
                return "units";
            }

            @Override
            public String permission() {
                return "core.units.import";
            }

            @Override
            public List<Column> columns() {
                return List.of();
            }

            @Override
            public Session open(String program) {
                throw new UnsupportedOperationException();
            }
        });
        assertEquals(403, server.send(server.request("/api/core/imports/units", "core.people.read").header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString("code"))).statusCode());
        assertEquals(List.of("nobody at 127.0.0.1: core.units.read", "core.people.read: core.units.read", "core.people.read: platform.metrics.read",
            "core.people.read: core.units.import"), server.guard().refused());
    }

    @Test
    void aJobShowsItsProgressAndItsResultAsJson() {
        services.when("Jobs.job", values -> new Job("j", "core.import", Job.State.DONE, 5, 5, "{\"accepted\":5}", null, "me", Instant.EPOCH));
        assertEquals("{\"id\":\"j\",\"kind\":\"core.import\",\"state\":\"DONE\",\"done\":5,\"total\":5,\"result\":{\"accepted\":5},\"created\":\"1970-01-01T00:00:00Z\"}",
            server.get("/api/core/jobs/j", "somebody").body());
    }

    @Test
    void failedRowsComeBackAsAFile() {
        services.when("Imports.failedRows", values -> new ByteArrayInputStream("code,error\r\n".getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> answer = server.get("/api/core/jobs/j/failed-rows.csv?bom=true", "somebody");
        assertEquals("\uFEFFcode,error\r\n", answer.body());
        assertTrue(answer.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment"));
    }

    @Test
    void whatASpreadsheetTakesForAFormulaStandsBehindAnApostropheInADisclosure() {
        Map<String, String> row = new LinkedHashMap<>();
        List.of("=1+1", "+1", "-1", "@a", "\tb", "\rc", "'d", "e=1", "").forEach(value -> row.put("f" + row.size(), value));
        services.when("PersonalFiles.disclose", values -> new PersonalFiles.File("P1", Instant.EPOCH, List.of(new Section("people", List.of(row)))));
        String body = server.post("/api/core/personal-data/people/P1/disclosure", PersonalFiles.DISCLOSE, "{\"reason\":\"why\"}", "Accept", "text/csv").body();
        assertEquals("\uFEFFtable,row,field,value\r\npeople,1,f0,\"'=1+1\"\r\npeople,1,f1,\"'+1\"\r\npeople,1,f2,\"'-1\"\r\npeople,1,f3,\"'@a\"\r\n"
            + "people,1,f4,\"'\tb\"\r\npeople,1,f5,\"'\rc\"\r\npeople,1,f6,\"''d\"\r\npeople,1,f7,\"e=1\"\r\npeople,1,f8,\"\"\r\n", body);
    }

    @Test
    void evidenceIsSavedAndNeverShownInPlace() {
        services.when("EvidenceFiles.evidence", values -> new EvidenceFiles.Evidence("e", "h", "会议记录.txt", "text/plain", 4, "ZB", "me", Instant.EPOCH));
        services.when("EvidenceFiles.content", values -> new ByteArrayInputStream("<b>x".getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> answer = server.get("/api/core/evidence/e/content", "core.evidence.read");
        assertEquals("<b>x", answer.body());
        assertEquals("text/plain;charset=utf-8", answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment; filename*=UTF-8''%E4"));
        assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
    }

    @Test
    void everybodySeesTheBoardAndTheirOwnAccount() {
        services.when("Publicity.board", values -> new Page<>(List.of(), null));
        assertEquals("{\"items\":[]}", server.get("/api/core/board", null).body());
        var post = new AccountAdministration.Post("p", Role.HEAD, "ZB-01", LocalDate.of(2026, 3, 2), null, "admin", Instant.EPOCH);
        services.when("AccountAdministration.own", values -> new AccountAdministration.Known("somebody", "s", "S", AccountAdministration.Kind.STAFF,
            null, null, false, true, List.of(post), 1));
        services.when("AccountAdministration.roles", values -> List.of(Role.HEAD));
        JsonNode me = TestServer.json(server.get("/api/core/me", "somebody"));
        assertEquals("somebody", me.get("account").asText());
        assertEquals("HEAD", me.at("/roles/0").asText());
        assertEquals("ZB-01", me.at("/posts/0/unit").asText());
        assertEquals("Clerk admin", me.at("/posts/0/givenByName").asText());
    }

    @Test
    void theInterfaceDescribesItself() {
        HttpResponse<String> answer = server.get("/api/core/openapi.json", "somebody");
        assertEquals(200, answer.statusCode());
        assertEquals("core.units.write", TestServer.json(answer).at("/paths/~1api~1core~1units/post/x-permission").asText());
    }

    @Test
    void theRehearsedDayIsThereOnlyInARehearsal() {
        var plain = new PlatformModule(TestServer.bundle(), services.service(Modules.class), services.service(PersonalKeys.class), services.service(Operation.class), Optional::empty);
        server.api().publish(plain);
        assertEquals(404, server.get("/api/platform/clock", Rehearsal.WRITE).statusCode());
        HttpResponse<String> refused = goTo("2026-12-20", "somebody");
        assertEquals(404, refused.statusCode());
        assertEquals("no-rehearsal", TestServer.json(refused).get("code").asText());
        assertTrue(TestServer.json(refused).get("mend").asText().contains("LINLI_REHEARSAL=true"), refused.body());
        server.api().withdraw(plain);
        services.when("Rehearsal.goTo", values -> values[0]);
        server.api().publish(new PlatformModule(TestServer.bundle(), services.service(Modules.class), services.service(PersonalKeys.class), services.service(Operation.class),
            () -> Optional.of(services.service(Rehearsal.class))));
        assertEquals("{\"today\":\"2026-12-20\"}", goTo("2026-12-20", Rehearsal.WRITE).body());
    }

    private HttpResponse<String> goTo(String today, String permission) {
        return server.send(server.request("/api/platform/clock", permission).header("Content-Type", "application/json")
            .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"today\":\"" + today + "\"}")));
    }
}
