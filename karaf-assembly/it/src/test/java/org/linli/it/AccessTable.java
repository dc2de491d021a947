package org.linli.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who gets which answer: a row for each endpoint in {@code /access/table.txt}, and in {@code /access/roles.csv} which role holds which permission.
 *
 * @param rows  by method and path, as the server's OpenAPI descriptions have them
 * @param roles by permission and role: {@code x} in the subtree of a post, {@code self} for oneself, blank for not at all
 */
record AccessTable(Map<String, Row> rows, Map<String, Map<String, String>> roles) {

    /** Whoever is signed in, whatever it holds. */
    static final String SIGNED_IN = "signed-in";
    /** Whoever has shown a password, also while a second factor is due. */
    static final String ENTERED = "entered";
    /** Everybody. */
    static final String OPEN = "open";

    private static final Pattern LINE = Pattern.compile("(?<method>[A-Z]+) +(?<path>\\S+) +(?<permission>\\S+) +(?<town>\\S+) +(?<inside>\\S+) +(?<outside>\\S+)"
            + " +(?<own>\\S+) +(?<beside>\\S+)( +(?<type>[a-z]+/\\S+))?( +(?<body>\\S.*))?");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^=}]+)(=([^}]+))?}");

    /** Where the object of a request lies, seen from the caller. */
    enum Place {
        /** The caller holds its role in the whole town. */
        TOWN,
        /** In the subtree of the caller's post. */
        INSIDE,
        /** In another subtree. */
        OUTSIDE,
        /** It is the caller's own. */
        OWN,
        /** It is another person's of the same unit. */
        BESIDE
    }

    /**
     * An endpoint.
     *
     * @param statuses what a caller with the permission gets, by place; several where the first request changes what the next one meets
     * @param asked    the path with the names of the world's values in place of those of the parameters
     */
    record Row(String operation, String asked, String permission, Map<Place, List<Integer>> statuses, String type, String body) {

        String method() {
            return operation.substring(0, operation.indexOf(' '));
        }
    }

    static AccessTable read() {
        Map<String, Row> rows = new HashMap<>();
        for (String line : Table.text("/access/table.txt").lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList()) {
            Row row = row(line);
            if (rows.put(row.operation(), row) != null) {
                throw new AssertionError("twice: " + line);
            }
        }
        Map<String, Map<String, String>> roles = new HashMap<>();
        Table.of("/access/roles.csv").records().forEach(record -> roles.put(record.get("permission"), record));
        return new AccessTable(rows, roles);
    }

    private static Row row(String line) {
        Matcher cells = LINE.matcher(line);
        if (!cells.matches()) {
            throw new AssertionError("not a row: " + line);
        }
        Map<Place, List<Integer>> statuses = new HashMap<>();
        for (Place place : Place.values()) {
            String cell = cells.group(place.name().toLowerCase());
            if (!cell.equals("-")) {
                statuses.put(place, List.of(cell.split(",")).stream().map(Integer::valueOf).toList());
            }
        }
        String path = cells.group("path");
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        String type = cells.group("type");
        String body = cells.group("body") == null ? null : cells.group("body").replace("\\n", "\n");
        return new Row(cells.group("method") + " /api" + PARAMETER.matcher(bare).replaceAll("{$1}"), "/api" + PARAMETER.matcher(path).replaceAll(AccessTable::name),
                cells.group("permission"), statuses, type == null && body != null ? "application/json" : type, body);
    }

    private static String name(MatchResult parameter) {
        return Matcher.quoteReplacement("{" + (parameter.group(3) == null ? parameter.group(1) : parameter.group(3)) + "}");
    }

    /** The statuses that a role may get at a place; {@code role} null for somebody who holds none. */
    List<Integer> expected(Row row, String role, Place place) {
        if (List.of(OPEN, SIGNED_IN, ENTERED).contains(row.permission())) {
            return row.statuses().get(row.statuses().containsKey(place) ? place : Place.TOWN);
        }
        String how = role == null ? "" : roles.get(row.permission()).get(role);
        boolean own = place == Place.OWN || place == Place.BESIDE;
        List<Integer> given = row.statuses().get(place);
        return how.equals("x") && !own || how.equals("self") && own && given != null ? given : List.of(403);
    }

    /** The places from which a role is tried. */
    static List<Place> places(String role) {
        return role.equals("MEMBER") ? List.of(Place.OWN, Place.BESIDE) : new ArrayList<>(List.of(Place.TOWN, Place.INSIDE, Place.OUTSIDE));
    }
}
