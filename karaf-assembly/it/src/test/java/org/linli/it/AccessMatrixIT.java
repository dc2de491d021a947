package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.linli.it.AccessTable.Place;
import org.linli.it.AccessTable.Row;

/** Every endpoint that the running server has, by every role, within its unit, outside and for oneself: each gets the answer of the table. */
@OnBothEngines
class AccessMatrixIT {

    private static final List<String> ROLES = List.of("ADMINISTRATOR", "AUDITOR", "HEAD", "SCOREKEEPER", "REVIEWER", "INSPECTOR", "RATER", "MEMBER");

    private final AccessTable table = AccessTable.read();

    /** Somebody who holds a role in a place. */
    private record Holder(String role, Place place, Http http) {
    }

    @Test
    void everyEndpointHasItsRowAndEveryRowItsEndpoint(LinliServer linli) {
        Map<String, String> permissions = new TreeMap<>();
        operations(linli.http()).forEach((operation, permission) -> {
            Row row = table.rows().get(operation);
            if (row != null && !permission.equals(AccessTable.SIGNED_IN)) {
                assertEquals(permission, row.permission(), operation);
            }
            permissions.put(operation, permission);
        });
        assertEquals(Set.of(), without(permissions.keySet(), table.rows().keySet()), "endpoints without a row");
        assertEquals(Set.of(), without(table.rows().keySet(), permissions.keySet()), "rows without an endpoint");
        table.rows().values().stream().map(Row::permission).filter(permission -> permission.contains(".")).forEach(permission ->
            assertTrue(table.roles().containsKey(permission), () -> "nobody is said to hold " + permission));
    }

    private static Set<String> without(Set<String> all, Set<String> these) {
        var left = new TreeSet<>(all);
        left.removeAll(these);
        return left;
    }

    @Test
    void everyRoleGetsTheAnswerOfTheTable(LinliServer linli) {
        Map<Place, AccessWorld> worlds = worlds(linli.http());
        List<Holder> holders = holders(linli.http(), worlds);
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Row row : table.rows().values()) {
            for (Holder holder : holders) {
                List<Integer> expected = table.expected(row, holder.role(), holder.place());
                Answer answer = ask(holder.http(), row, worlds.get(holder.place()));
                asked++;
                if (expected == null || !expected.contains(answer.status())) {
                    wrong.add(row.operation() + " by " + holder.role() + " " + holder.place() + ": " + expected + " but " + answer.status() + " " + answer.body());
                }
            }
            int anonymous = ask(linli.http().anonymous(), row, worlds.get(Place.INSIDE)).status();
            if (row.permission().equals(AccessTable.OPEN) ? anonymous == 401 : anonymous != 401) {
                wrong.add(row.operation() + " by nobody: " + anonymous);
            }
        }
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + String.join("\n", wrong.stream().map(line -> line.substring(0, Math.min(330, line.length()))).sorted().toList()));
        assertTrue(asked > 2000, "all of " + asked);
    }

    private static Map<Place, AccessWorld> worlds(Http http) {
        var worlds = new EnumMap<Place, AccessWorld>(Place.class);
        AccessWorld inside = AccessWorld.of(http);
        worlds.put(Place.TOWN, inside);
        worlds.put(Place.INSIDE, inside);
        worlds.put(Place.OUTSIDE, AccessWorld.of(http));
        worlds.put(Place.OWN, inside);
        worlds.put(Place.BESIDE, inside.beside(http, "M002"));
        return worlds;
    }

    private static List<Holder> holders(Http admin, Map<Place, AccessWorld> worlds) {
        AccessWorld inside = worlds.get(Place.INSIDE);
        List<Holder> holders = new ArrayList<>();
        for (String role : ROLES) {
            if (role.equals("MEMBER")) {
                Http member = member(admin, inside);
                holders.add(new Holder(role, Place.OWN, member));
                holders.add(new Holder(role, Place.BESIDE, member));
            } else {
                Http placed = program(admin, role, List.of("committee", "community"), inside);
                holders.add(new Holder(role, Place.TOWN, program(admin, role, List.of(), inside)));
                holders.add(new Holder(role, Place.INSIDE, placed));
                holders.add(new Holder(role, Place.OUTSIDE, placed));
            }
        }
        holders.add(new Holder(null, Place.INSIDE, program(admin, null, List.of(), inside)));
        return holders;
    }

    /** The account of the world's person, who accepted its invitation. */
    private static Http member(Http admin, AccessWorld world) {
        String name = LinliServer.unique("m").toLowerCase();
        String account = admin.post("/api/core/accounts", Map.of("signIn", name, "name", "本人", "kind", "MEMBER", "person", world.value("number"),
            "unit", world.value("community"))).expect(201).header("Location").orElseThrow();
        admin.post(account + "/posts", Map.of("role", "MEMBER")).expect(201);
        String code = admin.post("/api/core/accounts/invitations", Map.of("accounts", List.of(account.substring(account.lastIndexOf('/') + 1)))).expect(200).json()
            .at("/0/code").asText();
        admin.anonymous().post("/api/core/invitations/accept", Map.of("code", code, "password", LinliServer.PASSWORD)).expect(200);
        return admin.as(name, LinliServer.PASSWORD);
    }

    /** A program's account with a role over some units, or over the whole town without any; null for no role. */
    private static Http program(Http admin, String role, List<String> units, AccessWorld world) {
        String account = admin.post("/api/core/accounts", Map.of("signIn", LinliServer.unique("m").toLowerCase(), "name", "矩阵 " + role, "kind", "PROGRAM"))
            .expect(201).header("Location").orElseThrow();
        if (role != null && units.isEmpty()) {
            admin.post(account + "/posts", Map.of("role", role)).expect(201);
        }
        units.forEach(unit -> admin.post(account + "/posts", Map.of("role", role, "unit", world.value(unit))).expect(201));
        String secret = admin.post(account + "/tokens", Map.of("title", "矩阵", "days", 1)).expect(201).json().path("secret").asText();
        return admin.anonymous().with("Authorization", "Bearer " + secret);
    }

    private static Answer ask(Http http, Row row, AccessWorld world) {
        BodyPublisher body = row.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(world.fill(row.body()));
        Http asking = row.method().equals("GET") ? http : http.with("If-Match", "\"77\"");
        return asking.send(row.method(), world.fill(row.asked()), row.type(), body);
    }

    /** The permission that each endpoint names, {@code open} for those of everybody. */
    private static Map<String, String> operations(Http http) {
        Map<String, String> operations = new TreeMap<>();
        for (JsonNode module : http.get("/api").expect(200).json().path("modules")) {
            JsonNode paths = http.get(module.at("/links/openapi").asText()).expect(200).json().path("paths");
            for (Map.Entry<String, JsonNode> path : paths.properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    boolean open = operation.getValue().path("security").isEmpty();
                    operations.put(operation.getKey().toUpperCase() + " " + path.getKey(), open ? AccessTable.OPEN : operation.getValue().path("x-permission").asText());
                }
            }
        }
        return operations;
    }
}
