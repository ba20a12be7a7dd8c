package dev.freehold.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.freehold.shared.value.ScalarType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Reads single values as the contract writes them and in no other way: Jackson by itself takes a number for a text, an
 * array for a date and a text for a number.
 */
final class StrictScalars extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** Set on a reader whose source knows text only, as CSV does. */
    static final String ALL_TEXT = "freehold.all-text";

    StrictScalars() {
        super("freehold-strict-scalars");
        addDeserializer(String.class, new Strict<>(ScalarType.TEXT));
        addDeserializer(UUID.class, new Strict<>(ScalarType.UUID_TYPE));
        addDeserializer(LocalDate.class, new Strict<>(ScalarType.DATE));
        addDeserializer(Instant.class, new Strict<>(ScalarType.INSTANT));
        addDeserializer(BigDecimal.class, new Strict<>(ScalarType.DECIMAL));
        addDeserializer(Double.class, new Strict<>(ScalarType.DOUBLE));
        addDeserializer(Integer.class, new Strict<>(ScalarType.INTEGER));
        addDeserializer(Boolean.class, new Strict<>(ScalarType.BOOLEAN));
        setDeserializerModifier(new StrictEnums());
    }

    private static final class StrictEnums extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // the class is an enum's, as the method's name says
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> deserializer) {
            return new Strict<>(ScalarType.enumeration((Class) type.getRawClass()));
        }
    }

    private static final class Strict<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient ScalarType<T> type;

        Strict(ScalarType<T> type) {
            super(type.javaType());
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            boolean isCell = context.getAttribute(ALL_TEXT) != null;
            if (!accepts(parser.currentToken(), isCell)) {
                return javaType()
                        .cast(context.handleUnexpectedToken(
                                javaType(), parser.currentToken(), parser, "must be %s", type.allowed()));
            }
            String text = parser.getText();
            try {
                return isCell ? type.parseCell(text) : type.parse(text);
            } catch (IllegalArgumentException e) {
                String message = type == ScalarType.TEXT ? e.getMessage() : "must be " + type.allowed();
                return javaType().cast(context.handleWeirdStringValue(javaType(), text, "%s", message));
            }
        }

        private boolean accepts(JsonToken token, boolean isCell) {
            if (isCell && token == JsonToken.VALUE_STRING) {
                return true;
            }
            return switch (type.jsonKind()) {
                case STRING -> token == JsonToken.VALUE_STRING;
                case NUMBER -> token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
                case BOOLEAN -> token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
            };
        }

        private Class<T> javaType() {
            return type.javaType();
        }
    }

    /** The types that {@link ErrorCollector} names by their own code. */
    static final List<ScalarType<?>> TYPES = List.of(
            ScalarType.TEXT,
            ScalarType.UUID_TYPE,
            ScalarType.DATE,
            ScalarType.INSTANT,
            ScalarType.DECIMAL,
            ScalarType.DOUBLE,
            ScalarType.INTEGER,
            ScalarType.BOOLEAN);
}
