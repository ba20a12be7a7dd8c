package dev.freehold.property.confidential;

import static dev.freehold.support.Api.invalidParameter;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.property.confidential.keys.TestConfidentialKeys;
import dev.freehold.shared.json.InputBinder;
import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is confidential is nowhere but where it belongs. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConfidentialSecrecyTest {
    private static final String MARK = "tr0ub4dor";

    @Inject
    InputBinder binder;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler capture = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        /** The test's own HTTP client may say what it sends. */
        @Override
        public void publish(LogRecord entry) {
            if (!String.valueOf(entry.getLoggerName()).startsWith("org.apache.http")) {
                log.add(formatter.format(entry));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private String listing;

    @BeforeEach
    void aListing() {
        Database.clear();
        listing = Api.property(Map.of("listing_id", "L1", "city", "Seattle"));
        Confidential.written(listing, Map.of("owner_name", MARK + " Solberg", "private_remarks", MARK + " remarks"));
    }

    @Test
    void noTableHasItInClearAndNoTrailHasItAtAll() {
        Confidential.patch(listing, "{\"access_code\": \"" + MARK + "\"}");
        Api.json()
                .header("Idempotency-Key", "k-1")
                .body("{\"lockbox_location\": \"" + MARK + "\"}")
                .patch(Confidential.path(listing));
        List<String> ciphertexts = Database.column("select encode(ciphertext, 'hex') from property_confidential");
        Api.delete(Api.PROPERTIES + "/" + listing + "?purge=true");

        List<String> tables = Database.column(
                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
        assertThat(tables).contains("audit_logs", "access_audit_log", "idempotency_keys", "property_confidential");
        for (String table : tables) {
            assertThat(Database.column("select t::text from " + table + " t"))
                    .as(table)
                    .noneMatch(row -> row.contains(MARK) || row.contains(ciphertexts.get(0)));
        }
        assertThat(Database.column("select distinct key from audit_logs, jsonb_object_keys(coalesce(new_values,"
                        + " old_values)) as key where entity = 'property_confidential'"))
                .containsExactlyInAnyOrder("property_id", "key_id", "nonce", "version", "created_at", "updated_at");
        assertThat(Database.column("select action from audit_logs where entity = 'property_confidential' order by seq"))
                .containsExactly("insert", "update", "update", "delete");
        assertThat(Database.number("select count(*) from idempotency_keys")).isZero();
    }

    @Test
    void aChangeIsInTheTrailWithItsAuthor() {
        assertThat(Database.rows(
                        "select actor_id, request_id is not null as asked from audit_logs"
                                + " where entity = 'property_confidential' and entity_id = ?::uuid",
                        listing))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("actor_id", TestSignIn.DEVELOPER)
                        .containsEntry("asked", true));
    }

    @Test
    void noLogHasItHoweverMuchIsLogged() {
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(capture);
        root.setLevel(Level.ALL);
        try {
            Confidential.get(listing);
            Confidential.put(listing, Map.of("access_code", MARK));
            Confidential.patch(listing, "{\"owner_name\": \"" + MARK + "\"}");
            Confidential.patch(listing, "{\"owner_email\": \"" + MARK + "\"}");
            Confidential.patch(listing, "{\"owner_name\": " + MARK + "}");
            Api.allowed().body("{\"owner_name\": \"" + MARK + "\"}").patch(Confidential.path(listing));
            TestConfidentialKeys.configure(2);
            Confidential.put(listing, Map.of("access_code", MARK));
            Logger.getLogger("dev.freehold").fine("the capture works");
        } finally {
            root.setLevel(before);
            root.removeHandler(capture);
        }

        assertThat(log)
                .anyMatch(line -> line.contains("the capture works"))
                .anyMatch(line -> line.contains("confidential_unavailable"))
                .noneMatch(line -> line.contains(MARK) || line.contains(TestConfidentialKeys.text(2)));
    }

    @Test
    void noRecordShowsItsValues() {
        byte[] json = ("{\"owner_name\": \"" + MARK + "\"}").getBytes(StandardCharsets.UTF_8);
        ConfidentialPart part = binder.bind(json, ConfidentialPart.class);
        ConfidentialPatch patch = binder.bind(json, ConfidentialPatch.class);
        ConfidentialView view = ConfidentialView.of(new UUID(1, 2), part, 3, Instant.EPOCH, Instant.EPOCH);

        assertThat(part.ownerName()).isEqualTo(MARK);
        assertThat(List.of(part, patch, view))
                .allSatisfy(record ->
                        assertThat(record.toString()).startsWith("Confidential").doesNotContain(MARK));
    }

    @ParameterizedTest
    @CsvSource({
        "owner_name=" + MARK + ",owner_name,unknown_parameter",
        "access_code_is_null=true,access_code_is_null,unknown_parameter",
        "private_remarks_gte=a,private_remarks_gte,unknown_parameter",
        "sort=owner_name,sort,unknown_sort_key",
        "fields=owner_name,fields,unknown_field",
    })
    void noListOfListingsKnowsTheFields(String query, String parameter, String code) {
        for (String type : List.of("application/json", "text/csv", "application/x-ndjson")) {
            invalidParameter(given().header("Accept", type).get(Api.PROPERTIES + "?" + query), parameter, code);
        }
        invalidParameter(Api.get(Api.PROPERTIES + "/" + listing + "?fields=owner_name"), "fields", "unknown_field");
    }

    @Test
    void noSearchFindsIt() {
        assertThat(Api.ids(Api.get(Api.PROPERTIES + "?q=" + MARK))).isEmpty();
        assertThat(Api.ids(Api.get(Api.PROPERTIES + "?q=Solberg"))).isEmpty();
        assertThat(Api.ids(Api.get(Api.PROPERTIES + "?q=Seattle"))).containsExactly(listing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "application/x-ndjson"})
    void noListAndNoExportHasIt(String type) {
        for (String path : List.of(Api.PROPERTIES, "/api/v1/audit-logs", "/api/v1/access-audit")) {
            Response list = given().header("Accept", type).get(path);

            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.asString()).contains(listing).doesNotContain(MARK, "ciphertext");
        }
    }

    @Test
    void noListingAndNoImportTakesIt() {
        Api.invalid(
                Api.patch(Api.PROPERTIES + "/" + listing, "{\"owner_name\": \"x\"}"), "/owner_name", "unknown_field");
        invalidParameter(
                Api.json()
                        .contentType("text/csv")
                        .body("listing_id,owner_name\nL2,x\n")
                        .post(Api.PROPERTIES + "/import"),
                "columns",
                "unknown_column");
    }
}
