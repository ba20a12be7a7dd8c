package dev.freehold.platform.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/** The examples of the document, which the resource {@code openapi/examples.json} holds by the names of their schemas. */
final class Examples {
    private static final String RESOURCE = "/openapi/examples.json";

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Map<String, Map<String, Object>> examples;
    private final Map<String, Object> shown = new TreeMap<>();

    private Examples(InputStream json) throws IOException {
        examples = mapper.readValue(json, new TypeReference<>() {});
    }

    static Examples read() {
        try (InputStream json = Examples.class.getResourceAsStream(RESOURCE)) {
            return new Examples(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An example of this schema; a schema without one fails the build. */
    Map<String, Object> of(String schema) {
        Map<String, Object> example = examples.get(schema);
        if (example == null) {
            throw new IllegalStateException(RESOURCE + " has no example of " + schema);
        }
        return example;
    }

    /** Shows an object of this schema. */
    void json(String schema, MediaType media) {
        show(schema, of(schema), media);
    }

    /** Shows a page that holds one element. */
    void page(String page, String view, MediaType media) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("items", List.of(of(view)));
        value.put("next_cursor", null);
        show(page, value, media);
    }

    /** Shows a header and one row. */
    void csv(String schema, MediaType media) {
        Map<String, Object> example = of(schema);
        String header = String.join(",", example.keySet());
        String row = example.values().stream().map(this::cell).collect(Collectors.joining(","));
        show(schema + ".csv", header + "\r\n" + row + "\r\n", media);
    }

    /** Shows one line. */
    void ndjson(String schema, MediaType media) {
        show(schema + ".ndjson", json(of(schema)) + "\n", media);
    }

    /** The same example stands in many places, so all but its name is written once. */
    private void show(String name, Object value, MediaType media) {
        shown.put(name, value);
        media.addExample(name, OASFactory.createExample().ref(name));
    }

    /** Describes all that were shown, by name. */
    void addTo(Components components) {
        shown.forEach((name, value) ->
                components.addExample(name, OASFactory.createExample().value(value)));
    }

    private String cell(Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof Map || value instanceof Collection ? json(value) : value.toString();
        return text.matches("[^\",\\r\\n]+") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read from JSON can be written as JSON", e);
        }
    }
}
