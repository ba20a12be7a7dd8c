package dev.freehold.property.history;

import static dev.freehold.property.history.History.listing;
import static dev.freehold.property.history.History.patch;
import static dev.freehold.property.history.History.sql;
import static dev.freehold.support.Api.PROPERTIES;
import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change that fails leaves no row behind. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FailedChangeTest {
    private static final String CHANGE = "\"list_price\": 90, \"standard_status\": \"pending\"";

    private String property;
    private String before;

    @BeforeEach
    void aListing() {
        Database.clear();
        property = listing("active", Map.of("list_price", 100, "listing_id", "A-1"));
        before = Api.get(PROPERTIES + "/" + property).asString();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(History.of(property)).containsExactly("new_listing standard_status - active 100.00");
        assertThat(Api.get(PROPERTIES + "/" + property).asString()).isEqualTo(before);
        assertThat(Database.number(
                        "select count(*) from audit_logs where entity = 'properties' and entity_id = ?::uuid",
                        property))
                .isEqualTo(1);
    }

    @Test
    void byAnAgentWhoIsNot() {
        invalid(
                patch(property, "{" + CHANGE + ", \"agent_id\": \"" + Api.nobody() + "\"}"),
                "/agent_id",
                "unknown_reference");
    }

    @Test
    void byAListingIdThatIsTaken() {
        Api.property(Map.of("listing_id", "A-2"));

        problem(patch(property, "{" + CHANGE + ", \"listing_id\": \"a-2\"}"), 409, "conflict");
    }

    @Test
    void byAStaleVersion() {
        problem(
                Api.json().header("If-Match", "\"7\"").body("{" + CHANGE + "}").patch(PROPERTIES + "/" + property),
                412,
                "stale_version");
    }

    @Test
    void byAnIllegalJumpBesideALegalPrice() {
        problem(patch(property, "{\"list_price\": 90, \"standard_status\": \"incomplete\"}"), 409, "conflict");
    }

    @Test
    void inATransactionWithAnIdempotencyKey() {
        invalid(
                Api.json()
                        .header("Idempotency-Key", "once")
                        .body("{" + CHANGE + ", \"agent_id\": \"" + Api.nobody() + "\"}")
                        .patch(PROPERTIES + "/" + property),
                "/agent_id",
                "unknown_reference");
    }

    @Test
    void byATransactionThatIsRolledBack() throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update properties set list_price = 90, standard_status = 'pending'");
            connection.rollback();
        }
    }

    @Test
    void byAStatementThatFailsAfterIt() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> sql(
                        "update properties set list_price = 90, standard_status = 'pending'",
                        "update properties set list_price = -1"))
                .withMessageContaining("properties_list_price_check");
    }

    @Test
    void ofAListingThatThereIsNot() {
        assertThat(Api.json()
                        .body(Map.of("list_price", 5, "agent_id", Api.nobody()))
                        .post(PROPERTIES)
                        .statusCode())
                .isEqualTo(400);

        assertThat(Database.number("select count(*) from listing_history where price = 5"))
                .isZero();
    }
}
