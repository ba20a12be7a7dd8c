package dev.freehold.identity.roles;

import static dev.freehold.identity.roles.Roles.ADMIN;
import static dev.freehold.identity.roles.Roles.ROLES;
import static dev.freehold.identity.roles.Roles.VIEWER;
import static dev.freehold.identity.roles.Roles.id;
import static dev.freehold.identity.roles.Roles.path;
import static dev.freehold.identity.roles.Roles.role;
import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RoleTest {
    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void theRolesThatCameWithTheServiceAreThere() {
        JsonPath roles = Api.ok(Api.get(ROLES + "?sort=name"));

        assertThat(roles.getList("items.name")).containsExactly("admin", "agent", "manager", "member", "viewer");
        assertThat(roles.getList("items.is_system")).containsOnly(true);
        assertThat(roles.getList("items[0].permissions"))
                .isEqualTo(Database.column("select name from permissions order by name collate \"C\""));
    }

    @Test
    void aNewRoleShowsWhatItPermitsSortedAndOnce() {
        Response created = create(Map.of("permissions", List.of("tasks:write", "tasks:read", "tasks:write")));

        JsonPath role = Api.created(created);
        assertThat(role.getMap("$"))
                .containsEntry("name", "bookkeeper")
                .containsEntry("description", null)
                .containsEntry("is_system", false)
                .containsEntry("permissions", List.of("tasks:read", "tasks:write"))
                .containsEntry("version", 1);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.header("Location")).endsWith(path(role.getString("id")));
        assertThat(Api.get(path(role.getString("id"))).asString()).isEqualTo(created.asString());
    }

    @Test
    void aRoleMayPermitNothing() {
        String id = Api.created(create(Map.of())).getString("id");

        assertThat(Api.ok(Api.get(path(id))).getList("permissions")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name|''|pattern",
                "name|Admin|pattern",
                "name|1st|pattern",
                "name|-a|pattern",
                "name|a b|pattern",
                "name|ä|pattern",
                "permissions|tasks:read|wrong_type",
            })
    void aWrongValueIsNamed(String field, String value, String code) {
        invalid(create(Map.of(field, value)), "/" + field, code);
    }

    @Test
    void lengthsAreBounded() {
        invalid(create(Map.of("name", "a".repeat(51))), "/name", "pattern");
        invalid(create(Map.of("description", "a".repeat(501))), "/description", "length");
        invalid(
                create(Map.of("permissions", java.util.Collections.nCopies(101, "tasks:read"))),
                "/permissions",
                "size");
        Api.created(create(Map.of("name", "a".repeat(50), "description", "a".repeat(500))));
    }

    @Test
    void anUnknownPermissionIsNamedWithAllThatThereAre() {
        JsonPath problem = problem(
                create(Map.of("permissions", List.of("tasks:read", "tasks:fly", "Tasks:read"))), 400, "invalid_input");

        assertThat(problem.getList("errors.pointer")).containsExactly("/permissions/1", "/permissions/2");
        assertThat(problem.getList("errors.code")).containsOnly("unknown_value");
        assertThat(problem.getString("errors[0].detail"))
                .startsWith("must be one of ")
                .contains("projects:read, projects:write");
        invalid(
                Api.json()
                        .body("{\"name\": \"bookkeeper\", \"permissions\": [\"tasks:read\", null]}")
                        .post(ROLES),
                "/permissions/1",
                "unknown_value");
        invalid(Api.patch(role("a"), "{\"permissions\": [\"x\"]}"), "/permissions/0", "unknown_value");
    }

    @Test
    void namesAreTakenWhileTheirRolesLive() {
        String role = role("bookkeeper");

        assertThat(problem(create(Map.of()), 409, "conflict").getString("errors[0].pointer"))
                .isEqualTo("/name");
        assertThat(problem(Api.patch(role("other"), "{\"name\": \"admin\"}"), 409, "conflict")
                        .getString("errors[0].pointer"))
                .isEqualTo("/name");

        Api.delete(role);
        Api.created(create(Map.of()));
        assertThat(problem(Api.json().post(role + "/restore"), 409, "conflict").getString("errors[0].pointer"))
                .isEqualTo("/name");
    }

    @Test
    void aPatchReplacesThePermissionsAsAWhole() {
        String role = role("bookkeeper", "tasks:read", "tasks:write");
        String before = Api.ok(Api.get(role)).getString("updated_at");

        Response patched = Api.patch(role, "{\"permissions\": [\"projects:read\", \"tasks:read\"]}");

        assertThat(Api.ok(patched).getList("permissions")).containsExactly("projects:read", "tasks:read");
        assertThat(patched.header("ETag")).isEqualTo("\"2\"");
        assertThat(patched.jsonPath().getString("updated_at")).isGreaterThan(before);
        assertThat(Api.get(role).asString()).isEqualTo(patched.asString());
        assertThat(Api.ok(Api.patch(role, "{\"permissions\": []}")).getList("permissions"))
                .isEmpty();
        assertThat(Api.ok(Api.get(role)).getList("permissions")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"permissions\": [\"tasks:write\", \"tasks:read\", \"tasks:read\"]}",
                "{\"name\": \"bookkeeper\", \"description\": null}",
            })
    void aPatchThatSaysWhatIsSoChangesNothing(String patch) {
        String role = role("bookkeeper", "tasks:read", "tasks:write");
        String before = Api.get(role).asString();

        assertThat(Api.patch(role, patch).asString()).isEqualTo(before);
        assertThat(Api.get(role).asString()).isEqualTo(before);
    }

    @Test
    void theVersionMovesEvenIfTheClockWentBack() {
        String role = role("bookkeeper", "tasks:read");
        Database.execute("update roles set updated_at = now() + interval '1 hour', version = 7 where not is_system");
        String before = Api.ok(Api.get(role)).getString("updated_at");

        for (int version = 8; version <= 9; version++) {
            String permissions = version == 8 ? "[]" : "[\"tasks:read\"]";
            JsonPath patched = Api.ok(Api.json()
                    .header("X-Request-Id", "the-same")
                    .body("{\"permissions\": " + permissions + "}")
                    .patch(role));
            assertThat(patched.getInt("version")).isEqualTo(version);
            assertThat(patched.getString("updated_at")).isGreaterThan(before);
        }
    }

    @Test
    void nullClearsWhatMayBeMissing() {
        String role = role("bookkeeper", "tasks:read");
        Api.ok(Api.patch(role, "{\"description\": \"x\"}"));

        assertThat(Api.ok(Api.patch(role, "{\"description\": null}")).getString("description"))
                .isNull();
        invalid(Api.patch(role, "{\"permissions\": null}"), "/permissions", "required");
        invalid(Api.patch(role, "{\"name\": null}"), "/name", "required");
        invalid(Api.patch(role, "{\"is_system\": true}"), "/is_system", "read_only");
    }

    @Test
    void aStaleVersionIsRefused() {
        String role = role("bookkeeper", "tasks:read");
        Api.ok(Api.patch(role, "{\"permissions\": []}"));

        for (Response stale : List.of(
                Api.json()
                        .header("If-Match", "\"1\"")
                        .body("{\"permissions\": [\"tasks:read\"]}")
                        .patch(role),
                Api.json().header("If-Match", "\"1\"").delete(role),
                Api.json().header("If-Match", "\"1\"").delete(role + "?purge=true"))) {
            problem(stale, 412, "stale_version");
        }
        assertThat(Api.ok(Api.get(role)).getList("permissions")).isEmpty();
        assertThat(Api.json().header("If-Match", "\"2\"").delete(role).statusCode())
                .isEqualTo(204);
    }

    @Test
    void aRoleGoesToTheTrashAndComesBackWithItsPermissions() {
        String role = role("bookkeeper", "tasks:read");

        assertThat(Api.delete(role).statusCode()).isEqualTo(204);
        problem(Api.get(role), 404, "not_found");
        problem(Api.patch(role, "{\"permissions\": []}"), 404, "not_found");
        assertThat(Api.ids(Api.get(ROLES + "?deleted=only"))).containsExactly(id(role));

        assertThat(Api.ok(Api.json().post(role + "/restore")).getList("permissions"))
                .containsExactly("tasks:read");
        assertThat(Api.ok(Api.get(role)).getInt("version")).isEqualTo(3);
        assertThat(Api.json().post(role + "/restore").header("ETag")).isEqualTo("\"3\"");
        problem(Api.json().post(path(Api.nobody()) + "/restore"), 404, "not_found");
    }

    @Test
    void whatIsPurgedNeverComesBack() {
        String role = role("bookkeeper", "tasks:read");
        Api.delete(role);

        assertThat(Api.delete(role + "?purge=true").statusCode()).isEqualTo(204);

        problem(Api.json().post(role + "/restore"), 404, "not_found");
        assertThat(Database.number("select count(*) from roles where not is_system"))
                .isZero();
    }

    @Test
    void aSystemRoleKeepsItsNameAndStays() {
        for (String system : List.of(path(ADMIN), path(VIEWER))) {
            String before = Api.get(system).asString();
            JsonPath renamed = problem(Api.patch(system, "{\"name\": \"boss\"}"), 409, "conflict");
            assertThat(renamed.getList("errors.pointer")).containsExactly("/name");
            assertThat(renamed.getList("errors.code")).containsExactly("system_role");
            for (String query : List.of("", "?purge=true")) {
                assertThat(problem(Api.delete(system + query), 409, "conflict").getList("errors.code"))
                        .containsExactly("system_role");
            }
            assertThat(Api.get(system).asString()).isEqualTo(before);
        }
    }

    @Test
    void theRoleAdminKeepsAllPermissions() {
        String before = Api.get(path(ADMIN)).asString();

        for (String less : List.of("[]", "[\"tasks:read\"]")) {
            JsonPath problem = problem(Api.patch(path(ADMIN), "{\"permissions\": " + less + "}"), 409, "conflict");
            assertThat(problem.getList("errors.pointer")).containsExactly("/permissions");
            assertThat(problem.getList("errors.code")).containsExactly("system_role");
            assertThat(problem.getString("detail")).contains("trash:purge");
        }
        List<String> all = Api.ok(Api.get(path(ADMIN))).getList("permissions");
        assertThat(Api.json()
                        .body(Map.of("permissions", all))
                        .patch(path(ADMIN))
                        .asString())
                .isEqualTo(before);
    }

    @Test
    void anotherSystemRoleMayPermitSomethingElse() {
        List<String> before = Api.ok(Api.get(path(VIEWER))).getList("permissions");
        try {
            assertThat(Api.ok(Api.patch(path(VIEWER), "{\"permissions\": [\"tasks:read\"]}"))
                            .getList("permissions"))
                    .containsExactly("tasks:read");
        } finally {
            Api.ok(Api.json().body(Map.of("permissions", before)).patch(path(VIEWER)));
        }
    }

    @Test
    void rolesAreExported() {
        role("bookkeeper", "tasks:write", "tasks:read");

        assertThat(Api.json()
                        .accept("text/csv")
                        .get(ROLES + "?is_system=false&fields=name,permissions")
                        .asString())
                .isEqualTo("name,permissions\r\nbookkeeper,\"[\"\"tasks:read\"\",\"\"tasks:write\"\"]\"\r\n");
        assertThat(Api.json()
                        .accept("application/x-ndjson")
                        .get(ROLES + "?is_system=false&fields=name,permissions")
                        .asString()
                        .strip())
                .isEqualTo("{\"name\":\"bookkeeper\",\"permissions\":[\"tasks:read\",\"tasks:write\"]}");
    }

    @Test
    void everyChangeOfPermissionsIsOnRecord() {
        String role = role("bookkeeper", "tasks:read");
        Api.ok(Api.json()
                .header("X-Request-Id", "replace")
                .body("{\"permissions\": [\"tasks:write\"]}")
                .patch(role));

        assertThat(Database.column("select action || ' ' || request_id || ' ' || actor_id from audit_logs"
                        + " where entity = 'role_permissions' and request_id = 'replace' order by action"))
                .containsExactly(
                        "delete replace 01890000-0000-7000-8000-000000000001",
                        "insert replace 01890000-0000-7000-8000-000000000001");
    }

    private static Response create(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "bookkeeper"));
        body.putAll(more);
        return Api.json().body(body).post(ROLES);
    }
}
