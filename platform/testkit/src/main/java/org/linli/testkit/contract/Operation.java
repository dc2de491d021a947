package org.linli.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.linli.testkit.platform.Answer;
import org.linli.testkit.platform.Client;

/**
 * An operation as the module's OpenAPI document describes it.
 *
 * @param method of HTTP, in capitals
 * @param path   with its templates
 * @param says   the description
 */
record Operation(String method, String path, JsonNode says) {

    private static final Set<String> BODIES = Set.of("POST", "PUT", "PATCH");

    /** All of a module, the platform's own among them. */
    static List<Operation> of(Subject module) {
        List<Operation> all = new ArrayList<>();
        JsonNode document = module.linli().admin().get(module.base() + "/openapi.json").expect(200).json();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(
                method -> all.add(new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return all;
    }

    boolean open() {
        return says.path("security").isEmpty();
    }

    /** Whether it can be asked for without knowing anything. */
    boolean plainRead() {
        return method.equals("GET") && !path.contains("{") && parameters().noneMatch(one -> one.path("required").asBoolean());
    }

    private Stream<JsonNode> parameters() {
        return StreamSupport.stream(says.path("parameters").spliterator(), false);
    }

    /** What it answers to made-up values. */
    Answer ask(Client client) {
        String target = path.replaceAll("\\{[^}]*}", "x");
        if (!BODIES.contains(method)) {
            return client.send(method, target, null, BodyPublishers.noBody());
        }
        JsonNode types = says.path("requestBody").path("content");
        String type = types.isEmpty() ? "application/json" : types.fieldNames().next();
        return client.send(method, target, type, BodyPublishers.ofString(type.contains("json") ? "{}" : "x"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
