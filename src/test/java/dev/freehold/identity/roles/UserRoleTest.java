package dev.freehold.identity.roles;

import static dev.freehold.identity.roles.Roles.ADMIN;
import static dev.freehold.identity.roles.Roles.VIEWER;
import static dev.freehold.identity.roles.Roles.give;
import static dev.freehold.identity.roles.Roles.id;
import static dev.freehold.identity.roles.Roles.role;
import static dev.freehold.identity.roles.Roles.rolesOf;
import static dev.freehold.identity.roles.Roles.take;
import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class UserRoleTest {
    private String ann;

    @BeforeEach
    void aUser() {
        Database.clear();
        ann = Api.user("ann");
    }

    @Test
    void aUserGetsRolesAndLosesThem() {
        String role = id(role("bookkeeper", "tasks:read"));

        assertThat(Api.ids(Api.get(rolesOf(ann)))).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThat(give(ann, role).statusCode()).isEqualTo(204);
            assertThat(give(ann, VIEWER).statusCode()).isEqualTo(204);
        }
        assertThat(Api.walk(rolesOf(ann), Map.of("limit", 1, "sort", "name"))).containsExactly(role, VIEWER);
        for (int i = 0; i < 2; i++) {
            assertThat(take(ann, role).statusCode()).isEqualTo(204);
        }
        assertThat(Api.ids(Api.get(rolesOf(ann)))).containsExactly(VIEWER);
    }

    @Test
    void theListShowsWhichRoleSinceWhen() {
        give(ann, VIEWER);

        JsonPath list = Api.ok(Api.get(rolesOf(ann) + "?is_system=true&include_total=true"));

        assertThat(list.getInt("total")).isEqualTo(1);
        assertThat(list.getMap("items[0]"))
                .containsEntry("id", VIEWER)
                .containsEntry("name", "viewer")
                .containsEntry("is_system", true)
                .containsKeys("description", "given_at");
        invalidParameter(Api.get(rolesOf(ann) + "?deleted=only"), "deleted", "unknown_parameter");
    }

    @Test
    void aDeletedRoleIsNobodysUntilItComesBack() {
        String role = role("bookkeeper");
        give(ann, id(role));

        Api.delete(role);
        assertThat(Api.ids(Api.get(rolesOf(ann)))).isEmpty();
        problem(give(ann, id(role)), 404, "not_found");
        problem(take(ann, id(role)), 404, "not_found");

        Api.json().post(role + "/restore");
        assertThat(Api.ids(Api.get(rolesOf(ann)))).containsExactly(id(role));
    }

    @Test
    void whoOrWhatIsNotThereIs404() {
        String nobody = Api.nobody();

        problem(Api.get(rolesOf(nobody)), 404, "not_found");
        for (Response answer : new Response[] {give(nobody, VIEWER), take(nobody, VIEWER)}) {
            assertThat(problem(answer, 404, "not_found").getString("detail")).contains("user");
        }
        for (Response answer : new Response[] {give(ann, nobody), take(ann, nobody)}) {
            assertThat(problem(answer, 404, "not_found").getString("detail")).contains("role");
        }
        Database.execute("update users set deleted_at = now() where id = ?", UUID.fromString(ann));
        problem(Api.get(rolesOf(ann)), 404, "not_found");
        problem(give(ann, VIEWER), 404, "not_found");
    }

    @Test
    void onlyWhoManagesUsersGivesRoles() {
        String path = rolesOf(ann) + "/" + VIEWER;

        problem(Api.allowed().put(path), 403, "forbidden");
        problem(Api.allowed().delete(path), 403, "forbidden");
        assertThat(Api.allowed().get(rolesOf(ann)).statusCode()).isEqualTo(200);
        assertThat(Api.allowed("users:manage").put(path).statusCode()).isEqualTo(204);
        assertThat(Api.allowed("users:manage").delete(path).statusCode()).isEqualTo(204);
    }

    @Test
    void nobodyGivesOrTakesARoleThatPermitsMoreThanHeMay() {
        String role = id(role("auditor", "tasks:read", "audit:read"));
        String path = rolesOf(ann) + "/" + role;

        refused(Api.allowed("users:manage").put(path), "audit:read");
        assertThat(Api.ids(Api.get(rolesOf(ann)))).isEmpty();
        assertThat(Api.allowed("users:manage", "audit:read").put(path).statusCode())
                .isEqualTo(204);
        refused(Api.allowed("users:manage").delete(path), "audit:read");
        assertThat(Api.ids(Api.get(rolesOf(ann)))).containsExactly(role);
        refused(Api.allowed("users:manage").put(rolesOf(ann) + "/" + ADMIN), "audit:read");
    }

    @Test
    void aRoleThatManyGiveAtOnceIsGivenOnce() {
        assertThat(Parallel.run(8, i -> give(ann, VIEWER).statusCode())).containsOnly(204);
        assertThat(Parallel.run(8, i -> take(ann, VIEWER).statusCode())).containsOnly(204);
        assertThat(Database.column("select action from audit_logs where entity = 'user_roles' order by seq"))
                .containsExactly("insert", "delete");
    }

    @Test
    void whoGaveAndTookIsOnRecord() {
        Api.json().header("X-Request-Id", "give").put(rolesOf(ann) + "/" + VIEWER);
        Api.as(ann).header("X-Request-Id", "take").delete(rolesOf(ann) + "/" + VIEWER);

        assertThat(Database.column("select action || ' ' || request_id || ' ' || actor_id from audit_logs"
                        + " where entity = 'user_roles' order by seq"))
                .containsExactly("insert give 01890000-0000-7000-8000-000000000001", "delete take " + ann);
    }

    private static void refused(Response response, String permission) {
        assertThat(problem(response, 403, "forbidden").getString("detail")).contains(permission);
    }
}
