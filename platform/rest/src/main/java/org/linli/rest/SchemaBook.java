package org.linli.rest;

import java.io.InputStream;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.api.Page;
import org.linli.api.security.AccountId;
import org.linli.api.territory.UnitPath;

/** The JSON Schemas of the records that an interface description speaks of. */
final class SchemaBook {

    private static final Map<Class<?>, Map<String, Object>> PLAIN = Map.ofEntries(
        Map.entry(String.class, Map.of("type", "string")),
        Map.entry(UnitPath.class, Map.of("type", "string", "example", "/11/1101/110105/110105021/")),
        Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
        Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
        Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
        Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
        Map.entry(BigDecimal.class, Map.of("type", "number", "description", "exact decimal; on the way in also as text")),
        Map.entry(boolean.class, Map.of("type", "boolean")),
        Map.entry(Boolean.class, Map.of("type", "boolean")),
        Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
        Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
        Map.entry(byte[].class, Map.of("type", "string", "format", "binary")),
        Map.entry(InputStream.class, Map.of("type", "string", "format", "binary")));

    private final Map<String, Object> schemas = new TreeMap<>();

    /** All schemas that were asked for so far, and those they need. */
    Map<String, Object> all() {
        return schemas;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        if (type instanceof GenericArrayType array) {
            return Map.of("type", "array", "items", of(array.getGenericComponentType()));
        }
        if (!(type instanceof Class<?> plain)) {
            return Map.of();
        }
        if (PLAIN.containsKey(plain)) {
            return PLAIN.get(plain);
        }
        if (plain.isEnum()) {
            return Map.of("type", "string", "enum", Arrays.stream(plain.getEnumConstants()).map(Object::toString).toList());
        }
        if (plain.isRecord()) {
            String name = name(plain);
            if (!schemas.containsKey(name)) {
                schemas.put(name, Map.of());
                schemas.put(name, record(plain, Map.of()));
            }
            return Map.of("$ref", "#/components/schemas/" + name);
        }
        return Map.class.isAssignableFrom(plain) ? Map.of("type", "object") : Map.of();
    }

    private Map<String, Object> generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(arguments[1]));
        }
        if (raw == Page.class) {
            return Map.of("type", "object", "required", List.of("items"), "properties", Map.of("items",
                Map.of("type", "array", "items", of(arguments[0])),
                "next", Map.of("type", "string", "description", "hand it in as after for the next page; absent on the last")));
        }
        return raw.isRecord() ? record(raw, bindings(raw, arguments)) : Map.of();
    }

    private Map<String, Object> record(Class<?> type, Map<String, Type> bindings) {
        var properties = new LinkedHashMap<String, Object>();
        for (RecordComponent component : type.getRecordComponents()) {
            Type of = component.getGenericType();
            properties.put(component.getName(), of(of instanceof TypeVariable<?> variable ? bindings.get(variable.getName()) : of));
            if (component.getAccessor().isAnnotationPresent(AccountId.class)) {
                properties.put(AccountNames.member(component.getName()), Map.of("type", "string", "readOnly", true));
            }
        }
        return Map.of("type", "object", "properties", properties);
    }

    private static Map<String, Type> bindings(Class<?> raw, Type[] arguments) {
        var bindings = new LinkedHashMap<String, Type>();
        for (int i = 0; i < arguments.length; i++) {
            bindings.put(raw.getTypeParameters()[i].getName(), arguments[i]);
        }
        return bindings;
    }

    private static String name(Class<?> type) {
        return type.getEnclosingClass() == null ? type.getSimpleName() : type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName();
    }
}
