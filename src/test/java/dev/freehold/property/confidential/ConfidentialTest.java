package dev.freehold.property.confidential;

import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
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

/** What is confidential of a listing, to those who may. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConfidentialTest {
    private String listing;

    @BeforeEach
    void aListing() {
        Database.clear();
        listing = Api.property(Map.of("list_price", 595_000));
    }

    @Test
    void aListingBeginsWithNothingConfidentialInVersion0() {
        Response answer = Confidential.get(listing);

        Map<String, Object> expected = new HashMap<>();
        Confidential.FIELDS.forEach(field -> expected.put(field, null));
        expected.put("property_id", listing);
        expected.put("version", 0);
        expected.put("created_at", null);
        expected.put("updated_at", null);
        assertThat(Api.ok(answer).getMap("$")).isEqualTo(expected);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void whatIsPutIsThere() {
        Map<String, Object> body = new HashMap<>();
        Confidential.FIELDS.forEach(field -> body.put(field, field + " \u00e9\ud83d\udd11 \"quoted\",\nnext line"));
        body.put("owner_email", "ingrid@solberg.example");

        Response put = Confidential.put(listing, body);

        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(put.header("ETag")).isEqualTo("\"1\"");
        Map<String, Object> read = Api.ok(Confidential.get(listing)).getMap("$");
        assertThat(read).containsAllEntriesOf(body).containsEntry("version", 1).containsEntry("property_id", listing);
        assertThat(put.jsonPath().getMap("$")).isEqualTo(read);
        assertThat(read.get("created_at")).isNotNull().isEqualTo(read.get("updated_at"));
    }

    @Test
    void theLongestTextsFit() {
        Map<String, Object> body =
                Map.of("private_remarks", "\ud83d\udd11".repeat(50_000), "showing_instructions", "x".repeat(10_000));

        assertThat(Confidential.written(listing, body).getMap("$")).containsAllEntriesOf(body);
    }

    @Test
    void aPutReplacesAllOfIt() {
        Confidential.written(listing, Map.of("owner_name", "Ingrid", "access_code", "4711"));

        JsonPath answer = Confidential.written(listing, Map.of("access_code", "0815"));

        assertThat(answer.getMap("$"))
                .containsEntry("owner_name", null)
                .containsEntry("access_code", "0815")
                .containsEntry("version", 2);
    }

    @Test
    void anAnswerCanBePutBack() {
        Confidential.written(listing, Map.of("owner_name", "Ingrid"));
        JsonPath answer = Api.ok(Confidential.get(listing));

        Response again = Confidential.put(listing, answer.getMap("$"));

        assertThat(Api.ok(again).getMap("$")).isEqualTo(answer.getMap("$"));
    }

    @Test
    void aPatchChangesWhatItHasAndClearsWithNull() {
        Confidential.written(
                listing, Map.of("owner_name", "Ingrid", "access_code", "4711", "occupant_name", "nobody yet"));

        Response patched = Api.json()
                .contentType(Api.MERGE_PATCH)
                .body("{\"access_code\": \"0815\", \"occupant_name\": null}")
                .patch(Confidential.path(listing));

        assertThat(Api.ok(patched).getMap("$"))
                .containsEntry("owner_name", "Ingrid")
                .containsEntry("access_code", "0815")
                .containsEntry("occupant_name", null)
                .containsEntry("version", 2);
        assertThat(patched.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aPatchMakesWhatIsNotThereYet() {
        assertThat(Api.ok(Confidential.patch(listing, "{\"access_code\": \"4711\"}"))
                        .getMap("$"))
                .containsEntry("access_code", "4711")
                .containsEntry("version", 1);
    }

    @Test
    void whatChangesNothingWritesNothing() {
        assertThat(Api.ok(Confidential.patch(listing, "{}")).getInt("version")).isZero();
        assertThat(Confidential.written(listing, Map.of()).getInt("version")).isZero();
        assertThat(Database.number("select count(*) from property_confidential"))
                .isZero();
        Confidential.written(listing, Map.of("access_code", "4711"));
        String before = Confidential.row(listing);

        assertThat(Api.ok(Confidential.patch(listing, "{}")).getInt("version")).isEqualTo(1);
        assertThat(Api.ok(Confidential.patch(listing, "{\"access_code\": \"4711\"}"))
                        .getInt("version"))
                .isEqualTo(1);
        assertThat(Confidential.written(listing, Map.of("access_code", "4711")).getInt("version"))
                .isEqualTo(1);
        assertThat(Confidential.row(listing)).isEqualTo(before);
    }

    @Test
    void whoHasTheVersionIsToldSo() {
        assertThat(given().header("If-None-Match", "\"0\"")
                        .get(Confidential.path(listing))
                        .statusCode())
                .isEqualTo(304);
        Confidential.written(listing, Map.of("access_code", "4711"));

        Response same = given().header("If-None-Match", "\"1\"").get(Confidential.path(listing));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.header("ETag")).isEqualTo("\"1\"");
        assertThat(same.asString()).isEmpty();
        assertThat(given().header("If-None-Match", "\"0\"")
                        .get(Confidential.path(listing))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void noCacheMayKeepIt() {
        for (Response answer : List.of(
                Confidential.get(listing),
                Confidential.put(listing, Map.of("access_code", "4711")),
                Api.get(Confidential.path(listing) + "/?fields=access_code"))) {
            assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
        }
    }

    @Test
    void onlyTheVersionThatIfMatchNamesIsChanged() {
        assertThat(conditional("\"0\"", "first").statusCode()).isEqualTo(200);
        problem(conditional("\"0\"", "second"), 412, "stale_version");
        problem(
                Api.json()
                        .header("If-Match", "\"0\"")
                        .body(Map.of("access_code", "second"))
                        .put(Confidential.path(listing)),
                412,
                "stale_version");
        assertThat(Api.ok(conditional("\"1\"", "third")).getInt("version")).isEqualTo(2);
        assertThat(conditional("*", "fourth").statusCode()).isEqualTo(200);
        invalidParameter(conditional("1", "fifth"), "If-Match", "invalid_etag");
        assertThat(Api.ok(Confidential.get(listing)).getString("access_code")).isEqualTo("fourth");
    }

    @Test
    void manyAtOnceLoseNothing() {
        List<Integer> statuses = Parallel.run(Confidential.FIELDS.size(), i -> Confidential.patch(
                        listing, "{\"" + Confidential.FIELDS.get(i) + "\": \"p" + i + "@b.example\"}")
                .statusCode());

        assertThat(statuses).containsOnly(200);
        JsonPath after = Api.ok(Confidential.get(listing));
        for (int i = 0; i < Confidential.FIELDS.size(); i++) {
            assertThat(after.getString(Confidential.FIELDS.get(i))).isEqualTo("p" + i + "@b.example");
        }
        assertThat(after.getInt("version")).isEqualTo(Confidential.FIELDS.size());
    }

    @Test
    void ofTwoWhoNameTheSameVersionOneWins() {
        Confidential.written(listing, Map.of("access_code", "4711"));

        List<Integer> statuses =
                Parallel.run(4, i -> conditional("\"1\"", "code " + i).statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
        assertThat(Api.ok(Confidential.get(listing)).getInt("version")).isEqualTo(2);
    }

    @Test
    void fieldsKeepsOnlyThose() {
        Confidential.written(listing, Map.of("access_code", "4711", "owner_name", "Ingrid"));

        assertThat(Api.ok(Api.get(Confidential.path(listing) + "?fields=access_code,version"))
                        .getMap("$"))
                .isEqualTo(Map.of("access_code", "4711", "version", 1));
        invalidParameter(Api.get(Confidential.path(listing) + "?fields=list_price"), "fields", "unknown_field");
        invalidParameter(Api.get(Confidential.path(listing) + "?field=x"), "field", "unknown_parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"alarm_code\": \"1\"}',/alarm_code,unknown_field",
        "'{\"access_code\": 4711}',/access_code,wrong_type",
        "'{\"access_code\": \"\"}',/access_code,length",
        "'{\"owner_email\": \"ingrid at solberg\"}',/owner_email,invalid_email",
        "'{\"private_remarks\": \"a\\u0000b\"}',/private_remarks,invalid_text",
    })
    void badInputIsNamedByItsField(String body, String pointer, String code) {
        invalid(Confidential.patch(listing, body), pointer, code);
        invalid(Api.json().body(body).put(Confidential.path(listing)), pointer, code);
    }

    @ParameterizedTest
    @CsvSource({
        "owner_name,200",
        "owner_phone,50",
        "owner_email,254",
        "private_remarks,50000",
        "private_office_remarks,50000",
        "showing_instructions,10000",
        "lockbox_type,100",
        "lockbox_location,500",
        "access_code,100",
        "occupant_name,200",
        "occupant_phone,50",
        "commission_notes,10000"
    })
    void aTextThatIsTooLongIsRefused(String field, int longest) {
        String start = field.equals("owner_email") ? "a@b.example" : "";
        String text = "x".repeat(longest + 1 - start.length()) + start;

        Response refusal = Confidential.patch(listing, "{\"" + field + "\": \"" + text + "\"}");

        assertThat(problem(refusal, 400, "invalid_input").getList("errors.pointer"))
                .containsOnly("/" + field);
        assertThat(refusal.asString()).doesNotContain("xxxxx");
    }

    @Test
    void whatTheServiceSetsIsNoBusinessOfAPatch() {
        for (String field : List.of("version", "property_id", "created_at", "updated_at")) {
            invalid(Confidential.patch(listing, "{\"" + field + "\": null}"), "/" + field, "read_only");
        }
    }

    @Test
    void itGoesWithTheListing() {
        Confidential.written(listing, Map.of("access_code", "4711"));

        Api.delete(Api.PROPERTIES + "/" + listing);
        problem(Confidential.get(listing), 404, "not_found");
        Api.json().post(Api.PROPERTIES + "/" + listing + "/restore");
        assertThat(Api.ok(Confidential.get(listing)).getString("access_code")).isEqualTo("4711");
        Api.delete(Api.PROPERTIES + "/" + listing + "?purge=true");
        assertThat(Database.number("select count(*) from property_confidential"))
                .isZero();
    }

    private Response conditional(String ifMatch, String code) {
        return Api.json()
                .header("If-Match", ifMatch)
                .body(Map.of("access_code", code))
                .patch(Confidential.path(listing));
    }
}
