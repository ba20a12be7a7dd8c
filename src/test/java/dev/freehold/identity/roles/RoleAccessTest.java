package dev.freehold.identity.roles;

import static dev.freehold.identity.roles.Roles.ROLES;
import static dev.freehold.identity.roles.Roles.role;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RoleAccessTest {
    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void whoMayReadRolesMayNotChangeThem() {
        String role = role("bookkeeper");

        problem(Api.allowed().get(ROLES), 403, "forbidden");
        problem(Api.allowed().get(role), 403, "forbidden");
        problem(Api.allowed().accept("text/csv").get(ROLES), 403, "forbidden");
        problem(Api.allowed().accept("application/x-ndjson").get(ROLES), 403, "forbidden");
        assertThat(Api.allowed("roles:read").get(role).statusCode()).isEqualTo(200);
        for (Response refused : List.of(
                Api.allowed("roles:read").body(Map.of("name", "a")).post(ROLES),
                Api.allowed("roles:read").body("{}").patch(role),
                Api.allowed("roles:read").delete(role),
                Api.allowed("roles:read").post(role + "/restore"))) {
            problem(refused, 403, "forbidden");
        }
    }

    /** An outside issuer gives roles by their names, and so would he. */
    @Test
    void nobodyGivesANameToARoleThatMayMoreThanHe() {
        String mighty = Api.create(ROLES, Map.of("name", "auditor", "permissions", List.of("audit:read")))
                .getString("id");

        problem(
                Api.allowed("roles:manage").body(Map.of("name", "staff")).patch(ROLES + "/" + mighty),
                403,
                "forbidden");
        problem(
                Api.allowed("roles:manage")
                        .body(Map.of("name", "staff", "permissions", List.of("audit:read")))
                        .patch(ROLES + "/" + mighty),
                403,
                "forbidden");
        assertThat(Api.allowed("roles:manage")
                        .body(Map.of("description", "Looks"))
                        .patch(ROLES + "/" + mighty)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theTrashNeedsItsPermissions() {
        String role = role("bookkeeper");

        problem(Api.allowed("roles:read").get(ROLES + "?deleted=only"), 403, "forbidden");
        assertThat(Api.allowed("roles:read", "trash:read")
                        .get(ROLES + "?deleted=only")
                        .statusCode())
                .isEqualTo(200);
        problem(Api.allowed("roles:manage").delete(role + "?purge=true"), 403, "forbidden");
        assertThat(Api.get(role).statusCode()).isEqualTo(200);
        assertThat(Api.allowed("roles:manage", "trash:purge")
                        .delete(role + "?purge=true")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void nobodyGrantsWhatHeDoesNotHave() {
        Map<String, ?> body = Map.of("name", "auditor", "permissions", List.of("tasks:read", "audit:read"));

        refused(Api.allowed("roles:manage").body(body).post(ROLES), "audit:read");
        assertThat(Database.number("select count(*) from roles where not is_system"))
                .isZero();
        Api.created(Api.allowed("roles:manage", "audit:read").body(body).post(ROLES));
    }

    @Test
    void nobodyAddsWhatHeDoesNotHave() {
        String role = role("auditor", "tasks:read");
        String wanted = "{\"permissions\": [\"tasks:read\", \"audit:read\"]}";

        refused(Api.allowed("roles:manage").body(wanted).patch(role), "audit:read");
        assertThat(Api.ok(Api.get(role)).getList("permissions")).containsExactly("tasks:read");
        Api.ok(Api.allowed("roles:manage", "audit:read").body(wanted).patch(role));
    }

    @Test
    void nobodyTakesAwayWhatHeDoesNotHave() {
        String role = role("auditor", "audit:read");

        refused(Api.allowed("roles:manage").body("{\"permissions\": []}").patch(role), "audit:read");
        refused(Api.allowed("roles:manage").delete(role), "audit:read");
        refused(Api.allowed("roles:manage", "trash:purge").delete(role + "?purge=true"), "audit:read");
        assertThat(Api.ok(Api.get(role)).getList("permissions")).containsExactly("audit:read");
    }

    @Test
    void nobodyBringsBackWhatHeDoesNotHave() {
        String role = role("auditor", "audit:read");
        Api.delete(role);

        refused(Api.allowed("roles:manage").post(role + "/restore"), "audit:read");
        problem(Api.get(role), 404, "not_found");
        Api.ok(Api.allowed("roles:manage", "audit:read").post(role + "/restore"));
    }

    /** What stays as it is, is nobody's doing. */
    @Test
    void aRoleThatPermitsMoreMayBeDescribed() {
        String role = role("auditor", "audit:read");

        Api.ok(Api.allowed("roles:manage").body("{\"description\": \"x\"}").patch(role));
        Api.ok(Api.allowed("roles:manage")
                .body("{\"permissions\": [\"audit:read\", \"tasks:read\"]}")
                .patch(role));
    }

    @Test
    void patchesOfOneRoleAtOnceTakeTheirTurns() {
        String role = role("busy");
        List<String> names =
                List.of("tasks:read", "tasks:write", "users:read", "audit:read", "trash:read", "trash:purge");

        List<Integer> statuses = Parallel.run(names.size(), i -> Api.json()
                .body(Map.of("permissions", List.of(names.get(i), "projects:read")))
                .patch(role)
                .statusCode());

        assertThat(statuses).containsOnly(200);
        assertThat(Api.ok(Api.get(role)).getList("permissions")).hasSize(2).contains("projects:read");
        assertThat(Api.ok(Api.get(role)).getInt("version")).isEqualTo(1 + names.size());
    }

    private static void refused(Response response, String permission) {
        assertThat(problem(response, 403, "forbidden").getString("detail")).contains(permission);
    }
}
