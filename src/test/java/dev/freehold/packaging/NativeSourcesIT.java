package dev.freehold.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.freehold.shared.paging.CollectionSpec;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/**
 * What {@code ./mvnw -Pnative-sources verify} would hand to {@code native-image}: everything that this code finds by its name at run
 * time must be told to it. No executable is made, so no GraalVM is needed.
 */
class NativeSourcesIT {
    private static final java.nio.file.Path SOURCES = java.nio.file.Path.of("target", "native-sources");

    private static final Map<String, JsonNode> REFLECTION = new java.util.HashMap<>();
    private static final Set<String> RESOURCES = new TreeSet<>();
    private static JavaClasses ours;

    @BeforeAll
    static void readConfiguration() throws IOException {
        ours = new ClassFileImporter().importPath(java.nio.file.Path.of("target", "classes"));
        try (FileSystem jar = FileSystems.newFileSystem(runner());
                Stream<java.nio.file.Path> files = Files.walk(jar.getPath("META-INF", "native-image"))) {
            files.filter(Files::isRegularFile).forEach(NativeSourcesIT::read);
        }
    }

    private static java.nio.file.Path runner() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(SOURCES + " holds no runner"));
        }
    }

    private static void read(java.nio.file.Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(file));
            if (file.endsWith("reflect-config.json")) {
                json.forEach(entry -> REFLECTION.merge(
                        entry.path("name").asText(), entry, (one, other) -> one.size() > other.size() ? one : other));
            } else if (file.endsWith("resource-config.json")) {
                json.path("resources")
                        .path("includes")
                        .forEach(
                                include -> RESOURCES.add(include.path("pattern").asText()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyResourceThatIsReadAtRunTimeIsTakenAlong() throws IOException {
        java.nio.file.Path resources = java.nio.file.Path.of("src", "main", "resources");
        List<Pattern> taken = RESOURCES.stream().map(Pattern::compile).toList();
        // Settings and extractors are found while it is built; the examples are part of the API description by then.
        Set<String> done = Set.of(
                "application.properties",
                "openapi/examples.json",
                "META-INF/services/io.smallrye.config.ConfigSourceFactory",
                "META-INF/services/jakarta.validation.valueextraction.ValueExtractor");

        try (Stream<java.nio.file.Path> files = Files.walk(resources)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> resources.relativize(file).toString().replace('\\', '/'))
                            .filter(Predicate.not(done::contains)))
                    .isNotEmpty()
                    .allMatch(name -> taken.stream()
                            .anyMatch(pattern -> pattern.matcher(name).matches()));
        }
    }

    @Test
    void everyCommandCanBeFilledFromTheCommandLine() {
        assertThat(names(type -> type.isAnnotatedWith(Command.class)))
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(REFLECTION).containsKey(name));
    }

    @Test
    void everyRecordOfTheApiCanBeReadAndWritten() {
        assertThat(names(type -> type.isAnnotatedWith(RegisterForReflection.class) && type.isRecord()))
                .hasSizeGreaterThan(60)
                .allSatisfy(name -> assertThat(whole(name)).isTrue());
    }

    /** {@link CollectionSpec} asks the components of each view for their values. */
    @Test
    void everyViewOfACollectionTellsItsComponents() {
        Set<String> views = ours.stream()
                .filter(type -> type.getSimpleName().endsWith("Fields"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass())
                .filter(type -> type.isRecord() && type.getSimpleName().endsWith("View"))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(views).hasSizeGreaterThan(10).allSatisfy(name -> assertThat(whole(name))
                .isTrue());
    }

    /** The frame of requests reads the parameters and annotations of the method that is called. */
    @Test
    void everyResourceTellsItsMethods() {
        assertThat(names(type -> type.isAnnotatedWith(Path.class) && !type.isInterface()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                REFLECTION.get(name).path("allDeclaredMethods").asBoolean())
                        .isTrue());
    }

    @Test
    void hibernateFindsOurFunctions() {
        assertThat(names(type -> type.getSimpleName().endsWith("Functions")
                        && type.isAssignableTo("org.hibernate.boot.model.FunctionContributor")))
                .hasSize(2)
                .allSatisfy(name -> assertThat(REFLECTION).containsKey(name));
    }

    /** It keeps a random generator and the number of processors, both of which must not be those of the build. */
    @Test
    void passwordsAreHashedWithWhatTheMachineHas() throws IOException {
        assertThat(Files.readString(SOURCES.resolve("native-image.args")))
                .contains("--initialize-at-run-time=com.password4j");
    }

    private static boolean whole(String name) {
        JsonNode entry = REFLECTION.get(name);
        return entry != null
                && entry.path("allDeclaredMethods").asBoolean()
                && entry.path("allDeclaredConstructors").asBoolean();
    }

    private static Set<String> names(Predicate<JavaClass> wanted) {
        return ours.stream().filter(wanted).map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
