package org.linli.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of each thing that endpoints are about, of one person of one town, under the names that {@code /access/table.txt} uses. */
final class AccessWorld {

    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)}");

    private final Map<String, String> values;

    private AccessWorld(Map<String, String> values) {
        this.values = values;
    }

    /** Everything of a new town, and of its member M001. */
    static AccessWorld of(Http http) {
        PartyTown town = PartyTown.on(http);
        String program = town.workedYear("appraisals", "vetoes");
        var values = new HashMap<>(Map.of("code", town.branch(), "community", town.community(), "committee", town.committee(), "rulebook", town.rulebook(),
            "program", last(program), "quarter", "2026-Q1", "branch", town.branch()));
        http.post("/api/core/people", Map.of("number", town.person("H1"), "name", "户一", "unit", town.community(), "household", "HH" + town.person(""))).expect(201);
        values.put("household", "HH" + town.person(""));
        values.put("ids", town.person("").substring(1));
        values.put("veto", http.get(program + "/vetoes").expect(200).json().at("/items/0/id").asText());
        values.put("published", published(town, http));
        values.put("objection", last(http.post(at(values, "published") + "/objections", Map.of("subject", town.person("M001"), "text", "评议分偏低")).expect(201)
            .header("Location").orElseThrow()));
        values.put("measure", last(http.post(at(values, "published") + "/measures", Map.of("person", town.person("M006"), "kind", "PERSUADE", "reasons", "不合格"))
            .expect(201).header("Location").orElseThrow()));
        values.put("notice", http.get("/api/core/board?unit=" + town.committee()).expect(200).json().at("/items/0/id").asText());
        values.put("appraisal", last(http.post(program + "/appraisals", Map.of("branch", town.branch(), "date", "2026-11-02", "present", 20, "entitled", 22,
            "minutes", "组织生活会", "watchers", 0)).expect(201).header("Location").orElseThrow()));
        values.putAll(Map.of("kind", "units", "entries", "entries", "module", "party-points", "open", "OPEN", "preliminary", "PRELIMINARY", "stage", "APPROVED"));
        values.put("account", last(http.post("/api/core/accounts", Map.of("signIn", LinliServer.unique("w").toLowerCase(), "name", "对接", "kind", "PROGRAM",
            "unit", town.committee())).expect(201).header("Location").orElseThrow()));
        return new AccessWorld(values).about(http, town, "M001");
    }

    /** The same town seen from another of its members. */
    AccessWorld beside(Http http, String member) {
        return new AccessWorld(new HashMap<>(values)).about(http, null, member + "-" + values.get("ids"));
    }

    private AccessWorld about(Http http, PartyTown town, String member) {
        String person = town == null ? member : town.person(member);
        String program = at(values, "program");
        values.put("subject", person);
        values.put("number", person);
        JsonNode entry = http.post(program + "/entries", Map.of("subject", person, "item", "meeting", "occurredOn", "2026-05-01", "key", "of-" + person)).expect(201).json();
        values.put("seq", entry.path("seq").asText());
        values.put("declaration", last(http.post(program + "/declarations", Map.of("person", person, "item", "hard-task", "points", 2, "occurredOn", "2026-05-03",
            "words", "社区清洁")).expect(201).header("Location").orElseThrow()));
        values.put("evidence", last(http.send("POST", "/api/core/evidence?name=a.txt&unit=" + values.get("branch"), "text/plain", BodyPublishers.ofString("签到表"))
            .expect(201).header("Location").orElseThrow()));
        return this;
    }

    private static String published(PartyTown town, Http http) {
        String program = town.program("2025");
        Table members = town.worked("members.csv");
        town.imported(program + "/imports/members", members);
        town.imported(program + "/imports/appraisals", town.worked("appraisals.csv"));
        town.order(program, "PRELIMINARY").expect(200);
        http.post(program + "/settlements", Map.of("stage", "PUBLISHED", "minutes", "本年度未按季度开会")).expect(200);
        return last(program);
    }

    private static String at(Map<String, String> values, String program) {
        return "/api/party-points/programs/" + values.get(program);
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new AssertionError("the world has no " + name + ", only " + List.copyOf(values.keySet()));
        }
        return value;
    }

    /** A text with the values in place of their names; {@code {new}} is a text that no request had before. */
    String fill(String text) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(name.group(1).equals("new") ? LinliServer.unique("N") : value(name.group(1))));
    }
}
