package dev.freehold.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/**
 * The methods that each path takes, as the API description has them: what a 405 must say (RFC 9110, section 15.5.6), and
 * RESTEasy Reactive does not.
 */
@Singleton
public class AllowedMethods {
    private static final Pattern TEMPLATE_PARAMETER = Pattern.compile("\\{[^}]+}");

    private final List<Path> paths;

    AllowedMethods(OpenApiDocumentService description, ObjectMapper mapper) throws IOException {
        JsonNode document =
                mapper.readTree(description.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
        paths = document.path("paths").properties().stream()
                .map(path -> path(path.getKey(), path.getValue()))
                .sorted(Comparator.comparingLong(Path::parameters))
                .toList();
    }

    /** The value of {@code Allow}; empty if the description does not have the path. */
    String at(String path) {
        return paths.stream()
                .filter(candidate -> candidate.pattern().matcher(path).matches())
                .findFirst()
                .map(Path::methods)
                .orElse("");
    }

    /** Whether the description has the path, but not with this method. */
    boolean refuses(String method, String path) {
        String methods = at(path);
        return !methods.isEmpty() && !List.of(methods.split(", ", -1)).contains(method);
    }

    private static Path path(String template, JsonNode item) {
        String methods = Stream.of(HttpMethod.values())
                .filter(method -> item.has(method.name().toLowerCase(Locale.ROOT)))
                .flatMap(method -> method == HttpMethod.GET ? Stream.of("GET", "HEAD") : Stream.of(method.name()))
                .sorted()
                .collect(Collectors.joining(", "));
        return new Path(
                Pattern.compile(TEMPLATE_PARAMETER.matcher(template).replaceAll("[^/]+")),
                TEMPLATE_PARAMETER.matcher(template).results().count(),
                methods);
    }

    /** A template of the description. A literal path goes before one with parameters that matches as well. */
    private record Path(Pattern pattern, long parameters, String methods) {}
}
