package org.linli.it;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the pages of a site hold that links lead to: which fields forms have, and which parameters addresses.
 *
 * @param fields     names of all fields of all forms
 * @param parameters names of all parameters in links and of fields that are sent in a query
 */
record Site(Set<String> fields, Set<String> parameters) {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea|button)[^>]*\\bname=\"([^\"]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("[?&;]([A-Za-z_-]+)=");
    private static final Pattern ELSEWHERE = Pattern.compile("/(assets|api)/.*|.*[?&;]format=.*");
    private static final Pattern ONE_OF_MANY = Pattern.compile("(?<=/)[^/?]*[0-9A-Z][^/?]*");

    /** Goes through all pages from one on, one of each shape. */
    static Site from(Http http, String start) {
        Set<String> fields = new TreeSet<>();
        Set<String> parameters = new TreeSet<>(Set.of("unit", "text", "after", "to", "format", "sort"));
        Set<String> seen = new HashSet<>(Set.of(start));
        Deque<String> next = new ArrayDeque<>(Set.of(start));
        while (!next.isEmpty()) {
            String page = http.get(next.poll()).body();
            FIELD.matcher(page).results().forEach(field -> fields.add(field.group(1)));
            Matcher links = LINK.matcher(page);
            while (links.find()) {
                String link = links.group(1).replace("&amp;", "&");
                PARAMETER.matcher(link).results().forEach(parameter -> parameters.add(parameter.group(1)));
                if (!ELSEWHERE.matcher(link).matches() && seen.add(ONE_OF_MANY.matcher(link.replaceAll("\\?.*", "")).replaceAll("…"))) {
                    next.add(link);
                }
            }
        }
        return new Site(fields, parameters);
    }
}
