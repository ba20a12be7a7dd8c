package dev.freehold.identity.roles;

import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PermissionTest {
    private static final String PERMISSIONS = "/api/v1/permissions";

    @Test
    void everyPermissionIsListed() {
        List<String> ids = Database.column("select id from permissions order by name desc, id desc");

        assertThat(Api.walk(PERMISSIONS, Map.of("limit", 5, "sort", "-name"))).containsExactlyElementsOf(ids);
        assertThat(Api.ok(Api.get(PERMISSIONS + "?name=tasks:read,tasks:write&sort=name"))
                        .getList("items.name"))
                .containsExactly("tasks:read", "tasks:write");
        assertThat(Api.ok(Api.get(PERMISSIONS + "?include_total=true&limit=1")).getInt("total"))
                .isEqualTo(ids.size());
    }

    @Test
    void onePermissionIsShownWithoutAVersion() {
        String id = Database.column("select id from permissions where name = 'tasks:read'")
                .get(0);
        String path = PERMISSIONS + "/" + id;

        JsonPath permission = Api.ok(Api.get(path));
        assertThat(permission.getMap("$"))
                .isEqualTo(Map.of("id", id, "name", "tasks:read", "description", "See tasks"));
        assertThat(Api.get(path).header("ETag")).isNull();
        assertThat(Api.ok(Api.get(path + "?fields=name")).getMap("$")).isEqualTo(Map.of("name", "tasks:read"));
        invalidParameter(Api.get(path + "?fields=names"), "fields", "unknown_field");
        problem(Api.get(PERMISSIONS + "/" + Api.nobody()), 404, "not_found");
    }

    @Test
    void thereIsNoTrashToLookInto() {
        invalidParameter(Api.get(PERMISSIONS + "?deleted=include"), "deleted", "unknown_parameter");
    }

    @Test
    void theyAreExported() {
        String csv = Api.json()
                .accept("text/csv")
                .get(PERMISSIONS + "?name=tasks:read&fields=name,description")
                .asString();
        assertThat(csv).isEqualTo("name,description\r\ntasks:read,See tasks\r\n");

        String ndjson = Api.json()
                .accept("application/x-ndjson")
                .get(PERMISSIONS + "?name=tasks:read&fields=name")
                .asString();
        assertThat(ndjson.strip()).isEqualTo("{\"name\":\"tasks:read\"}");
    }

    @Test
    void nobodyMakesOrChangesOne() {
        problem(Api.json().body("{}").post(PERMISSIONS), 405, "method_not_allowed");
        problem(Api.delete(PERMISSIONS + "/" + Api.nobody()), 405, "method_not_allowed");
    }

    @Test
    void onlyWhoMayReadRolesSeesThem() {
        problem(Api.allowed().get(PERMISSIONS), 403, "forbidden");
        problem(Api.allowed().get(PERMISSIONS + "/" + Api.nobody()), 403, "forbidden");
        problem(Api.allowed().accept("text/csv").get(PERMISSIONS), 403, "forbidden");
        problem(Api.allowed().accept("application/x-ndjson").get(PERMISSIONS), 403, "forbidden");
        assertThat(Api.allowed("roles:read").get(PERMISSIONS).statusCode()).isEqualTo(200);
    }
}
