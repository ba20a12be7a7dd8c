package dev.freehold.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The objects of one stream of YAML documents. */
record Manifests(List<JsonNode> objects) {
    static final Path ROOT = Path.of("src", "main", "kubernetes");

    static final Path RENDERED = ROOT.resolve("rendered");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Manifests parse(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return new Manifests(
                    documents.readAll().stream().filter(JsonNode::isObject).toList());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static Manifests read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the overlay of this name comes to. */
    static Manifests rendered(String overlay) {
        return read(RENDERED.resolve(overlay + ".yaml"));
    }

    /** The names of all overlays. */
    static Stream<String> overlays() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("overlays"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Stream<JsonNode> ofKind(String kind) {
        return objects.stream().filter(object -> kind.equals(object.path("kind").asText()));
    }

    JsonNode one(String kind, String name) {
        return ofKind(kind)
                .filter(object -> name.equals(name(object)))
                .findFirst()
                .orElseThrow();
    }

    /** Whatever runs containers. */
    Stream<JsonNode> workloads() {
        return objects.stream().filter(object -> !template(object).isMissingNode());
    }

    /** What comes to an end, once or each night. */
    Stream<JsonNode> jobs() {
        return Stream.of("Job", "CronJob").flatMap(this::ofKind);
    }

    static Stream<JsonNode> containers(JsonNode workload) {
        return stream(template(workload).at("/spec/containers"));
    }

    /** What its pods are made from. */
    static JsonNode template(JsonNode workload) {
        JsonNode scheduled = workload.at("/spec/jobTemplate/spec/template");
        return scheduled.isMissingNode() ? workload.at("/spec/template") : scheduled;
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }

    /** Whether a selector, a map of labels, finds what has these. */
    static boolean selects(JsonNode selector, JsonNode labels) {
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    }
}
