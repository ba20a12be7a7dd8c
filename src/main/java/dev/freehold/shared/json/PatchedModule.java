package dev.freehold.shared.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Reads {@link Patched} fields, telling a field that is not there from one that is null. */
final class PatchedModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    PatchedModule() {
        super("freehold-patched");
        addDeserializer(Patched.class, new PatchedDeserializer(null));
    }

    private static final class PatchedDeserializer extends JsonDeserializer<Patched<?>>
            implements ContextualDeserializer {
        private final JsonDeserializer<?> valueDeserializer;

        PatchedDeserializer(JsonDeserializer<?> valueDeserializer) {
            this.valueDeserializer = valueDeserializer;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            JavaType type = property == null ? context.getContextualType() : property.getType();
            return new PatchedDeserializer(context.findContextualValueDeserializer(type.containedType(0), property));
        }

        @Override
        public Patched<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Patched.of(valueDeserializer.deserialize(parser, context));
        }

        @Override
        public Patched<?> getNullValue(DeserializationContext context) {
            return Patched.of(null);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Patched.absent();
        }
    }
}
