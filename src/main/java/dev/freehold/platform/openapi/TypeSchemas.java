package dev.freehold.platform.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** How the contract writes the types of Java. */
final class TypeSchemas {
    private final Function<Class<?>, Schema> references;

    /** @param references refers to the schema of a record or an enumeration */
    TypeSchemas(Function<Class<?>, Schema> references) {
        this.references = references;
    }

    /** The schema of a type; a type that this does not know fails the build. */
    Schema of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? map((Class<?>) arguments[0], of(arguments[1]))
                    : of(SchemaType.ARRAY).items(of(arguments[0]));
        }
        Class<?> raw = (Class<?>) type;
        return raw.isRecord() || raw.isEnum() ? references.apply(raw) : scalar(raw);
    }

    private static Schema scalar(Class<?> type) {
        if (type == String.class) {
            return of(SchemaType.STRING);
        } else if (type == UUID.class) {
            return of(SchemaType.STRING).format("uuid");
        } else if (type == LocalDate.class) {
            return of(SchemaType.STRING).format("date");
        } else if (type == Instant.class) {
            return of(SchemaType.STRING).format("date-time");
        } else if (type == BigDecimal.class) {
            return of(SchemaType.NUMBER);
        } else if (type == double.class || type == Double.class) {
            return of(SchemaType.NUMBER).format("double");
        } else if (type == int.class || type == Integer.class) {
            return of(SchemaType.INTEGER).format("int32");
        } else if (type == long.class || type == Long.class) {
            return of(SchemaType.INTEGER).format("int64");
        } else if (type == boolean.class || type == Boolean.class) {
            return of(SchemaType.BOOLEAN);
        } else if (type == ObjectNode.class) {
            return object();
        }
        throw new IllegalStateException("No words for " + type + " in the OpenAPI document yet");
    }

    /** Of an enumeration every constant is there, of texts any. */
    private static Schema map(Class<?> key, Schema value) {
        Schema schema = object();
        if (!key.isEnum()) {
            return schema.additionalPropertiesSchema(value);
        }
        names(key).forEach(name -> schema.addProperty(name, value).addRequired(name));
        return schema;
    }

    static Schema enumeration(Class<?> type) {
        return of(SchemaType.STRING).enumeration(new ArrayList<>(names(type)));
    }

    static List<String> names(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(Object::toString)
                .toList();
    }

    static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    static Schema object() {
        return of(SchemaType.OBJECT);
    }

    /** The same, or null. */
    static Schema nullable(Schema schema) {
        return schema.getRef() == null
                ? schema.addType(SchemaType.NULL)
                : OASFactory.createSchema().addAnyOf(schema).addAnyOf(of(SchemaType.NULL));
    }
}
