package dev.freehold.property.confidential;

import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.property.confidential.keys.TestConfidentialKeys;
import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are wrong, old or missing, and rows that somebody has touched: nothing is shown, nothing is lost. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConfidentialKeyTest {
    private static final String SECRET = "tr0ub4dor";
    private static final String KEY_ID = "select key_id from property_confidential where property_id = ?::uuid";

    private String listing;

    @BeforeEach
    void aListingUnderKey1() {
        Database.clear();
        listing = Api.property(Map.of());
        TestConfidentialKeys.configure(1);
        Confidential.written(listing, Map.of("access_code", SECRET));
        Database.clearAudit();
    }

    @Test
    void aRowIsUnderTheKeyThatWasConfiguredAndIsNotInClear() {
        assertThat(Database.column(KEY_ID, listing)).containsExactly(TestConfidentialKeys.id(1));
        assertThat(Database.number(
                        "select count(*) from property_confidential where position(convert_to(?, 'UTF8') in ciphertext) > 0"
                                + " or position(convert_to('access_code', 'UTF8') in ciphertext) > 0",
                        SECRET))
                .isZero();
    }

    @Test
    void theSameTextIsNeverEncryptedAlike() {
        String before = Confidential.row(listing);
        Confidential.written(listing, Map.of());
        Confidential.written(listing, Map.of("access_code", SECRET));

        assertThat(Confidential.row(listing)).isNotEqualTo(before);
        assertThat(Database.number("select count(distinct new_values->>'nonce') from audit_logs"
                        + " where entity = 'property_confidential'"))
                .isEqualTo(2);
    }

    @Test
    void underAnotherKeyItIsRefusedByTheIdOfItsOwnAndStaysAsItIs() {
        TestConfidentialKeys.configure(2);

        refuses(TestConfidentialKeys.id(1), "not configured");
    }

    @Test
    void anOldKeyReadsAndTheNewOneWrites() {
        TestConfidentialKeys.configure(2, 1);

        assertThat(Api.ok(Confidential.get(listing)).getString("access_code")).isEqualTo(SECRET);
        assertThat(Database.column(KEY_ID, listing)).containsExactly(TestConfidentialKeys.id(1));
        Api.ok(Confidential.patch(listing, "{\"owner_name\": \"Ingrid\"}"));
        assertThat(Database.column(KEY_ID, listing)).containsExactly(TestConfidentialKeys.id(2));
        TestConfidentialKeys.configure(2);
        assertThat(Api.ok(Confidential.get(listing)).getMap("$"))
                .containsEntry("access_code", SECRET)
                .containsEntry("owner_name", "Ingrid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ciphertext = set_byte(ciphertext, 20, get_byte(ciphertext, 20) # 1)",
                "ciphertext = substring(ciphertext from 1 for octet_length(ciphertext) - 1)",
                "ciphertext = substring(ciphertext from 1 for 16)",
                "nonce = set_byte(nonce, 0, get_byte(nonce, 0) # 1)",
            })
    void aRowThatWasChangedInTheDatabaseIsRefused(String change) {
        Database.execute("update property_confidential set " + change);

        refuses(TestConfidentialKeys.id(1), "changed in the database");
    }

    @Test
    void aRowUnderTheNameOfAnotherKeyIsRefused() {
        TestConfidentialKeys.configure(1, 2);
        Database.execute("update property_confidential set key_id = ?", TestConfidentialKeys.id(2));

        refuses(TestConfidentialKeys.id(2), "changed in the database");
    }

    @Test
    void aRowThatWasMovedToAnotherListingIsRefused() {
        String first = listing;
        listing = Api.property(Map.of());
        Database.clearAudit();
        Database.execute("update property_confidential set property_id = ?::uuid", listing);

        refuses(TestConfidentialKeys.id(1), "moved");
        Database.execute("update property_confidential set property_id = ?::uuid", first);
        assertThat(Api.ok(Confidential.get(first)).getString("access_code")).isEqualTo(SECRET);
    }

    @Test
    void withoutAKeyTheEndpointsSaySoAndAllElseGoesOn() {
        TestConfidentialKeys.configureNone();

        refuses("CONFIDENTIAL_KEY", "not configured");
        listing = Api.property(Map.of());
        for (Response refusal :
                List.of(Confidential.get(listing), Confidential.put(listing, Map.of("owner_name", "I")))) {
            problem(refusal, 503, "confidential_unavailable");
        }
        assertThat(Database.number("select count(*) from property_confidential"))
                .isEqualTo(1);
    }

    /** Every way in is refused, with these words in the detail; the row stays, and nobody has looked. */
    private void refuses(String... words) {
        String before = Confidential.row(listingOfTheRow());
        for (Response refusal : List.of(
                Confidential.get(listing),
                Api.get(Confidential.path(listing) + "?fields=access_code"),
                Confidential.patch(listing, "{}"),
                Confidential.patch(listing, "{\"access_code\": \"1\"}"),
                Confidential.put(listing, Map.of("access_code", "1")))) {
            assertThat(problem(refusal, 503, "confidential_unavailable").getString("detail"))
                    .contains(words);
            assertThat(refusal.header("Retry-After")).isNull();
            assertThat(refusal.asString())
                    .doesNotContain(SECRET, TestConfidentialKeys.text(1), TestConfidentialKeys.text(2));
        }
        assertThat(Confidential.row(listingOfTheRow())).isEqualTo(before);
        assertThat(Confidential.trail()).isEmpty();
    }

    private static String listingOfTheRow() {
        return Database.column("select property_id from property_confidential").get(0);
    }
}
