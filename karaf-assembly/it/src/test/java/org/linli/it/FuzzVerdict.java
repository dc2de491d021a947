package org.linli.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.it.NastyRequests.Asked;
import org.linli.it.RawHttp.Reply;

/** What holds for every answer, whatever was asked. */
final class FuzzVerdict {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Not available at the moment, and no such method. */
    private static final Set<Integer> HONEST = Set.of(503, 501);
    /** Where operators read the faults of the server itself. */
    private static final Set<String> TELLING = Set.of("/system/faults", "/api/platform/operation/faults");
    /** What only the inside of a program or of a database says. */
    private static final Pattern INSIDE = Pattern.compile("\\tat |\\.java:\\d|[a-z]\\.[A-Za-z.]*(Exception|Error)\\b|(org|com|java|javax)\\.(linli\\.(core|security|rest|store|runtime|party)|apache|fasterxml|postgresql|eclipse|util|lang|io)\\.[A-Za-z]"
            + "|SQLSTATE|SQLSyntax|DERBY|PSQL|(?i:syntax error at|select .{1,60}? from |insert into [a-z_]+ \\()");
    /** What {@link NastyValues} types, as only a page that doesn't escape it holds it. */
    private static final Pattern MARKUP = Pattern.compile("<script>alert|<img src=x|href=\"javascript:|\"><img");
    private static final List<String> SHIELD = List.of("content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy",
            "cross-origin-resource-policy", "cache-control");

    private FuzzVerdict() {
    }

    /** What is wrong with an answer; null when nothing is. */
    static String of(Asked asked, Reply reply) {
        if (reply.status() >= 500 && !HONEST.contains(reply.status())) {
            return "status " + reply.status();
        }
        Matcher inside = INSIDE.matcher(reply.body());
        if (inside.find() && !asked.says(inside.group()) && !TELLING.contains(asked.operation().path())
                && !asked.operation().path().endsWith("openapi.json")) {
            return "tells of the inside: " + inside.group();
        }
        for (String name : SHIELD) {
            if (!reply.headers().containsKey(name)) {
                return "lacks the header " + name;
            }
        }
        if (reply.headers().containsKey(NastyValues.SMUGGLED.toLowerCase(Locale.ROOT)) || reply.headers().containsKey("server")) {
            return "has headers that are none of ours: " + reply.headers();
        }
        if (asked.operation().page()) {
            if (MARKUP.matcher(reply.body()).find() && reply.header("content-type").contains("html")) {
                return "lets markup through that was typed";
            }
        } else if (reply.header("content-type").contains("html") || reply.header("content-type").contains("xml") && !reply.header("content-type").contains("openxml")) {
            return "is of the type " + reply.header("content-type");
        }
        if (asked.caller().hidden() != null) {
            Matcher hidden = asked.caller().hidden().matcher(reply.body());
            while (hidden.find()) {
                if (!asked.says(hidden.group())) {
                    return "shows what lies outside his scope: " + hidden.group();
                }
            }
        }
        if (asked.caller().authorization() == null && reply.status() < 300 && !asked.operation().open() && reply.status() != 204) {
            return "is given to somebody who isn't signed in";
        }
        boolean document = asked.operation().page() && reply.header("content-type").startsWith("text/html");
        return reply.status() >= 400 && !asked.bodyless() && !document ? problem(reply) : null;
    }

    private static String problem(Reply reply) {
        if (!reply.header("content-type").equals("application/problem+json")) {
            return "is no problem document but " + reply.header("content-type");
        }
        try {
            JsonNode problem = JSON.readTree(reply.body());
            boolean whole = problem.path("status").asInt() == reply.status() && !problem.path("code").asText().isBlank() && !problem.path("detail").asText().isBlank()
                    && !problem.path("mend").asText().isBlank();
            return whole ? null : "is a problem that doesn't say what, or how to mend it";
        } catch (IOException e) {
            return "is no JSON";
        }
    }
}
