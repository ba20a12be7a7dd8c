package dev.freehold.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freehold.identity.account.PasswordChange;
import dev.freehold.identity.sessions.SignIn;
import dev.freehold.property.confidential.ConfidentialView;
import dev.freehold.schema.api.RepairRequest;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class OpenApiDocumentTest {
    private static final Path COMMITTED = Path.of("docs", "openapi.yaml");
    private static final String UPDATE = "openapi.update";
    private static final String HOW_TO_UPDATE = "./mvnw test -Dtest=OpenApiDocumentTest -D" + UPDATE;
    private static final List<String> ALWAYS_POSSIBLE = List.of("400", "406", "500", "503");

    @Inject
    @Any
    Instance<CollectionSpec<?>> collections;

    @Inject
    InputBinder binder;

    private final ObjectMapper mapper = new ObjectMapper();
    private JsonNode document;

    @BeforeEach
    void readDocument() throws IOException {
        document = mapper.readTree(served("json"));
    }

    @Test
    void theCommittedCopyIsWhatTheServiceServes() throws IOException {
        String served = served("yaml");
        if (System.getProperty(UPDATE) != null) {
            Files.writeString(COMMITTED, served);
        }
        List<String> committed = Files.exists(COMMITTED) ? Files.readAllLines(COMMITTED) : List.of();
        int line = Arrays.mismatch(committed.toArray(), served.lines().toArray());
        if (line >= 0) {
            fail("%s is stale from line %d on. This brings it up to date: %s", COMMITTED, line + 1, HOW_TO_UPDATE);
        }
    }

    @Test
    void everyOperationOfTheApiSaysWhatCanGoWrong() {
        List<JsonNode> operations = operations().entrySet().stream()
                .filter(entry -> entry.getKey().contains(" /api/v1/"))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(operations).isNotEmpty();
        for (JsonNode operation : operations) {
            String id = operation.get("operationId").asText();
            assertThat(names(operation.get("responses"))).as(id).containsAll(ALWAYS_POSSIBLE);
            operation.get("responses").properties().stream()
                    .filter(response -> response.getKey().compareTo("400") >= 0)
                    .forEach(response -> assertIsProblem(id, response.getKey(), resolved(response.getValue())));
        }
    }

    private void assertIsProblem(String operation, String status, JsonNode response) {
        JsonNode media = response.at("/content").get(MediaTypes.PROBLEM);
        assertThat(media).as("%s of %s", status, operation).isNotNull();
        assertThat(media.at("/schema/$ref").asText()).isEqualTo("#/components/schemas/Problem");
        assertThat(media.get("examples")).isNotEmpty().allSatisfy(example -> {
            assertThat(example.at("/value/status").asText()).isEqualTo(status);
            assertHasFieldsOf("Problem", example.get("value"));
        });
    }

    @Test
    void aProblemHasTheMembersThatItsExampleShows() throws IOException {
        JsonNode problem = mapper.readTree(
                given().get("/api/v1/tasks/" + UUID.randomUUID()).asString());
        JsonNode example = document.at("/components/responses/NotFound/content")
                .get(MediaTypes.PROBLEM)
                .at("/examples/not_found/value");
        assertThat(names(problem)).isEqualTo(names(example));
        assertThat(problem.get("type")).isEqualTo(example.get("type"));
    }

    @Test
    void everyListDocumentsTheParametersThatItAccepts() {
        List<String> paths =
                collections.stream().flatMap(spec -> spec.paths().stream()).toList();
        assertThat(paths).isNotEmpty();
        for (String path : paths) {
            JsonNode operation = document.get("paths").path(path).path("get");
            assertThat(documentedParameters(operation))
                    .as(path)
                    .containsExactlyInAnyOrderElementsOf(acceptedParameters(path));
        }
    }

    private List<String> documentedParameters(JsonNode operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (resolved(parameter).get("in").asText().equals("query")) {
                names.add(resolved(parameter).get("name").asText());
            }
        }
        return names;
    }

    /** A list that is asked for something unknown answers with all that it knows. */
    private static List<String> acceptedParameters(String path) {
        String detail = given().queryParam("no_such_parameter", "")
                .get(path.replace("{id}", UUID.randomUUID().toString()))
                .path("errors[0].detail");
        return List.of(detail.substring(detail.indexOf("allowed are ") + "allowed are ".length())
                .split(", ", -1));
    }

    @Test
    void anIdInAPathIsOfTheTypeThatItsCollectionSays() {
        assertThat(idFormat("/api/v1/tasks/{id}")).isEqualTo("string uuid");
        assertThat(idFormat("/api/v1/audit-logs/{id}")).isEqualTo("integer int64");
        assertThat(idFormat("/api/v1/channels/{id}/members/{user_id}")).isEqualTo("string uuid");
    }

    private String idFormat(String path) {
        JsonNode operation = document.get("paths").get(path).elements().next();
        JsonNode schema = operation.at("/parameters/0/schema");
        return schema.get("type").asText() + " " + schema.get("format").asText();
    }

    @Test
    void everyRequestThatIsShownIsOneThatTheServiceReads() {
        List<JsonNode> bodies = operations().values().stream()
                .map(operation -> operation.path("requestBody").path("content"))
                .filter(content -> !content.isMissingNode())
                .toList();
        assertThat(bodies).isNotEmpty();
        bodies.forEach(content -> content.properties().stream()
                .filter(media -> !media.getKey().equals(MediaTypes.CSV))
                .forEach(media -> assertBinds(media.getValue().get("examples"))));
    }

    /** Examples are called by their schemas. */
    private void assertBinds(JsonNode examples) {
        assertThat(examples).isNotEmpty();
        examples.properties().forEach(example -> {
            JsonNode value = resolved(example.getValue()).get("value");
            String json = value.isTextual() ? value.asText() : value.toString();
            Class<?> input = input(example.getKey().replaceFirst("\\..*", ""));
            assertThatCode(() -> binder.bind(json.getBytes(StandardCharsets.UTF_8), input))
                    .as(example.getKey())
                    .doesNotThrowAnyException();
        });
    }

    /** Inputs live beside the views, or beside each other where there is no view. */
    private Class<?> input(String name) {
        Stream<String> packages = Stream.concat(
                collections.stream().map(spec -> spec.view().getPackageName()),
                Stream.of(
                        SignIn.class.getPackageName(),
                        PasswordChange.class.getPackageName(),
                        ConfidentialView.class.getPackageName(),
                        RepairRequest.class.getPackageName()));
        return packages.flatMap(where -> load(where + "." + name).stream())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    @Test
    void examplesHaveTheFieldsOfTheirSchemas() {
        document.at("/components/examples").properties().stream()
                .filter(example -> example.getValue().get("value").isObject())
                .forEach(example ->
                        assertHasFieldsOf(example.getKey(), example.getValue().get("value")));
    }

    private void assertHasFieldsOf(String name, JsonNode example) {
        JsonNode schema = document.at("/components/schemas/" + name);
        schema.path("required").forEach(field -> assertThat(example.has(field.asText()))
                .as("%s of %s", field, name)
                .isTrue());
        if (!name.equals("Problem")) {
            assertThat(names(schema.get("properties"))).as(name).containsAll(names(example));
        }
    }

    @Test
    void whatIsNeverStoredTakesNoIdempotencyKey() {
        assertThat(headers("/api/v1/roles")).contains("Idempotency-Key");
        assertThat(headers("/api/v1/auth/tokens")).containsExactly("X-Request-Id");
        JsonNode answers = document.at("/paths/~1api~1v1~1auth~1tokens/post/responses");
        assertThat(names(answers)).contains("201", "409").doesNotContain("422");
        assertThat(names(answers.at("/201/headers"))).doesNotContain("Idempotency-Replayed");
    }

    /** Those that the creation of an object takes. */
    private List<String> headers(String path) {
        List<String> names = new ArrayList<>();
        document.get("paths")
                .path(path)
                .path("post")
                .path("parameters")
                .forEach(parameter -> names.add(resolved(parameter).get("name").asText()));
        return names;
    }

    @Test
    void noTwoOperationsShareAnId() {
        assertThat(operations().values().stream()
                        .map(operation -> operation.get("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void noFieldIsSpelledAsInJava() {
        document.at("/components/schemas").forEach(schema -> assertThat(names(schema.path("properties")))
                .allMatch(name -> name.matches("[a-z0-9_]+")));
    }

    @Test
    void swaggerUiIsThere() {
        assertThat(given().get("/q/swagger-ui/").statusCode()).isEqualTo(200);
    }

    private static String served(String format) {
        return given().queryParam("format", format).get("/q/openapi").asString();
    }

    /** By method and path. */
    private Map<String, JsonNode> operations() {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> Map.entry(operation.getKey() + " " + path.getKey(), operation.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
