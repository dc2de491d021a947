package org.linli.rest;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** Reads parameters of paths, queries and headers, and says which one is wrong and what would be right. */
final class Parameters implements ParamConverterProvider {

    private static final Messages MESSAGES = Messages.beside(Parameters.class);

    private record Kind(Function<String, Object> reader, String example) {
    }

    private static final Map<Class<?>, Kind> KINDS = Map.of(
        LocalDate.class, new Kind(Days::of, "2026-09-29"),
        Instant.class, new Kind(Instant::parse, "2026-09-29T08:00:00Z"),
        Integer.class, new Kind(Integer::valueOf, "1"),
        int.class, new Kind(Integer::valueOf, "1"),
        Long.class, new Kind(Long::valueOf, "1"),
        long.class, new Kind(Long::valueOf, "1"),
        BigDecimal.class, new Kind(Decimals::of, "1.50"),
        Boolean.class, new Kind(Parameters::truth, "true, false"),
        boolean.class, new Kind(Parameters::truth, "true, false"));

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Kind kind = type.isEnum() ? constants(type) : KINDS.get(type);
        return kind == null ? null : new Converter<>(kind, name(annotations), fallback(annotations), type.isPrimitive());
    }

    private static Kind constants(Class<?> type) {
        return new Kind(text -> Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text))
            .findFirst().orElseThrow(() -> new IllegalArgumentException(text)),
            Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).collect(Collectors.joining(", ")));
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String name(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path) {
                return path.value();
            }
            if (annotation instanceof HeaderParam header) {
                return header.value();
            }
        }
        return null;
    }

    private static String fallback(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof DefaultValue value) {
                return value.value();
            }
        }
        return null;
    }

    /** @param fallback what counts when nothing is given; may be null, but not where the type knows no null */
    private record Converter<T>(Kind kind, String name, String fallback, boolean needed) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String text) {
            String given = text == null || text.isBlank() ? fallback : text.trim();
            if (given == null && !needed) {
                return null;
            }
            try {
                return (T) kind.reader().apply(given == null ? "" : given);
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "parameter", String.valueOf(name), String.valueOf(text), kind.example()).at(name);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
