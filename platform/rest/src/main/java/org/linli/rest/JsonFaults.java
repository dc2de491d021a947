package org.linli.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** Says in words what is wrong with a JSON body, with the line or the path. */
final class JsonFaults {

    private static final Messages MESSAGES = Messages.beside(JsonFaults.class);

    private JsonFaults() {
    }

    static Problem problem(JsonProcessingException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        if (!(fault instanceof JsonMappingException mapping)) {
            return malformed(fault.getLocation());
        }
        String where = path(mapping);
        if (mapping.getCause() instanceof JsonProcessingException inner && !(inner instanceof JsonMappingException)) {
            return malformed(inner.getLocation());
        }
        if (mapping instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds() == null ? ""
                : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
            return at(where, "json-unknown", where, known);
        }
        if (mapping instanceof InvalidFormatException format) {
            return at(where, "json-value", String.valueOf(format.getValue()), wanted(format.getTargetType()));
        }
        if (mapping instanceof MismatchedInputException mismatch) {
            return at(where, "json-type", where.isEmpty() ? "$" : where, wanted(mismatch.getTargetType()));
        }
        String reason = mapping.getCause() == null ? mapping.getOriginalMessage() : String.valueOf(mapping.getCause().getMessage());
        return at(where, "json-refused", reason);
    }

    static Problem malformed(JsonLocation location) {
        return MESSAGES.problem(Problem.Kind.MALFORMED, "json-malformed", String.valueOf(location.getLineNr()),
            String.valueOf(location.getColumnNr())).with("line", location.getLineNr()).with("column", location.getColumnNr());
    }

    private static Problem at(String where, String code, Object... arguments) {
        Problem problem = MESSAGES.problem(Problem.Kind.INVALID, code, arguments).at(where.isEmpty() ? "$" : where);
        return problem.listing(List.of(new Problem.Fault(problem.where(), problem.what())));
    }

    private static String path(JsonMappingException fault) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static Object wanted(Class<?> type) {
        if (type == null) {
            return "?";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "2026-09-29";
            case "Instant" -> "2026-09-29T08:00:00Z";
            case "int", "Integer", "long", "Long" -> MESSAGES.text("json.whole");
            case "BigDecimal" -> "1.50";
            case "boolean", "Boolean" -> "true, false";
            case "String" -> "\"…\"";
            default -> type.isArray() || Iterable.class.isAssignableFrom(type) ? "[…]" : "{…}";
        };
    }
}
