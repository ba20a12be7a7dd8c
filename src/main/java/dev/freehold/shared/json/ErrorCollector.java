package dev.freehold.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.value.ScalarType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Notes what is wrong with a body and goes on, so that a client learns of all its mistakes at once. */
final class ErrorCollector extends DeserializationProblemHandler {
    private static final int MAX_ERRORS = 100;

    private final InputShape shape;
    private final List<InputError> errors = new ArrayList<>();

    ErrorCollector(InputShape shape) {
        this.shape = shape;
    }

    List<InputError> errors() {
        return errors;
    }

    /** Where errors are known already: a second word on the same field (that it is missing, say) would mislead. */
    boolean knows(String pointer) {
        return errors.stream().anyMatch(error -> error.pointer().equals(pointer));
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object beanOrClass,
            String name)
            throws IOException {
        Set<String> readOnly = shape.readOnlyFields();
        if (!readOnly.contains(name)) {
            add(name, "unknown_field", "there is no such field; allowed are " + String.join(", ", shape.fields()));
        } else if (shape.refusesReadOnly()) {
            add(name, "read_only", "is set by the service and cannot be changed");
        }
        parser.skipChildren();
        return true;
    }

    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        add(context.getParser(), code(target), message);
        return null;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
            throws IOException {
        if (Record.class.isAssignableFrom(target.getRawClass())) {
            return NOT_HANDLED;
        }
        add(parser, "wrong_type", message);
        parser.skipChildren();
        return null;
    }

    /** By name, since the parser may stand inside the field's value already; inputs have no objects in them. */
    private void add(String field, String code, String detail) {
        String escaped = field.replace("~", "~0").replace("/", "~1");
        note(InputError.at("/" + escaped, code, detail));
    }

    private void add(JsonParser parser, String code, String detail) {
        note(InputError.at(parser.getParsingContext().pathAsPointer().toString(), code, detail));
    }

    /** More mistakes than a person can read are no help, and an answer need not outgrow its request. */
    private void note(InputError error) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(error);
        }
    }

    private static String code(Class<?> target) {
        for (ScalarType<?> type : StrictScalars.TYPES) {
            if (type.javaType() == target) {
                return type.errorCode();
            }
        }
        return "unknown_value";
    }
}
