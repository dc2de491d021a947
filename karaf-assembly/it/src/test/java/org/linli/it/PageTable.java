package org.linli.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.it.AccessTable.Place;

/**
 * Who gets which page: a row for each page and form in {@code /access/pages.txt}, in the syntax of {@code /access/table.txt}; the statuses may be left
 * out where a page answers as pages do.
 *
 * @param rows by method and path
 */
record PageTable(Map<String, Row> rows) {

    private static final Pattern LINE = Pattern.compile("(?<method>GET|POST) +(?<path>\\S+) +(?<permission>\\S+)"
            + "( +(?<town>\\S+) +(?<inside>\\S+) +(?<outside>\\S+) +(?<own>\\S+) +(?<beside>\\S+))?( +(?<body>[^ -].*))?");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^=}]+)(=([^}]+))?}");
    private static final Set<Integer> SHOWN = Set.of(200, 303);
    /** An empty form lacks something, or comes at the wrong time; where nothing is missing, it is done. */
    private static final Set<Integer> TAKEN = Set.of(200, 303, 400, 404, 409, 412, 422, 428);
    private static final Set<Integer> OR_NOT = Set.of(403, 404);

    /**
     * A page or form.
     *
     * @param asked    the path with the names of the world's values
     * @param says     what the page's method says that it takes
     * @param takes    what it takes in the end; another permission where that is left to the service, because it is of a module that the path names
     * @param statuses as the table says them, by place; empty for what pages do
     */
    record Row(String method, String path, String asked, String says, String takes, Map<Place, List<Integer>> statuses, String body) {

        String operation() {
            return method + " " + path;
        }

        boolean form() {
            return method.equals("POST");
        }

        /** Whether a caller at a place who holds the permission may get such an answer. */
        boolean allows(Place place, boolean forOneself, int status) {
            if (statuses.containsKey(place)) {
                return statuses.get(place).contains(status);
            }
            boolean good = form() ? TAKEN.contains(status) : SHOWN.contains(status);
            return good || (place != Place.TOWN || forOneself) && OR_NOT.contains(status);
        }
    }

    static PageTable read() {
        Map<String, Row> rows = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (String line : Table.text("/access/pages.txt").lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList()) {
            Matcher cells = LINE.matcher(line);
            if (!cells.matches()) {
                wrong.add("not a row: " + line);
            } else if (rows.put(row(cells).operation(), row(cells)) != null) {
                wrong.add("twice: " + line);
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong));
        }
        return new PageTable(rows);
    }

    private static Row row(Matcher cells) {
        String path = cells.group("path");
        String[] permissions = cells.group("permission").split("/");
        Map<Place, List<Integer>> statuses = new TreeMap<>();
        if (cells.group("town") != null) {
            for (Place place : Place.values()) {
                String cell = cells.group(place.name().toLowerCase());
                if (!cell.equals("-")) {
                    statuses.put(place, List.of(cell.split(",")).stream().map(Integer::valueOf).toList());
                }
            }
        }
        String bare = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        return new Row(cells.group("method"), PARAMETER.matcher(bare).replaceAll("{$1}"),
                PARAMETER.matcher(path).replaceAll(name -> Matcher.quoteReplacement("{" + (name.group(3) == null ? name.group(1) : name.group(3)) + "}")),
                permissions[0], permissions[permissions.length - 1], statuses, cells.group("body") == null ? "" : cells.group("body"));
    }
}
