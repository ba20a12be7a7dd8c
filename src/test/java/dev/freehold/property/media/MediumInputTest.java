package dev.freehold.property.media;

import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a medium must be, over HTTP and in the database. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MediumInputTest {
    private Gallery gallery;

    @BeforeEach
    void aListing() {
        Database.clear();
        gallery = Gallery.make();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "front.jpg",
                "/front.jpg",
                "//media.example/front.jpg",
                "ftp://media.example/front.jpg",
                "javascript:alert(1)",
                "data:text/html,x",
                "https:",
                "https://",
                "https:///front.jpg",
                "https://?x",
                "https:media.example",
                "https://ann@media.example/",
                "https://ann:secret@media.example/front.jpg",
                "https://media.example/front door.jpg",
                "https://media.example/\\u0007",
                "https://media.example/\\n",
                "https://media.example/\\ttab",
                " https://media.example/",
                "https://media.example/ ",
                "https://media.example\\\\@evil.example/",
                "https://media..example/",
                "https://media.example:port/",
                "https://media.example/<script>",
                "https://media.example/\u00fc.jpg",
                "https://[::1/front.jpg",
            })
    void anAddressIsAnAbsoluteUrlWithoutSecrets(String url) {
        invalid(post("{\"url\": \"" + url + "\"}"), "/url", "pattern");
        String path = Gallery.path(gallery.photo("front"));
        invalid(Api.patch(path, "{\"url\": \"" + url + "\"}"), "/url", "pattern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "https://media.example/a%20b/@2x.jpg?q=[1]&r=a@b#top",
                "https://10.0.0.1/x",
                "https://[2001:db8::1]:8443/x",
                "https://media.example?x=1"
            })
    void anAddressMayHaveAllThatAddressesHave(String url) {
        assertThat(Api.created(gallery.post(Map.of("url", url))).getString("url"))
                .isEqualTo(url);
    }

    @Test
    void textsHaveTheirLengths() {
        String url = "https://media.example/" + "x".repeat(2_000 - 22);
        assertThat(Api.created(gallery.post(Map.of("url", url, "caption", "\uD83C\uDFE1".repeat(1_000))))
                        .getString("url"))
                .hasSize(2_000);
        invalid(gallery.post(Map.of("url", url + "x")), "/url", "length");
        invalid(gallery.post(Map.of("caption", "x".repeat(1_001))), "/caption", "length");
        invalid(post("{}"), "/url", "required");
        invalid(post("{\"url\": null}"), "/url", "required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind|\"picture\"|unknown_value",
                "kind|\"Photo\"|unknown_value",
                "kind|1|wrong_type",
                "permission|\"secret\"|unknown_value",
                "permission|\"PUBLIC\"|unknown_value",
                "position|1000000|digits",
                "position|-1000000|digits",
                "position|0.0000000001|digits",
                "position|1e5|invalid_number",
                "position|1e400|invalid_number",
                "position|\"1\"|wrong_type",
                "position|\"NaN\"|wrong_type",
                "colour|1|unknown_field",
            })
    void aWrongFieldIsNamed(String field, String value, String code) {
        String body = "{\"url\": \"https://media.example/\", \"" + field + "\": " + value + "}";
        invalid(post(body), "/" + field, code);
        String path = Gallery.path(gallery.photo("front"));
        invalid(Api.patch(path, "{\"" + field + "\": " + value + "}"), "/" + field, code);
    }

    @Test
    void aPermissionThatIsUnknownIsToldWhichThereAre() {
        JsonPath problem = problem(gallery.post(Map.of("permission", "secret")), 400, "invalid_input");

        assertThat(problem.getString("errors[0].detail")).isEqualTo("must be one of public, private, office_only");
        invalidParameter(Api.get(gallery.list() + "?permission=PUBLIC"), "permission", "unknown_value");
        assertThat(Api.ids(Api.get(gallery.list() + "?permission=public"))).isEmpty();
    }

    @Test
    void whatItHasToHaveIsNotCleared() {
        String path = Gallery.path(gallery.photo("front"));
        for (String field : List.of("kind", "url", "position", "permission")) {
            invalid(Api.patch(path, "{\"" + field + "\": null}"), "/" + field, "required");
        }
        for (String field : List.of("id", "property_id", "version")) {
            invalid(Api.patch(path, "{\"" + field + "\": null}"), "/" + field, "read_only");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url = 'ftp://x'",
                "url = 'https://a b'",
                "position = 'NaN'",
                "position = 'Infinity'",
                "position = 1000000",
                "position = 0.0000000001",
                "kind = 'picture'",
                "permission = 'PUBLIC'"
            })
    void theDatabaseKnowsTheRulesToo(String assignment) {
        gallery.photo("front");

        assertThatThrownBy(() -> Database.execute("update media set " + assignment))
                .rootCause()
                .hasMessageContaining("violates check constraint");
    }

    private Response post(String body) {
        return Api.json().body(body).post(gallery.list());
    }
}
