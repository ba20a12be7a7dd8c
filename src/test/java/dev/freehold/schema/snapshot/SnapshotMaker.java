package dev.freehold.schema.snapshot;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one snapshot of several readings of the same schema, whose texts may differ. */
final class SnapshotMaker {
    private SnapshotMaker() {}

    /**
     * The first reading, with the texts of the others as alternatives.
     *
     * @param readings of the same schema on several versions of PostgreSQL, and after a round trip
     */
    static Catalog merge(List<Catalog> readings) {
        List<SchemaObject> merged = new ArrayList<>();
        for (SchemaObject object : readings.get(0).objects()) {
            merged.add(merge(object, readings));
        }
        return new Catalog(merged);
    }

    private static SchemaObject merge(SchemaObject object, List<Catalog> readings) {
        Map<Attribute, List<String>> alternatives = new EnumMap<>(Attribute.class);
        for (Attribute attribute : object.attributes().keySet()) {
            Set<String> texts = new LinkedHashSet<>();
            for (Catalog reading : readings) {
                reading.find(object.kind(), object.table(), object.name())
                        .flatMap(other -> other.attribute(attribute))
                        .ifPresent(texts::add);
            }
            texts.remove(object.attributes().get(attribute));
            if (!texts.isEmpty()) {
                alternatives.put(attribute, List.copyOf(texts));
            }
        }
        return new SchemaObject(object.kind(), object.table(), object.name(), object.attributes(), alternatives);
    }
}
