package dev.freehold.identity.users;

import static dev.freehold.support.Api.USERS;
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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class UserTest {
    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void theDevelopmentUserIsThere() {
        assertThat(Api.ok(Api.get(USERS)).getList("items.username")).containsExactly("developer");
    }

    @Test
    void aNewUserIsActiveInUtc() {
        JsonPath user = Api.created(create(Map.of()));

        assertThat(user.getMap("$"))
                .containsEntry("is_active", true)
                .containsEntry("time_zone", "UTC")
                .containsEntry("locale", "en")
                .containsEntry("full_name", null);
    }

    @Test
    void namesAndAddressesAreTakenInAnyCase() {
        Api.created(create(Map.of("username", "Ann", "email", "ann@example.org")));

        assertThat(problem(create(Map.of("username", "aNN")), 409, "conflict").getString("errors[0].pointer"))
                .isEqualTo("/username");
        assertThat(problem(create(Map.of("email", "ANN@example.org")), 409, "conflict")
                        .getString("errors[0].pointer"))
                .isEqualTo("/email");
    }

    @ParameterizedTest
    @CsvSource({
        "username,'',pattern",
        "username,a b,pattern",
        "username,-ann,pattern",
        "username,änn,pattern",
        "email,ann,invalid_email",
        "email,ann@,invalid_email",
        "time_zone,Mars/Olympus,unknown_value",
        "locale,x,length",
    })
    void aWrongValueIsNamed(String field, String value, String code) {
        Api.invalid(create(Map.of(field, value)), "/" + field, code);
    }

    @ParameterizedTest
    @CsvSource({"ann@localhost", "o'hara+tag@example.org", "\"ann bell\"@example.org", "änn@exämple.org"})
    void whatPassesAsAnAddressIsStoredOrRefusedButNeverAnError(String email) {
        assertThat(create(Map.of("email", email)).statusCode()).isIn(201, 400);
    }

    @Test
    void aUserIsPatched() {
        String path = USERS + "/" + Api.user("ann");

        JsonPath patched = Api.ok(Api.patch(path, "{\"full_name\": \"Ann Bell\", \"time_zone\": \"Europe/Zurich\"}"));

        assertThat(patched.getString("full_name")).isEqualTo("Ann Bell");
        assertThat(patched.getString("time_zone")).isEqualTo("Europe/Zurich");
        assertThat(patched.getInt("version")).isEqualTo(2);
        Api.invalid(Api.patch(path, "{\"time_zone\": \"Mars/Olympus\"}"), "/time_zone", "unknown_value");
        assertThat(problem(Api.patch(path, "{\"username\": \"Developer\"}"), 409, "conflict")
                        .getString("errors[0].pointer"))
                .isEqualTo("/username");
    }

    @Test
    void onlyWhoManagesUsersChangesThem() {
        String path = USERS + "/" + Api.user("ann");

        problem(Api.allowed().body("{\"full_name\": \"x\"}").patch(path), 403, "forbidden");
        problem(
                Api.allowed("trash:read")
                        .body(Map.of("username", "bert", "email", "bert@example.org"))
                        .post(USERS),
                403,
                "forbidden");
        assertThat(Api.allowed().get(path).statusCode()).isEqualTo(200);
    }

    private static Response create(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("username", "bert", "email", "bert@example.org"));
        body.putAll(more);
        return Api.json().body(body).post(USERS);
    }

    @Test
    void whoMayNotMakeUsersLearnsNothingAboutThem() {
        Api.user("ann");

        Response taken = Api.allowed()
                .header("X-Request-Id", "same")
                .body(Map.of("username", "ann", "email", "ann@freehold.invalid"))
                .post(Api.USERS);
        Response free = Api.allowed()
                .header("X-Request-Id", "same")
                .body(Map.of("username", "bob", "email", "bob@freehold.invalid"))
                .post(Api.USERS);

        Api.problem(taken, 403, "forbidden");
        assertThat(taken.asString()).isEqualTo(free.asString());
    }
}
