package dev.freehold.shared.json;

import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.value.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of an input record, by their names in the contract.
 *
 * @param fields those that the client may send
 * @param types their Java types
 * @param required those that cannot be null in an object
 * @param readOnlyFields those of the view that it may not
 * @param refusesReadOnly whether sending one is an error
 */
record InputShape(
        Set<String> fields,
        Map<String, Class<?>> types,
        Set<String> required,
        Set<String> readOnlyFields,
        boolean refusesReadOnly) {

    /** The shapes are read once: reflection has no place in a request. */
    static final ClassValue<InputShape> SHAPES = new ClassValue<>() {
        @Override
        protected InputShape computeValue(Class<?> type) {
            return read(type);
        }
    };

    private static InputShape read(Class<?> type) {
        Set<String> fields = names(type);
        InputOf inputOf = type.getAnnotation(InputOf.class);
        if (inputOf == null) {
            return new InputShape(fields, types(type), required(type), Set.of(), false);
        }
        Set<String> readOnly = names(inputOf.value());
        readOnly.removeAll(fields);
        return new InputShape(
                fields, types(type), required(type), readOnly, inputOf.readOnly() == ReadOnlyFields.REFUSED);
    }

    private static Map<String, Class<?>> types(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .collect(Collectors.toMap(component -> Text.snakeCase(component.getName()), RecordComponent::getType));
    }

    private static Set<String> required(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> {
                    AnnotatedType value = component.getType() == Patched.class
                            ? ((AnnotatedParameterizedType) component.getAnnotatedType())
                                    .getAnnotatedActualTypeArguments()[0]
                            : component.getAnnotatedType();
                    return value.isAnnotationPresent(NotNull.class) || value.isAnnotationPresent(NotBlank.class);
                })
                .map(component -> Text.snakeCase(component.getName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .map(Text::snakeCase)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
