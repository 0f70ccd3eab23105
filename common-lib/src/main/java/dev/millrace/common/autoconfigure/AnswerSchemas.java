package dev.millrace.common.autoconfigure;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Derives schemas from the records: {@link Nullable} fields may be null, responses always contain all fields, and text that
 * must not be blank has at least one character.
 */
@SuppressWarnings("rawtypes") // why: the library's own maps have raw schemas
final class AnswerSchemas implements ModelConverter {

    private static final String PREFIX = Components.COMPONENTS_SCHEMAS_REF;

    // why static: the library keeps one converter per class in the JVM, that of the last application started
    private static final Map<String, Class<?>> RECORDS = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        String name = schema == null ? null : name(schema);
        if (raw.isRecord() && name != null) {
            RECORDS.put(name, raw);
        }
        return schema;
    }

    private static @Nullable String name(Schema<?> schema) {
        String reference = schema.get$ref();
        return reference == null ? schema.getName() : reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** Completes the schemas of records, above all those of responses. */
    void complete(OpenAPI document) {
        Set<String> answers = new HashSet<>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream())
                .map(response -> response.getContent())
                .filter(Objects::nonNull)
                .forEach(content -> collect(document, content, answers));
        document.getComponents().getSchemas().forEach((name, schema) -> {
            Class<?> record = RECORDS.get(name);
            if (record != null && schema.getProperties() != null) {
                complete(schema, record, answers.contains(name));
            }
        });
    }

    private static void collect(OpenAPI document, Content content, Set<String> names) {
        content.values().forEach(media -> collect(document, media.getSchema(), names));
    }

    private static void collect(OpenAPI document, @Nullable Schema<?> schema, Set<String> names) {
        if (schema == null) {
            return;
        }
        String reference = schema.get$ref();
        if (reference != null) {
            String name = reference.substring(PREFIX.length());
            if (names.add(name)) {
                collect(document, document.getComponents().getSchemas().get(name), names);
            }
        }
        parts(schema).forEach(part -> collect(document, part, names));
    }

    private static Stream<Schema<?>> parts(Schema<?> schema) {
        List<Schema<?>> parts = new ArrayList<>();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
                .filter(Objects::nonNull)
                .forEach(list -> list.forEach(parts::add));
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        return parts.stream();
    }

    private static void complete(Schema<?> schema, Class<?> record, boolean isAnswer) {
        Map<String, Schema> properties = new LinkedHashMap<>(schema.getProperties());
        for (RecordComponent component : record.getRecordComponents()) {
            Schema<?> property = properties.get(component.getName());
            if (property != null && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                properties.put(component.getName(), orNull(property));
            }
            if (property != null && component.getAccessor().isAnnotationPresent(NotBlank.class)) {
                property.setMinLength(1);
            }
        }
        schema.setProperties(properties);
        if (!isAnswer) {
            return;
        }
        schema.setRequired(Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(properties::containsKey)
                .toList());
    }

    @SuppressWarnings("unchecked")
    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            Schema<?> either = new Schema<>().description(schema.getDescription());
            either.addAnyOfItem(new Schema<>().$ref(schema.get$ref()));
            either.addAnyOfItem(new Schema<>().types(Set.of("null")));
            return either;
        }
        schema.addType("null");
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            ((Schema<Object>) schema).addEnumItemObject(null);
        }
        return schema;
    }
}
