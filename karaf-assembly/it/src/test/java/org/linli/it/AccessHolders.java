package org.linli.it;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.linli.it.AccessTable.Place;

/**
 * Somebody for every role in every place, and a world for each place.
 *
 * @param worlds  by place
 * @param holders for each of them a program, and a person's own account for members
 */
record AccessHolders(Map<Place, AccessWorld> worlds, List<Holder> holders) {

    private static final List<String> ROLES = List.of("ADMINISTRATOR", "AUDITOR", "HEAD", "SCOREKEEPER", "REVIEWER", "INSPECTOR", "RATER", "MEMBER");

    /** Somebody who holds a role in a place. @param role null for none */
    record Holder(String role, Place place, Http http) {
    }

    static AccessHolders of(Http admin) {
        Map<Place, AccessWorld> worlds = worlds(admin);
        return new AccessHolders(worlds, holders(admin, worlds));
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
}
