package dev.freehold.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import java.io.IOException;

/** Reads arrays as arrays and in no other way: Jackson by itself speaks of Java's classes where something else stands. */
final class StrictArrays extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StrictArrays() {
        super("freehold-strict-arrays");
        setDeserializerModifier(new Modifier());
    }

    private static final class Modifier extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription bean,
                JsonDeserializer<?> deserializer) {
            return new Strict(deserializer);
        }
    }

    private static final class Strict extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        Strict(JsonDeserializer<?> array) {
            super(array);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> array) {
            return new Strict(array);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonToken token = parser.currentToken();
            return token == JsonToken.START_ARRAY
                    ? super.deserialize(parser, context)
                    : context.handleUnexpectedToken(handledType(), token, parser, "must be an array");
        }
    }
}
