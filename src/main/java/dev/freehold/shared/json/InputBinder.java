package dev.freehold.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.ScalarType;
import dev.freehold.shared.value.Text;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns what a client sent into a record that keeps all the rules of its type: the one place where input is read, for
 * request bodies and for rows of imports.
 */
@Singleton
public class InputBinder {
    private static final Map<String, String> CODES = Map.of(
            "NotNull", "required",
            "NotBlank", "blank",
            "CodePointLength", "length",
            "Positive", "not_positive",
            "PositiveOrZero", "negative",
            "Min", "out_of_range",
            "Max", "out_of_range",
            "Digits", "digits",
            "Pattern", "pattern",
            "Email", "invalid_email");

    private static final Pattern QUOTED_TOKEN = Pattern.compile("^(Unrecognized token) '[^']*'");

    private final Validator validator;
    private final ObjectReader reader;

    public InputBinder(Validator validator) {
        this.validator = validator;
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new StrictScalars())
                .addModule(new StrictArrays())
                .addModule(new PatchedModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.reader = mapper.reader();
    }

    /**
     * Reads a JSON body.
     *
     * @throws ProblemException 400: {@code malformed_body} if it is no JSON object, {@code invalid_input} with every
     *     error otherwise
     */
    public <T> T bind(byte[] json, Class<T> type) {
        ErrorCollector collector = new ErrorCollector(InputShape.SHAPES.get(type));
        T value;
        try (JsonParser parser = reader.createParser(json)) {
            value = reader.forType(type).withHandler(collector).readValue(parser);
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (value == null) {
            throw new ProblemException(ProblemCode.MALFORMED_BODY, "The body must be a JSON object.");
        }
        return checked(value, collector);
    }

    /** Reads one line of NDJSON as a tree, so that its fields can be renamed and filled before they are bound. */
    public ObjectNode tree(String line) {
        try {
            if (reader.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        throw new ProblemException(ProblemCode.MALFORMED_BODY, "The line must be a JSON object.");
    }

    /**
     * Binds a row of an import.
     *
     * @param allText whether the row comes from a source that knows text only, so that "3" may be a number
     */
    public <T> T bind(ObjectNode row, Class<T> type, boolean allText) {
        ErrorCollector collector = new ErrorCollector(InputShape.SHAPES.get(type));
        ObjectReader rowReader = reader.forType(type).withHandler(collector);
        if (allText) {
            rowReader = rowReader.withAttribute(StrictScalars.ALL_TEXT, true);
        }
        try (JsonParser parser = reader.treeAsTokens(row)) {
            return checked(rowReader.readValue(parser), collector);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether a field may stand in an input of this type; read-only ones may. */
    public static boolean knows(Class<?> type, String field) {
        InputShape shape = InputShape.SHAPES.get(type);
        return shape.fields().contains(field) || shape.readOnlyFields().contains(field);
    }

    /**
     * A text, as a cell or a parameter gives it, as the JSON that a field of this type takes: a number, a boolean or a date as
     * JSON has it where the field is one and the text can be read so, otherwise the text itself.
     */
    public static JsonNode valueOf(Class<?> input, String field, String text) {
        Class<?> fieldType = InputShape.SHAPES.get(input).types().getOrDefault(field, String.class);
        for (ScalarType<?> type : StrictScalars.TYPES) {
            if (type.javaType() == fieldType) {
                return valueOf(type, text);
            }
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode valueOf(ScalarType<?> type, String text) {
        try {
            String written = type.write(type.parseCell(text));
            return switch (type.jsonKind()) {
                case NUMBER -> DecimalNode.valueOf(new BigDecimal(written));
                case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(written));
                case STRING -> TextNode.valueOf(written);
            };
        } catch (IllegalArgumentException e) {
            // What it should have been is said where the field is bound.
            return TextNode.valueOf(text);
        }
    }

    /** Whether a field of an object of this type cannot be null. */
    public static boolean isRequired(Class<?> type, String field) {
        return InputShape.SHAPES.get(type).required().contains(field);
    }

    /** The names of the fields that an input of this type sets. */
    public static Set<String> fields(Class<?> type) {
        return InputShape.SHAPES.get(type).fields();
    }

    private <T> T checked(T value, ErrorCollector collector) {
        List<InputError> errors = collector.errors();
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        if (!violations.isEmpty()) {
            violations.stream()
                    .map(InputBinder::error)
                    .filter(error -> !collector.knows(error.pointer()))
                    .sorted(Comparator.comparing(InputError::pointer))
                    .toList()
                    .forEach(errors::add);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return value;
    }

    private static InputError error(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getName() != null) {
                pointer.append('/').append(Text.snakeCase(node.getName()));
            }
        }
        String rule = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String code = CODES.getOrDefault(rule, Text.snakeCase(rule).substring(1).toLowerCase(Locale.ROOT));
        return InputError.at(pointer.toString(), code, violation.getMessage());
    }

    private static ProblemException unreadable(IOException e) {
        if (e instanceof MismatchedInputException mismatch && mismatch.getPath().isEmpty()) {
            return new ProblemException(ProblemCode.MALFORMED_BODY, "The body must be a JSON object.", e);
        }
        if (e instanceof JsonProcessingException json) {
            String where = json.getLocation() == null
                    ? ""
                    : " at line " + json.getLocation().getLineNr() + ", column "
                            + json.getLocation().getColumnNr();
            // Without its cause, which quotes the body: a password without quotes would come into a log of level DEBUG.
            return new ProblemException(
                    ProblemCode.MALFORMED_BODY, "The body is not valid JSON" + where + ": " + reason(json));
        }
        return new ProblemException(ProblemCode.MALFORMED_BODY, "The body cannot be read as UTF-8 JSON.", e);
    }

    private static String reason(JsonProcessingException e) {
        String message = QUOTED_TOKEN.matcher(e.getOriginalMessage()).replaceFirst("$1");
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
