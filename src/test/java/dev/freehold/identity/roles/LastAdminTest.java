package dev.freehold.identity.roles;

import static dev.freehold.identity.roles.Roles.ADMIN;
import static dev.freehold.identity.roles.Roles.admin;
import static dev.freehold.identity.roles.Roles.path;
import static dev.freehold.identity.roles.Roles.rolesOf;
import static dev.freehold.identity.roles.Roles.take;
import static dev.freehold.support.Api.USERS;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class LastAdminTest {
    private static final String ACTIVE_ADMINS = "select count(*) from user_roles join users on users.id = user_id"
            + " where role_id = '" + ADMIN + "' and is_active and deleted_at is null";

    private String ann;

    @BeforeEach
    void oneAdmin() {
        Database.clear();
        ann = admin("ann");
    }

    @Test
    void theLastAdminKeepsTheRole() {
        for (Response refused : List.of(take(ann, ADMIN), Api.as(ann).delete(rolesOf(ann) + "/" + ADMIN))) {
            isLastAdmin(refused, "");
        }
        assertThat(Api.ids(Api.get(rolesOf(ann)))).containsExactly(ADMIN);
    }

    @Test
    void theLastAdminStaysActive() {
        String before = Api.get(USERS + "/" + ann).asString();

        isLastAdmin(deactivate(ann), "/is_active");
        isLastAdmin(Api.as(ann).body("{\"is_active\": false}").patch(USERS + "/" + ann), "/is_active");
        isLastAdmin(
                Api.json()
                        .header("Idempotency-Key", "off")
                        .body("{\"is_active\": false}")
                        .patch(USERS + "/" + ann),
                "/is_active");

        assertThat(Api.get(USERS + "/" + ann).asString()).isEqualTo(before);
        Api.ok(Api.patch(USERS + "/" + ann, "{\"full_name\": \"Ann\", \"is_active\": true}"));
    }

    @Test
    void theRoleOfAdminsCannotBeDeleted() {
        problem(Api.delete(path(ADMIN)), 409, "conflict");
        problem(Api.delete(path(ADMIN) + "?purge=true"), 409, "conflict");
        assertThat(Database.number(ACTIVE_ADMINS)).isEqualTo(1);
    }

    @Test
    void whoIsInactiveOrDeletedIsNoAdminToCountOn() {
        String bert = admin("bert");
        String carl = admin("carl");
        Api.ok(deactivate(bert));
        Database.execute("update users set deleted_at = now() where id = ?", UUID.fromString(carl));

        isLastAdmin(take(ann, ADMIN), "");
        isLastAdmin(deactivate(ann), "/is_active");
        assertThat(take(bert, ADMIN).statusCode()).isEqualTo(204);
    }

    @Test
    void othersLoseTheRoleAndAreDeactivated() {
        String bert = admin("bert");
        assertThat(take(bert, ADMIN).statusCode()).isEqualTo(204);
        assertThat(take(bert, ADMIN).statusCode()).isEqualTo(204);
        assertThat(Api.ok(deactivate(bert)).getBoolean("is_active")).isFalse();

        String carl = admin("carl");
        assertThat(Api.ok(deactivate(ann)).getBoolean("is_active")).isFalse();
        isLastAdmin(deactivate(carl), "/is_active");
    }

    @Test
    void whereThereIsNoAdminNothingIsLost() {
        Database.execute("truncate user_roles");

        assertThat(take(ann, ADMIN).statusCode()).isEqualTo(204);
        assertThat(Api.ok(deactivate(ann)).getBoolean("is_active")).isFalse();
    }

    @RepeatedTest(10)
    void twoWhoTakeTheRoleFromEachOtherDoNotBothSucceed() {
        String bert = admin("bert");
        List<String> admins = List.of(ann, bert);

        List<Integer> statuses = Parallel.run(2, i -> Api.as(admins.get(i))
                .delete(rolesOf(admins.get(1 - i)) + "/" + ADMIN)
                .statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(204, 409);
        assertThat(Database.number(ACTIVE_ADMINS)).isEqualTo(1);
    }

    @RepeatedTest(10)
    void manyWaysAtOnceLeaveOne() {
        List<String> admins = List.of(ann, admin("bert"), admin("carl"), admin("dora"));

        List<Integer> statuses = Parallel.run(
                8, i -> (i % 2 == 0 ? take(admins.get(i / 2), ADMIN) : deactivate(admins.get(i / 2))).statusCode());

        assertThat(statuses)
                .allMatch(status -> List.of(200, 204, 409).contains(status))
                .contains(409);
        assertThat(Database.number(ACTIVE_ADMINS)).isEqualTo(1);
    }

    private static Response deactivate(String user) {
        return Api.patch(USERS + "/" + user, "{\"is_active\": false}");
    }

    private static void isLastAdmin(Response refused, String pointer) {
        JsonPath problem = problem(refused, 409, "conflict");
        assertThat(problem.getList("errors.code")).containsExactly("last_admin");
        assertThat(problem.getList("errors.pointer")).containsExactly(pointer);
    }
}
