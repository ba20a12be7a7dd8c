package dev.freehold.support;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Users who sign in themselves, as clients do. */
public final class People {
    public static final String LOGIN = "/api/v1/auth/login";
    public static final String REFRESH = "/api/v1/auth/refresh";
    public static final String LOGOUT = "/api/v1/auth/logout";
    public static final String ME = "/api/v1/auth/me";
    public static final String PASSWORD = "seven grey herons fly";

    private People() {}

    /** A user with {@link #PASSWORD} and a role; his id. */
    public static String make(String username, String role) {
        String id = Api.user(username);
        setPassword(id, PASSWORD);
        String roleId = Database.column("select id from roles where name = ? and deleted_at is null", role)
                .get(0);
        Response given = Api.json().put(Api.USERS + "/" + id + "/roles/" + roleId);
        if (given.statusCode() != 204) {
            throw new AssertionError(given.asString());
        }
        return id;
    }

    public static void setPassword(String user, String password) {
        Response set = Api.json().body(Map.of("password", password)).put(Api.USERS + "/" + user + "/password");
        if (set.statusCode() != 204) {
            throw new AssertionError(set.asString());
        }
    }

    /** An attempt to sign in. */
    public static Response login(String username, String password) {
        return anonymous()
                .body(Map.of("username", username, "password", password))
                .post(LOGIN);
    }

    /** Signs in with {@link #PASSWORD}. */
    public static SignedIn signIn(String username) {
        return SignedIn.of(Api.ok(login(username, PASSWORD)));
    }

    public static Response refresh(String refreshToken) {
        return anonymous().body(Map.of("refresh_token", refreshToken)).post(REFRESH);
    }

    /** A request with a JSON body and without any credentials. */
    public static RequestSpecification anonymous() {
        return Api.json().header(TestSignIn.USER, TestSignIn.NOBODY);
    }

    /** A request with a JSON body and this token. */
    public static RequestSpecification bearing(String token) {
        return Api.json().header("Authorization", "Bearer " + token);
    }

    /** Whether the service lets this token in. */
    public static int statusOf(String token) {
        return given().header("Authorization", "Bearer " + token).get(ME).statusCode();
    }

    /** What somebody holds who has signed in. */
    public record SignedIn(String accessToken, String refreshToken, String session) {
        public static SignedIn of(JsonPath tokens) {
            return new SignedIn(
                    tokens.getString("access_token"),
                    tokens.getString("refresh_token"),
                    tokens.getString("session_id"));
        }

        /** A request of his. */
        public RequestSpecification request() {
            return bearing(accessToken);
        }
    }
}
