package dev.freehold.schema.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Catalogs as JSON: an array with one object of the schema per line, so that a review shows what a migration does to the schema.
 * An attribute with several texts is an array of them, the first being the one that the newest PostgreSQL gives.
 */
public final class SnapshotFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SnapshotFormat() {}

    public static String write(Catalog catalog) {
        StringBuilder text = new StringBuilder("[");
        String separator = "\n";
        for (SchemaObject object : catalog.objects()) {
            text.append(separator).append(line(object));
            separator = ",\n";
        }
        return text.append("\n]\n").toString();
    }

    private static ObjectNode line(SchemaObject object) {
        ObjectNode line = JSON.createObjectNode();
        line.put("kind", object.kind().toString());
        if (!object.table().isEmpty()) {
            line.put("table", object.table());
        }
        line.put("name", object.name());
        object.attributes().keySet().forEach(attribute -> {
            List<String> texts = object.texts(attribute);
            if (texts.size() == 1) {
                line.put(attribute.toString(), texts.get(0));
            } else {
                texts.forEach(line.withArray(attribute.toString())::add);
            }
        });
        return line;
    }

    /**
     * The catalog that was written so.
     *
     * @throws IllegalArgumentException if it is no snapshot
     */
    public static Catalog read(String json) {
        try {
            List<SchemaObject> objects = new ArrayList<>();
            JSON.readTree(json).forEach(line -> objects.add(object(line)));
            return new Catalog(objects);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("no snapshot of a schema: " + failure.getOriginalMessage(), failure);
        }
    }

    private static SchemaObject object(JsonNode line) {
        Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
        Map<Attribute, List<String>> alternatives = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            JsonNode value = line.path(attribute.toString());
            if (value.isArray()) {
                List<String> texts = new ArrayList<>();
                value.forEach(text -> texts.add(text.asText()));
                attributes.put(attribute, texts.get(0));
                alternatives.put(attribute, texts.subList(1, texts.size()));
            } else if (!value.isMissingNode()) {
                attributes.put(attribute, value.asText());
            }
        }
        Kind kind = Kind.valueOf(line.path("kind").asText().toUpperCase(Locale.ROOT));
        return new SchemaObject(
                kind, line.path("table").asText(), line.path("name").asText(), attributes, alternatives);
    }
}
