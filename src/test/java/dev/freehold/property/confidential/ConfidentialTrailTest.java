package dev.freehold.property.confidential;

import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There is no look without a record. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConfidentialTrailTest {
    private static final String SECRET = "tr0ub4dor";

    private String listing;

    @BeforeEach
    void aListing() {
        Database.clear();
        listing = Api.property(Map.of());
        Confidential.written(listing, Map.of("access_code", SECRET, "owner_name", "Ingrid"));
        Database.clearAudit();
    }

    @AfterEach
    void mend() {
        Database.execute("drop trigger if exists broken on access_audit_log");
        Database.execute("drop function if exists broken()");
    }

    @Test
    void aRecordSaysWhoSawWhatWhenByWhichRequest() {
        Instant before = Instant.now();

        given().header("X-Request-Id", "look-1").get(Confidential.path(listing) + "?fields=access_code,version");

        JsonPath row = Api.ok(Api.get("/api/v1/access-audit"));
        assertThat(row.getList("items")).hasSize(1);
        assertThat(row.getMap("items[0]"))
                .containsEntry("actor_id", TestSignIn.DEVELOPER.toString())
                .containsEntry("actor_username", "developer")
                .containsEntry("request_id", "look-1")
                .containsEntry("entity", "property_confidential")
                .containsEntry("entity_id", listing)
                .containsEntry("action", "read")
                .containsEntry("fields", List.of("access_code"));
        assertThat(Instant.parse(row.getString("items[0].at"))).isBetween(before.minusSeconds(1), Instant.now());
    }

    @Test
    void aLookIsALookAtAllThatIsShown() {
        Confidential.get(listing);
        Api.get(Confidential.path(listing) + "?fields=owner_name,access_code");
        Api.get(Confidential.path(listing) + "?fields=version");
        Confidential.get(Api.property(Map.of()));

        assertThat(Confidential.trail())
                .containsExactly(
                        Confidential.all("read"), "read owner_name,access_code", "read ", Confidential.all("read"));
    }

    @Test
    void toBeToldThatNothingHasChangedIsALook() {
        Response same = given().header("If-None-Match", "\"1\"").get(Confidential.path(listing));

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(Confidential.trail()).containsExactly(Confidential.all("read"));
    }

    @Test
    void aHeadIsALook() {
        assertThat(given().head(Confidential.path(listing)).statusCode()).isEqualTo(200);

        assertThat(Confidential.trail()).containsExactly(Confidential.all("read"));
    }

    @Test
    void aChangeRecordsWhatChangedAndThatTheAnswerShowsAll() {
        Confidential.patch(listing, "{\"access_code\": \"0815\", \"owner_name\": \"Ingrid\"}");
        Confidential.put(listing, Map.of("access_code", "0815", "lockbox_type", "smart"));

        assertThat(Confidential.trail())
                .containsExactly(
                        "write access_code",
                        Confidential.all("read"),
                        "write owner_name,lockbox_type",
                        Confidential.all("read"));
        assertThat(Database.column(
                        "select distinct request_id is not null and actor_id is not null" + " from access_audit_log"))
                .containsExactly("true");
    }

    @Test
    void whatChangesNothingIsStillALook() {
        Confidential.patch(listing, "{}");
        Confidential.patch(listing, "{\"access_code\": \"" + SECRET + "\"}");
        Confidential.put(listing, Map.of("access_code", SECRET, "owner_name", "Ingrid"));

        assertThat(Confidential.trail())
                .containsExactly(Confidential.all("read"), Confidential.all("read"), Confidential.all("read"));
    }

    @Test
    void whatIsRefusedAsWrongShowsNothingAndIsNoLook() {
        Response stale = Api.json()
                .header("If-Match", "\"7\"")
                .body("{\"access_code\": \"1\"}")
                .patch(Confidential.path(listing));
        Response unknown = Confidential.patch(listing, "{\"alarm\": 1}");
        Response field = Api.get(Confidential.path(listing) + "?fields=alarm");

        for (Response refusal : List.of(stale, unknown, field)) {
            assertThat(refusal.statusCode()).isBetween(400, 412);
            assertThat(refusal.asString()).doesNotContain(SECRET, "Ingrid");
        }
        assertThat(Confidential.trail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create trigger broken before insert on access_audit_log for each row execute function broken()",
                "create constraint trigger broken after insert on access_audit_log deferrable initially deferred"
                        + " for each row execute function broken()"
            })
    void aLookThatCannotBeRecordedIsNotHad(String trigger) {
        Database.execute("create function broken() returns trigger language plpgsql as"
                + " $$ begin raise exception 'the disk is full'; end $$");
        Database.execute(trigger);
        String before = Confidential.row(listing);

        for (Response failure : List.of(
                Confidential.get(listing),
                Api.get(Confidential.path(listing) + "?fields=access_code"),
                given().header("If-None-Match", "\"1\"").get(Confidential.path(listing)),
                Confidential.patch(listing, "{}"),
                Confidential.patch(listing, "{\"owner_phone\": \"1\"}"),
                Confidential.put(listing, Map.of("owner_phone", "1")),
                Api.allowed().get(Confidential.path(listing)))) {
            problem(failure, 500, "internal_error");
            assertThat(failure.asString() + failure.headers()).doesNotContain(SECRET, "Ingrid", "disk");
            assertThat(failure.header("ETag")).isNull();
        }
        assertThat(Confidential.row(listing)).isEqualTo(before);
        assertThat(Confidential.trail()).isEmpty();
    }

    @Test
    void aWriteThatFailsLeavesNoRecordOfItself() {
        Database.execute("alter table property_confidential add constraint no_more check (version < 2) not valid");
        try {
            assertThat(Confidential.patch(listing, "{\"owner_phone\": \"1\"}").statusCode())
                    .isGreaterThanOrEqualTo(400);
        } finally {
            Database.execute("alter table property_confidential drop constraint no_more");
        }

        assertThat(Confidential.trail()).isEmpty();
    }
}
