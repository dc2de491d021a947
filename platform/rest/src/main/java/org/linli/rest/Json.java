package org.linli.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.linli.api.jobs.Job;
import org.linli.api.publicity.Filings;
import org.linli.api.territory.UnitPath;

/** How records look as JSON: ISO dates, plain decimals, nothing where there is null, no unknown or repeated member and no gap in a list on the way in. */
final class Json {

    /** How many types a mapper keeps resolved. */
    private static final int TYPES = 200;
    /** No record is nested half as deeply; the rest is what Jackson refuses by itself. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder().maxNestingDepth(100).build();

    private Json() {
    }

    /**
     * A mapper with a type cache of its own, so that a module's classes go when the module goes.
     *
     * @param accountNames an account's name by its id; null for an unknown one
     */
    static ObjectMapper mapper(UnaryOperator<String> accountNames) {
        ObjectMapper mapper = mapper();
        mapper.setSerializerFactory(mapper.getSerializerFactory().withSerializerModifier(new AccountNames(accountNames)));
        return mapper;
    }

    /** One for what names no accounts. */
    static ObjectMapper mapper() {
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
            // Jackson's own is one for all mappers and would hold a module's classes after it has gone
            .typeFactory(TypeFactory.defaultInstance().withCache((LookupCache<Object, JavaType>) new LRUMap<Object, JavaType>(16, TYPES)))
            .addModule(new JavaTimeModule())
            .addMixIn(Job.class, JobDocument.class)
            .addMixIn(Filings.Filing.class, FilingDocument.class)
            .addModule(new SimpleModule().addSerializer(UnitPath.class, ToStringSerializer.instance)
                .addDeserializer(BigDecimal.class, new Decimals()).addDeserializer(LocalDate.class, new Days()))
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .withConfigOverride(List.class, lists -> lists.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();
    }

    /** A job as interfaces show it; what came out of it is JSON already. */
    @JsonIncludeProperties({"id", "kind", "state", "done", "total", "result", "problem", "created", "begun", "ended"})
    private interface JobDocument {

        @JsonRawValue
        String result();

        @JsonRawValue
        String problem();
    }

    /** A filing, whose content is JSON already. */
    private interface FilingDocument {

        @JsonRawValue
        String content();
    }
}
