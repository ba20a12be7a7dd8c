package dev.freehold.identity.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freehold.shared.access.Permissions;
import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.People;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks the API description: what it says about access is so, for every operation that there is. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EndpointAccessTest {
    private static final Set<String> OPEN = Set.of(
            "POST /api/v1/auth/login",
            "POST /api/v1/auth/refresh",
            "POST /api/v1/auth/password-reset",
            "POST /api/v1/auth/password-reset/confirm",
            "POST /api/v1/auth/email/confirm");

    /** Whose it is, is decided where the listing is found; that a viewer is refused there, its own test shows. */
    private static final String CONFIDENTIAL = "/api/v1/properties/{id}/confidential";

    /** @param permission null if none is named */
    private record Operation(String method, String path, boolean isOpen, String permission, JsonNode description) {
        String name() {
            return method + " " + path;
        }

        Response call(RequestSpecification caller) {
            RequestSpecification request = path.endsWith("/import")
                    ? caller.contentType("text/csv").body("a\n1\n")
                    : description.has("requestBody") ? caller.body("{}") : caller;
            return request.request(method, path.replaceAll("\\{\\w+}", "01890000-0000-7000-8000-00000000ffff"));
        }
    }

    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void onlyTheseAreOpen() throws IOException {
        assertThat(operations().stream().filter(Operation::isOpen).map(Operation::name))
                .containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void everyOtherAsksWhoIsThere() throws IOException {
        for (Operation operation : operations()) {
            if (!operation.isOpen()) {
                Response answer = operation.call(People.anonymous());
                assertThat(answer.statusCode()).as(operation.name()).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate"))
                        .as(operation.name())
                        .isEqualTo("Bearer realm=\"freehold\"");
            }
        }
    }

    @Test
    void whoeverLacksThePermissionIsRefusedBeforeAnythingElse() throws IOException {
        String token = tokenOf("nobody-special", null);
        for (Operation operation : operations()) {
            if (operation.permission() != null) {
                Response answer = operation.call(People.bearing(token));
                assertThat(answer.statusCode()).as(operation.name()).isEqualTo(403);
                assertThat(answer.jsonPath().getString("detail"))
                        .as(operation.name())
                        .contains(operation.permission());
            }
        }
    }

    @Test
    void whoeverHasItIsNotRefused() throws IOException {
        for (Operation operation : operations()) {
            if (operation.permission() != null) {
                assertThat(operation.call(Api.json()).statusCode())
                        .as(operation.name())
                        .isNotIn(401, 403);
            }
        }
    }

    @Test
    void everyPermissionIsInTheDatabase() throws ReflectiveOperationException, IOException {
        List<String> known = Database.column("select name from permissions");
        for (Field constant : Permissions.class.getFields()) {
            assertThat(known).contains((String) constant.get(null));
        }
        assertThat(operations().stream().map(Operation::permission).filter(name -> name != null))
                .isNotEmpty()
                .allMatch(known::contains);
    }

    @Test
    void aViewerChangesNothing() throws IOException {
        String token = tokenOf("vic", "viewer");
        for (Operation operation : operations()) {
            if (operation.permission() != null && !operation.method().equals("GET")) {
                assertThat(operation.call(People.bearing(token)).statusCode())
                        .as(operation.name())
                        .isEqualTo(CONFIDENTIAL.equals(operation.path()) ? 404 : 403);
            }
        }
    }

    private static String tokenOf(String username, String role) {
        if (role != null) {
            People.make(username, role);
        } else {
            People.setPassword(Api.user(username), People.PASSWORD);
        }
        return People.signIn(username).accessToken();
    }

    private static List<Operation> operations() throws IOException {
        String text = Api.json()
                .header(TestSignIn.USER, TestSignIn.NOBODY)
                .get("/q/openapi?format=json")
                .asString();
        List<Operation> operations = new ArrayList<>();
        new ObjectMapper().readTree(text).get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> {
                    if (path.getKey().startsWith("/api/")) {
                        operations.add(operation(path.getKey(), method.getKey(), method.getValue()));
                    }
                }));
        assertThat(operations).hasSizeGreaterThan(40);
        return operations;
    }

    private static Operation operation(String path, String method, JsonNode description) {
        JsonNode scopes = description.at("/security/0/bearer");
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                !description.at("/security/0").has("bearer"),
                scopes.isEmpty() ? null : scopes.get(0).asText(),
                description);
    }
}
