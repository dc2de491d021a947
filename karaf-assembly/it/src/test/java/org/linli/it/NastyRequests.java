package org.linli.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.it.Operations.Operation;
import org.linli.it.Operations.Parameter;

/** Requests to every operation in turn that are nearly right: made from its description with known values, and something wrong with some of them. */
final class NastyRequests {

    static final int SHOWN = 600;
    private static final Pattern STEP = Pattern.compile("\\{([^}]*)}");
    private static final List<String> OTHER_TYPES = List.of("application/json", "text/html", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded",
            "application/json; charset=utf-16", "text/csv; charset=nope", "text/csv; charset=gbk", "text/plain; charset=\"", "*/*", "a", "", "application/json, text/csv", "application/*+json");
    private static final List<String> METHODS = List.of("HEAD", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "get", "DELETE", "PUT", "POST", "X");
    private static final List<String> ACCEPTS = List.of("text/csv", "text/html", "*/*;q=0", "application/json;q=2", "a", ",", "application/problem+json", "image/*", "*/*;q=x",
            "text/csv;charset=utf-16", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final List<String> TAGS = List.of("\"0\"", "\"1\"", "\"2\"", "*", "W/\"1\"", "1", "\"-1\"", "\"99999999999999999999\"", "\"1\", \"2\"", "\"", "\"x\"");

    /** Who asks. @param hidden what no answer to him may hold unless he said it himself; null for whoever may see all */
    record Caller(String name, String authorization, Pattern hidden) {
    }

    /** @param known values by the names of fields and parameters @param tables good files by the kind of import @param rulebook a good one */
    record Town(Map<String, List<String>> known, Map<String, String> tables, String rulebook) {
    }

    /** What is sent. @param bodyless whether its answer has no body */
    record Asked(long number, Operation operation, Caller caller, byte[] head, byte[] body, byte[] plain, boolean bodyless) {

        @Override
        public String toString() {
            String said = new String(head, StandardCharsets.UTF_8).replace("\r\n", " ⏎ ") + new String(body, StandardCharsets.UTF_8).replace('\u0000', '␀');
            return "#" + number + " " + caller.name() + ": " + (said.length() > SHOWN ? said.substring(0, SHOWN) + "… (" + said.length() + ")" : said);
        }

        /** Whether it says that itself, escaped or not, in one byte a character or two. */
        boolean says(String text) {
            String said = new String(head, StandardCharsets.UTF_8);
            return said.contains(text) || said.contains(NastyValues.escaped(text)) || new String(plain, StandardCharsets.UTF_8).replace("\0", "").contains(text);
        }
    }

    private final Town town;
    private final Operation operation;
    private final SplittableRandom random;
    private final NastyValues values;
    private final NastyBodies bodies;

    private NastyRequests(Town town, Operation operation, long seed) {
        this.town = town;
        this.operation = operation;
        random = new SplittableRandom(seed);
        values = new NastyValues(random);
        bodies = new NastyBodies(random, values);
    }

    /** The request of that number; the same for the same seed, town and operations. */
    static Asked of(Town town, List<Operation> operations, List<Caller> callers, long seed, long number) {
        Operation operation = operations.get((int) (number % operations.size()));
        Caller caller = callers.get((int) (number / operations.size() % callers.size()));
        return new NastyRequests(town, operation, seed * 1_000_003 + number).asked(number, caller);
    }

    private Asked asked(long number, Caller caller) {
        String method = random.nextInt(40) == 0 ? values.one(METHODS) : operation.method();
        var head = new StringBuilder(method).append(' ').append(path()).append(query()).append(" HTTP/1.1\r\nHost: localhost\r\n");
        if (caller.authorization() != null) {
            header(head, "Authorization", caller.authorization());
        }
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("header") && random.nextInt(4) != 0) {
                header(head, parameter.name(), switch (random.nextInt(4)) {
                    case 0 -> values.shortText();
                    case 1 -> "k" + number;
                    default -> values.one(TAGS);
                });
            }
        }
        oddHeaders(head);
        byte[] plain = new byte[0];
        byte[] body = plain;
        if (!operation.types().isEmpty() || random.nextInt(30) == 0) {
            String type = operation.types().isEmpty() ? "application/json" : values.one(operation.types());
            plain = body(type);
            header(head, "Content-Type", random.nextInt(12) == 0 ? values.one(OTHER_TYPES) : type.equals("*/*") ? "application/octet-stream" : type);
            body = framed(head, plain);
        }
        head.append("\r\n");
        return new Asked(number, operation, caller, head.toString().getBytes(StandardCharsets.UTF_8), body, plain, method.equals("HEAD"));
    }

    private void oddHeaders(StringBuilder head) {
        switch (random.nextInt(30)) {
            case 0, 1 -> header(head, "Accept", values.one(ACCEPTS));
            case 2 -> header(head, "Accept-Language", random.nextBoolean() ? "en" : values.shortText());
            case 3 -> header(head, "X-Forwarded-For", values.shortText());
            case 4 -> header(head, "Cookie", "a=" + values.shortText());
            case 5 -> header(head, "X-HTTP-Method-Override", "DELETE");
            case 6 -> header(head, "Range", "bytes=0-1,5-,-9999999999999999999");
            case 7 -> header(head, "If-Modified-Since", values.shortText());
            case 8 -> header(head, "Origin", "https://evil.example");
            case 9 -> header(head, "X-Long", "z".repeat(6000));
            case 10 -> header(head, "Sec-Fetch-Mode", "cors");
            default -> { }
        }
    }

    /** Line breaks would end the header, and then nobody knew which answer belongs to what. */
    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value.replaceAll("[\r\n]", " ")).append("\r\n");
    }

    private String path() {
        Matcher step = STEP.matcher(operation.path());
        var path = new StringBuilder();
        while (step.find()) {
            step.appendReplacement(path, Matcher.quoteReplacement(random.nextInt(4) == 0 ? values.piece() : NastyValues.escaped(known(step.group(1)))));
        }
        step.appendTail(path);
        if (random.nextInt(40) == 0) {
            path.insert(path.lastIndexOf("/") + 1, values.piece() + (random.nextBoolean() ? "/" : ""));
        }
        // a space would be the end of the address
        return path.toString().replace(" ", "%20");
    }

    private String query() {
        var query = new StringBuilder();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("query") && random.nextInt(operation.page() ? 6 : 2) == 0) {
                query.append(query.isEmpty() ? '?' : '&').append(parameter.name()).append('=')
                        .append(random.nextInt(3) == 0 ? NastyValues.escaped(known(parameter.name())) : values.piece());
            }
        }
        if (random.nextInt(25) == 0) {
            query.append(query.isEmpty() ? '?' : '&').append(values.piece()).append('=').append(values.piece());
        }
        return query.toString();
    }

    private String known(String name) {
        List<String> choice = town.known().get(name);
        return choice == null ? values.one(List.of("1", "0", "true", "a", "2026", "2026-03-01")) : values.one(choice);
    }

    private byte[] body(String type) {
        if (type.endsWith("json")) {
            return json();
        }
        if (type.endsWith("form-urlencoded")) {
            return form();
        }
        if (type.contains("spreadsheet")) {
            return bodies.xlsx();
        }
        if (type.contains("csv")) {
            return bodies.csv(values.one(List.copyOf(town.tables().values())));
        }
        if (operation.path().endsWith("/rulebooks")) {
            return bodies.yaml(town.rulebook());
        }
        return type.contains("java") || type.contains("zip") ? bodies.jar() : bodies.file();
    }

    /** A few of all the fields that forms have; the token isn't needed, since no browser holds a session. */
    private byte[] form() {
        List<String> names = new ArrayList<>();
        operation.schema().path("properties").fieldNames().forEachRemaining(names::add);
        var form = new StringBuilder();
        for (int i = random.nextInt(12); i > 0 && !names.isEmpty(); i--) {
            String name = random.nextInt(20) == 0 ? values.piece() : values.one(names);
            form.append(form.isEmpty() ? "" : "&").append(name).append('=').append(switch (random.nextInt(4)) {
                case 0 -> NastyValues.escaped(known(name));
                case 1 -> values.piece();
                default -> NastyValues.escaped(values.text());
            });
        }
        return bodies.damaged(form.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] json() {
        String text = switch (random.nextInt(16)) {
            case 0 -> values.json();
            case 1 -> object(operation.schema(), 0) + values.one(List.of("x", "{}", "]", "\u0000", ","));
            case 2 -> "\ufeff" + object(operation.schema(), 0);
            default -> object(operation.schema(), 0);
        };
        return bodies.damaged(text.getBytes(StandardCharsets.UTF_8));
    }

    private String object(JsonNode schema, int depth) {
        var object = new StringBuilder("{");
        for (Map.Entry<String, JsonNode> member : operation.resolved(schema).path("properties").properties()) {
            if (random.nextInt(6) != 0) {
                int times = random.nextInt(80) == 0 ? 2 : 1;
                for (int i = 0; i < times; i++) {
                    object.append(object.length() == 1 ? "" : ",").append('"').append(member.getKey()).append("\":")
                            .append(random.nextInt(5) == 0 ? values.json() : value(member.getKey(), operation.resolved(member.getValue()), depth + 1));
                }
            }
        }
        if (random.nextInt(25) == 0) {
            object.append(object.length() == 1 ? "" : ",").append(NastyValues.quoted(values.text())).append(':').append(values.json());
        }
        return object.append('}').toString();
    }

    private String value(String name, JsonNode schema, int depth) {
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size())).toString();
        }
        return switch (schema.path("type").asText()) {
            case "object" -> depth > 4 ? "{}" : object(schema, depth);
            case "array" -> array(name, operation.resolved(schema.path("items")), depth);
            case "integer" -> String.valueOf(random.nextInt(-1, 40));
            case "number" -> values.one(List.of("0", "1", "60", "0.5", "\"2.50\"", "-3", "100.01"));
            case "boolean" -> String.valueOf(random.nextBoolean());
            default -> schema.path("format").asText().equals("date") ? "\"2026-0" + random.nextInt(1, 9) + "-1" + random.nextInt(9) + "\"" : NastyValues.quoted(known(name));
        };
    }

    private String array(String name, JsonNode items, int depth) {
        var array = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            array.append(array.length() == 1 ? "" : ",").append(random.nextInt(8) == 0 ? values.json() : value(name, items, depth + 1));
        }
        return array.append(']').toString();
    }

    /** With its length, in chunks, or compressed. */
    private byte[] framed(StringBuilder head, byte[] body) {
        byte[] sent = body;
        int way = random.nextInt(16);
        if (way == 0) {
            header(head, "Content-Encoding", "gzip");
            sent = random.nextInt(3) == 0 ? body : NastyBodies.gzip(body);
        } else if (way == 1) {
            header(head, "Content-Encoding", values.one(List.of("br", "deflate", "gzip, gzip", "identity", "x")));
        }
        if (way < 4) {
            header(head, "Transfer-Encoding", "chunked");
            byte[] size = ((sent.length == 0 ? "" : Integer.toHexString(sent.length) + "\r\n")).getBytes(StandardCharsets.US_ASCII);
            byte[] end = ((sent.length == 0 ? "" : "\r\n") + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            return NastyBodies.joined(NastyBodies.joined(size, sent), end);
        }
        header(head, "Content-Length", String.valueOf(sent.length));
        return sent;
    }
}
