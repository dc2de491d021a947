package org.linli.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.linli.it.BuiltPages.BuiltPage;

/** What the running server says that can be asked of it: every operation of every module's description. */
final class Operations {

    /** @param schema of its value */
    record Parameter(String name, String in, JsonNode schema) {
    }

    /**
     * One method of one path.
     *
     * @param types   of bodies that it takes; empty for none
     * @param schema  of a JSON body; missing where there is none
     * @param schemas those that others refer to, by name
     * @param open    whether it needs no signing in
     */
    record Operation(String module, String method, String path, List<Parameter> parameters, List<String> types, JsonNode schema, JsonNode schemas, boolean open) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        /** Whether it is a page, for people. */
        boolean page() {
            return module.equals("pages");
        }

        /** What a reference to another schema stands for. */
        JsonNode resolved(JsonNode schema) {
            String reference = schema.path("$ref").asText();
            return reference.isEmpty() ? schema : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
        }
    }

    private static final String FORM = "application/x-www-form-urlencoded";

    private Operations() {
    }

    /** A page, asked with what the site's pages know. */
    static Operation page(BuiltPage page, Site site) {
        List<Parameter> parameters = site.parameters().stream().map(name -> new Parameter(name, "query", MissingNode.getInstance())).toList();
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        site.fields().forEach(schema.putObject("properties")::putObject);
        return new Operation("pages", page.method(), page.path(), parameters, page.form() ? List.of(FORM) : List.of(), schema, MissingNode.getInstance(),
                page.permission().equals(AccessTable.OPEN));
    }

    static List<Operation> of(Http http) {
        List<Operation> all = new ArrayList<>();
        for (JsonNode module : http.get("/api").expect(200).json().path("modules")) {
            JsonNode description = http.get(module.at("/links/openapi").asText()).expect(200).json();
            for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                    all.add(operation(module.path("id").asText(), path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue(), description));
                }
            }
        }
        return all;
    }

    private static Operation operation(String module, String path, String method, JsonNode said, JsonNode description) {
        List<Parameter> parameters = new ArrayList<>();
        said.path("parameters").forEach(one -> parameters.add(new Parameter(one.path("name").asText(), one.path("in").asText(), one.path("schema"))));
        JsonNode content = said.at("/requestBody/content");
        List<String> types = new ArrayList<>();
        content.fieldNames().forEachRemaining(types::add);
        return new Operation(module, method, path, parameters, types, content.path("application/json").path("schema"), description.at("/components/schemas"),
                said.path("security").isEmpty());
    }
}
