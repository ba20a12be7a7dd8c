package dev.freehold.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.value.Text;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The schemas of the document, each made from its record when something first refers to it. */
final class Schemas {
    private final Declarations declarations;
    private final Map<String, Schema> schemas = new TreeMap<>();
    private final TypeSchemas types = new TypeSchemas(this::reference);

    Schemas(Declarations declarations) {
        this.declarations = declarations;
    }

    /** By name, sorted. */
    Map<String, Schema> all() {
        return schemas;
    }

    TypeSchemas types() {
        return types;
    }

    /** Adds a schema that stands for no record. */
    void add(String name, Schema schema) {
        schemas.put(name, schema);
    }

    static Schema reference(String name) {
        return OASFactory.createSchema().ref(name);
    }

    /** A reference to the schema of a record or an enumeration. */
    Schema reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!schemas.containsKey(name)) {
            schemas.put(name, OASFactory.createSchema());
            schemas.put(name, type.isEnum() ? TypeSchemas.enumeration(type) : record(type));
        }
        return reference(name);
    }

    /** A reference to the page of a collection. */
    Schema page(CollectionSpec<?> spec) {
        String name = pageName(spec);
        schemas.computeIfAbsent(name, missing -> TypeSchemas.object()
                .addProperty(
                        "items",
                        TypeSchemas.of(SchemaType.ARRAY)
                                .items(reference(spec.view().getSimpleName())))
                .addProperty(
                        "next_cursor",
                        TypeSchemas.nullable(TypeSchemas.of(SchemaType.STRING))
                                .description("`cursor` of the next page; null on the last."))
                .addProperty(
                        "total",
                        types.of(Long.class)
                                .description("How many match in all; only there with `include_total=true`."))
                .addRequired("items")
                .addRequired("next_cursor"));
        reference(spec.view());
        return reference(name);
    }

    static String pageName(CollectionSpec<?> spec) {
        return spec.view().getSimpleName().replaceFirst("View$", "") + "Page";
    }

    private Schema record(Class<?> type) {
        InputOf input = type.getAnnotation(InputOf.class);
        return input == null ? answer(type) : input(type, input);
    }

    private Schema input(Class<?> type, InputOf input) {
        boolean standsAlone = input.value() == type;
        boolean creates = standsAlone || input.readOnly() == ReadOnlyFields.IGNORED;
        String view = input.value().getSimpleName();
        Schema schema = TypeSchemas.object();
        schema.description(
                standsAlone
                        ? "An optional field that is null counts as absent."
                        : creates
                                ? "An optional field that is null counts as absent. Read-only fields of " + view
                                        + " may be there, and are left aside."
                                : "A merge-patch (RFC 7396): an absent field stays as it is, null clears it. Read-only fields of "
                                        + view + " are refused.");
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedType value = valueType(component);
            Schema property = types.of(value.getType());
            Constraints.describe(value, property);
            boolean required = Constraints.forbidNull(value);
            String name = Text.snakeCase(component.getName());
            schema.addProperty(name, required ? property : TypeSchemas.nullable(property));
            if (required && creates) {
                schema.addRequired(name);
            }
        }
        return creates && !standsAlone
                ? schema
                : schema.additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    }

    /** What the client sends for the component: the value itself, where Java holds a {@link Patched} one. */
    private static AnnotatedType valueType(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return component.getType() == Patched.class
                ? ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0]
                : type;
    }

    private Schema answer(Class<?> type) {
        Schema schema = TypeSchemas.object();
        Optional<CollectionSpec<?>> collection = declarations.collectionOf(type);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = nameOf(component);
            Schema property = types.of(component.getGenericType());
            boolean nullable = collection
                    .map(spec -> spec.fields().get(name).canBeNull())
                    .orElseGet(() -> declaredNullable(component));
            property = nullable ? TypeSchemas.nullable(property) : property;
            if (collection.isPresent() && property.getRef() == null && !canBeSet(type, component)) {
                property.readOnly(true);
            }
            schema.addProperty(name, property);
            if (!leftOutWhenNull(type, component)) {
                schema.addRequired(name);
            }
        }
        return schema;
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty own = component.getAccessor().getAnnotation(JsonProperty.class);
        return own == null ? Text.snakeCase(component.getName()) : own.value();
    }

    private static boolean declaredNullable(RecordComponent component) {
        var declared =
                component.getAccessor().getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return declared != null && declared.nullable();
    }

    private boolean canBeSet(Class<?> view, RecordComponent component) {
        return declarations
                .inputsOf(view)
                .flatMap(input -> Arrays.stream(input.getRecordComponents()))
                .anyMatch(settable -> settable.getName().equals(component.getName()));
    }

    private static boolean leftOutWhenNull(Class<?> type, RecordComponent component) {
        JsonInclude ofComponent = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude inclusion = ofComponent == null ? type.getAnnotation(JsonInclude.class) : ofComponent;
        return inclusion != null
                && inclusion.value() == JsonInclude.Include.NON_NULL
                && !component.getType().isPrimitive();
    }
}
