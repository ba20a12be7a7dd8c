package dev.freehold.shared.json;

import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.value.Text;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of an input record, by their names in the contract.
 *
 * @param fields those that the client may send
 * @param readOnlyFields those of the view that it may not
 * @param refusesReadOnly whether sending one is an error
 */
record InputShape(Set<String> fields, Set<String> readOnlyFields, boolean refusesReadOnly) {

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
            return new InputShape(fields, Set.of(), false);
        }
        Set<String> readOnly = names(inputOf.value());
        readOnly.removeAll(fields);
        return new InputShape(fields, readOnly, inputOf.readOnly() == ReadOnlyFields.REFUSED);
    }

    private static Set<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .map(Text::snakeCase)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
