package org.linli.rest;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.Parameter;
import org.apache.cxf.jaxrs.model.ParameterType;
import org.linli.api.LinliModule;
import org.linli.api.rest.Gives;
import org.linli.api.security.Needs;

/** The description of a module's interface by OpenAPI 3, made of the same model that serves it. */
final class OpenApi {

    private static final Map<String, Object> PROBLEM = Map.of("$ref", "#/components/responses/Problem");
    private static final Set<String> OF_THE_PROTOCOL = Set.of("accept", "content-type", "authorization", "accept-language");

    private final String base;
    private final Map<OperationResourceInfo, Access> rules;
    private final SchemaBook schemas = new SchemaBook();

    private OpenApi(String base, Map<OperationResourceInfo, Access> rules) {
        this.base = base;
        this.rules = rules;
    }

    static Map<String, Object> of(LinliModule module, List<ClassResourceInfo> classes, Map<OperationResourceInfo, Access> rules) {
        return new OpenApi("/api/" + module.id(), rules).document(module, classes);
    }

    private Map<String, Object> document(LinliModule module, List<ClassResourceInfo> classes) {
        var paths = new TreeMap<String, Map<String, Object>>();
        for (ClassResourceInfo type : classes) {
            for (OperationResourceInfo operation : type.getMethodDispatcher().getOperationResourceInfos()) {
                paths.computeIfAbsent(base + Routes.path(type, operation), path -> new TreeMap<>())
                    .merge(operation.getHttpMethod().toLowerCase(Locale.ROOT), operation(type, operation), OpenApi::merge);
            }
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.0.3");
        document.put("info", Map.of("title", module.title().zh() + " · " + module.title().en(), "version", module.version()));
        document.put("paths", paths);
        document.put("components", Map.of(
            "securitySchemes", Map.of("basic", Map.of("type", "http", "scheme", "basic"), "bearer", Map.of("type", "http", "scheme", "bearer"),
                "session", Map.of("type", "apiKey", "in", "cookie", "name", "linli", "description", "from POST /api/core/session; by TLS its name is "
                    + "__Host-linli. Whatever isn't a GET sends X-CSRF-Token, too")),
            "responses", Map.of("Problem", Map.of("description", "what is wrong, where, and how to mend it (RFC 9457)",
                "content", Map.of(Problems.TYPE, Map.of("schema", problem())))),
            "schemas", schemas.all()));
        return document;
    }

    private Map<String, Object> operation(ClassResourceInfo type, OperationResourceInfo operation) {
        Access access = rules.get(operation);
        Method method = operation.getAnnotatedMethod();
        String group = type.getResourceClass().getSimpleName().replaceAll("Resource$", "");
        var shown = new LinkedHashMap<String, Object>();
        shown.put("operationId", group + "." + method.getName());
        shown.put("tags", List.of(group));
        if (access.permission() != null) {
            shown.put("security", List.of(Map.of("basic", List.of()), Map.of("bearer", List.of()), Map.of("session", List.of())));
            shown.put("x-permission", access.permission());
            shown.put("description", switch (access.permission()) {
                case Needs.SIGNED_IN -> "For everybody who is signed in.";
                case Needs.ENTERED -> "For everybody who has shown a password, also while the second factor is due.";
                default -> "Needs the permission " + access.permission() + ".";
            });
        } else {
            shown.put("security", List.of());
        }
        parameters(operation, method, access, shown);
        shown.put("responses", responses(operation, method, access));
        return shown;
    }

    private void parameters(OperationResourceInfo operation, Method method, Access access, Map<String, Object> shown) {
        var parameters = new ArrayList<Map<String, Object>>();
        Type[] types = method.getGenericParameterTypes();
        for (Parameter parameter : operation.getParameters()) {
            Type type = types[parameter.getIndex()];
            String in = in(parameter.getType());
            if (parameter.getType() == ParameterType.REQUEST_BODY) {
                shown.put("requestBody", Map.of("required", true, "content", content(operation.getConsumeTypes(), type)));
            } else if (in != null && !OF_THE_PROTOCOL.contains(parameter.getName().toLowerCase(Locale.ROOT))) {
                parameters.add(parameter(parameter.getName(), in, in.equals("path"), schemas.of(type)));
            }
        }
        if (operation.getHttpMethod().equals("POST") && access.replays()) {
            parameters.add(parameter("Idempotency-Key", "header", false, Map.of("type", "string", "maxLength", 255)));
        }
        if (!parameters.isEmpty()) {
            shown.put("parameters", parameters);
        }
    }

    private static Map<String, Object> parameter(String name, String in, boolean required, Map<String, Object> schema) {
        return Map.of("name", name, "in", in, "required", required, "schema", schema);
    }

    private Map<String, Object> responses(OperationResourceInfo operation, Method method, Access access) {
        var responses = new TreeMap<String, Object>();
        Gives gives = method.getAnnotation(Gives.class);
        Type type = gives != null ? gives.value() : method.getGenericReturnType() == Response.class ? Object.class : method.getGenericReturnType();
        if (type == void.class) {
            responses.put("204", Map.of("description", "done"));
        } else {
            responses.put(String.valueOf(gives == null ? 200 : gives.status()),
                Map.of("description", "done", "content", content(operation.getProduceTypes(), type)));
        }
        if (access.permission() != null) {
            responses.put("401", PROBLEM);
            responses.put("403", PROBLEM);
        }
        responses.put("default", PROBLEM);
        return responses;
    }

    private Map<String, Object> content(List<MediaType> types, Type type) {
        var content = new LinkedHashMap<String, Object>();
        Map<String, Object> schema = schemas.of(type);
        for (MediaType each : types) {
            boolean json = each.getSubtype().endsWith("json");
            String name = each.isWildcardType() && !schema.isEmpty() && schema.get("format") != "binary" ? MediaType.APPLICATION_JSON
                : each.getType() + "/" + each.getSubtype();
            content.put(name, Map.of("schema", json || !schema.isEmpty() ? schema : Map.of("type", "string")));
        }
        return content;
    }

    /** Two methods of one path that differ in what they produce are one operation with both. */
    @SuppressWarnings("unchecked")
    private static Object merge(Object one, Object other) {
        if (!(one instanceof Map) || !(other instanceof Map)) {
            return one;
        }
        var merged = new LinkedHashMap<String, Object>((Map<String, Object>) one);
        ((Map<String, Object>) other).forEach((key, value) -> merged.merge(key, value, OpenApi::merge));
        return merged;
    }

    private static String in(ParameterType type) {
        return switch (type) {
            case PATH -> "path";
            case QUERY -> "query";
            case HEADER -> "header";
            default -> null;
        };
    }

    private static Map<String, Object> problem() {
        Map<String, Object> text = Map.of("type", "string");
        var members = new LinkedHashMap<String, Object>();
        List.of("type", "title", "code", "detail", "mend", "where", "request").forEach(name -> members.put(name, text));
        members.put("status", Map.of("type", "integer"));
        members.put("errors", Map.of("type", "array", "items", Map.of("type", "object", "properties", Map.of("path", text, "text", text))));
        return Map.of("type", "object", "required", List.of("type", "title", "status", "code", "detail", "mend"), "properties", members);
    }
}
