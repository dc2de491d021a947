package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.linli.it.AccessHolders.Holder;
import org.linli.it.AccessTable.Place;
import org.linli.it.AccessTable.Row;

/** Every endpoint that the running server has, by every role, within its unit, outside and for oneself: each gets the answer of the table. */
@OnBothEngines
class AccessMatrixIT {

    private final AccessTable table = AccessTable.read();

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
        AccessHolders everybody = AccessHolders.of(linli.http());
        Map<Place, AccessWorld> worlds = everybody.worlds();
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Row row : table.rows().values()) {
            for (Holder holder : everybody.holders()) {
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
