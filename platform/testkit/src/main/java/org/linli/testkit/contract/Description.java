package org.linli.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a module's OpenAPI document tells everything. */
final class Description {

    private Description() {
    }

    static void check(Subject module) {
        Findings findings = new Findings(module);
        List<Operation> described = Operation.of(module);
        for (ResourceMethod one : ResourceMethod.of(module)) {
            String path = module.base() + (one.path().equals("/") ? "" : one.path());
            boolean there = described.stream().anyMatch(each -> each.method().equals(one.httpMethod()) && each.path().replaceAll("/$", "").equals(path));
            findings.addUnless(there, one.name() + " (" + one.httpMethod() + " " + path + ") isn't described",
                    "its class must be public, and its path mustn't be hidden by another one's");
        }
        Set<String> names = new HashSet<>();
        for (Operation one : described) {
            String name = one.says().path("operationId").asText();
            findings.addUnless(names.add(name), one + " has the same operationId as another operation: " + name, "give the methods of a class different names");
            one.says().path("responses").properties().forEach(response -> {
                if (response.getKey().startsWith("2") && !response.getKey().equals("204")) {
                    findings.addUnless(said(response.getValue()), one + " doesn't say what comes back with " + response.getKey(),
                            "return a record, a list of records or a Page; with a Response, say @Gives(TheRecord.class)");
                }
            });
        }
        findings.expectNone();
    }

    private static boolean said(JsonNode response) {
        JsonNode content = response.path("content");
        for (JsonNode type : content) {
            if (type.path("schema").isEmpty()) {
                return false;
            }
        }
        return !content.isEmpty();
    }
}
