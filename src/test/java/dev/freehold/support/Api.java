package dev.freehold.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Short ways to the service over HTTP. Ids are texts, as in JSON. */
public final class Api {
    public static final String PROJECTS = "/api/v1/projects";
    public static final String TASKS = "/api/v1/tasks";
    public static final String CHANNELS = "/api/v1/channels";
    public static final String MESSAGES = "/api/v1/messages";
    public static final String PROPERTIES = "/api/v1/properties";
    public static final String USERS = "/api/v1/users";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private Api() {}

    /** A request with a JSON body, by the developer. */
    public static RequestSpecification json() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(MERGE_PATCH, ContentType.TEXT)))
                .contentType("application/json");
    }

    /** A request by somebody else, who may do everything. */
    public static RequestSpecification as(String user) {
        return json().header(TestSignIn.USER, user);
    }

    /** A request by the developer with these permissions beyond those that everybody has who works here. */
    public static RequestSpecification allowed(String... permissions) {
        return json().header(TestSignIn.PERMISSIONS, String.join(",", permissions));
    }

    /** A request by the developer with these permissions and no others. */
    public static RequestSpecification only(String... permissions) {
        return json().header(TestSignIn.ONLY, String.join(",", permissions));
    }

    /** Creates something that must be created; the answer's JSON. */
    public static JsonPath create(String path, Map<String, ?> body) {
        return created(json().body(body).post(path));
    }

    /** The JSON of an answer that must be 201. */
    public static JsonPath created(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.jsonPath();
    }

    /** The JSON of an answer that must be 200. */
    public static JsonPath ok(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    public static String project(String name) {
        return create(PROJECTS, Map.of("name", name)).getString("id");
    }

    /** A listing with these fields. */
    public static String property(Map<String, ?> fields) {
        return create(PROPERTIES, fields).getString("id");
    }

    public static String task(String project, String title) {
        return task(project, title, Map.of());
    }

    public static String task(String project, String title, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("project_id", project);
        body.put("title", title);
        return create(TASKS, body).getString("id");
    }

    public static String channel(String name) {
        return create(CHANNELS, Map.of("name", name)).getString("id");
    }

    public static String channel(String name, String project) {
        return create(CHANNELS, Map.of("name", name, "project_id", project)).getString("id");
    }

    /** A private channel, whose only member is the developer. */
    public static String privateChannel(String name) {
        return create(CHANNELS, Map.of("name", name, "is_private", true)).getString("id");
    }

    public static String message(String channel, String content) {
        return create(CHANNELS + "/" + channel + "/messages", Map.of("content", content))
                .getString("id");
    }

    public static String reply(String channel, String parent, String content) {
        return create(CHANNELS + "/" + channel + "/messages", Map.of("content", content, "parent_id", parent))
                .getString("id");
    }

    public static String user(String username) {
        return create(USERS, Map.of("username", username, "email", username + "@freehold.invalid"))
                .getString("id");
    }

    public static Response get(String path) {
        return given().get(path);
    }

    /** Every element of a list, page by page; {@code between} runs after each page. */
    public static List<Map<String, Object>> walk(String path, Map<String, ?> parameters, Runnable between) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = given().queryParams(parameters);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = ok(request.get(path));
            items.addAll(page.<Map<String, Object>>getList("items"));
            cursor = page.getString("next_cursor");
            between.run();
        } while (cursor != null);
        return items;
    }

    /** The ids of every element of a list, page by page. */
    public static List<String> walk(String path, Map<String, ?> parameters) {
        return walk(path, parameters, () -> {}).stream()
                .map(item -> String.valueOf(item.get("id")))
                .toList();
    }

    /** The ids on one page. */
    public static List<String> ids(Response page) {
        return ok(page).getList("items.id", String.class);
    }

    public static Response patch(String path, String body) {
        return json().body(body).patch(path);
    }

    public static Response delete(String path) {
        return given().delete(path);
    }

    /** The problem that an answer must be, with every member that the contract promises. */
    public static JsonPath problem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        JsonPath problem = response.jsonPath();
        assertThat(problem.getString("code")).as(response.asString()).isEqualTo(code);
        assertThat(problem.getString("type")).isEqualTo("urn:freehold:problem:" + code);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(problem.getString("instance")).startsWith("/");
        assertThat(problem.getString("request_id")).isEqualTo(response.header("X-Request-Id"));
        return problem;
    }

    /** The problem of a field in the body: 400 with exactly one error, there and of that kind. */
    public static void invalid(Response response, String pointer, String code) {
        JsonPath problem = problem(response, 400, "invalid_input");
        assertThat(problem.getList("errors.pointer")).as(response.asString()).containsExactly(pointer);
        assertThat(problem.getList("errors.code")).containsExactly(code);
    }

    /** The problem of a parameter: 400 with exactly one error, there and of that kind. */
    public static void invalidParameter(Response response, String parameter, String code) {
        JsonPath problem = problem(response, 400, "invalid_parameter");
        assertThat(problem.getList("errors.parameter")).as(response.asString()).containsExactly(parameter);
        assertThat(problem.getList("errors.code")).containsExactly(code);
    }

    /** An id that nothing has. */
    public static String nobody() {
        return UUID.randomUUID().toString();
    }
}
