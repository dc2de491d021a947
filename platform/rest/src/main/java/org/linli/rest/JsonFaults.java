package org.linli.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;

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
            if (cause instanceof StreamConstraintsException) {
                return MESSAGES.problem(Problem.Kind.INVALID, "json-limits");
            }
        }
        if (!(fault instanceof JsonMappingException mapping)) {
            return malformed(fault);
        }
        String where = path(mapping);
        if (mapping.getCause() instanceof JsonProcessingException inner && !(inner instanceof JsonMappingException)) {
            return malformed(inner);
        }
        if (mapping instanceof UnrecognizedPropertyException unknown) {
            return unknown(where, unknown.getKnownPropertyIds());
        }
        if (mapping instanceof InvalidFormatException format) {
            return value(where, String.valueOf(format.getValue()), format.getTargetType());
        }
        if (mapping instanceof MismatchedInputException mismatch) {
            return type(where, mismatch.getTargetType());
        }
        String reason = mapping.getCause() == null ? mapping.getOriginalMessage() : String.valueOf(mapping.getCause().getMessage());
        return at(where, "json-refused", reason);
    }

    /** All that is wrong in one answer. */
    static Problem all(List<Problem> problems) {
        return problems.size() == 1 ? problems.get(0) : MESSAGES.problem(Problem.Kind.INVALID, "json-faults", String.valueOf(problems.size()))
            .listing(problems.stream().map(JsonFaults::fault).toList());
    }

    /** With how to mend it, which the problem of all of them can't say. */
    private static Problem.Fault fault(Problem one) {
        return new Problem.Fault(one.where(), new Text(one.what().zh() + "；" + one.mend().zh(), one.what().en() + "; " + one.mend().en()));
    }

    /** @param where null or empty for a member without a name */
    static Problem unknown(String where, Collection<Object> known) {
        return at(where, "json-unknown", where == null || where.isEmpty() ? "\"\"" : where, known == null ? "" : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
    }

    static Problem value(String where, String value, Class<?> wanted) {
        return at(where, "json-value", value, wanted(wanted));
    }

    static Problem type(String where, Class<?> wanted) {
        return at(where, "json-type", where == null || where.isEmpty() ? "$" : where, wanted(wanted));
    }

    /** The parser says in no other way that a member was there already. */
    private static Problem malformed(JsonProcessingException fault) {
        if (fault.getProcessor() instanceof JsonParser parser && fault.getOriginalMessage().startsWith("Duplicate field")) {
            String where = KeepableText.path(parser.getParsingContext());
            return at(where, "json-twice", where);
        }
        return malformed(fault.getLocation());
    }

    static Problem malformed(JsonLocation location) {
        return MESSAGES.problem(Problem.Kind.MALFORMED, "json-malformed", String.valueOf(location.getLineNr()),
            String.valueOf(location.getColumnNr())).with("line", location.getLineNr()).with("column", location.getColumnNr());
    }

    private static Problem at(String where, String code, Object... arguments) {
        Problem problem = MESSAGES.problem(Problem.Kind.INVALID, code, arguments).at(where == null || where.isEmpty() ? "$" : where);
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
