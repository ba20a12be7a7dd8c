package dev.freehold.property.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.freehold.demo.DemoSeeder;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo writes past the service, and must not show what the service would refuse. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DemoLivesTest {
    @Inject
    DemoSeeder seeder;

    @BeforeEach
    @AfterEach
    void clear() {
        Database.clear();
    }

    @Test
    void everyListingOfTheDemoGoesLegalWays() {
        seeder.seed(2, true, "no hash", rows -> {}).await().indefinitely();

        List<Map<String, Object>> moves = Database.rows("""
                select previous_value, new_value from listing_history
                where field_name = 'standard_status' and previous_value is not null
                """);

        assertThat(moves).hasSizeGreaterThan(40).allSatisfy(move -> assertThatCode(() ->
                        StatusTransitions.require(status(move, "previous_value"), status(move, "new_value"), false))
                .doesNotThrowAnyException());
    }

    private static StandardStatus status(Map<String, Object> move, String column) {
        return StandardStatus.valueOf(move.get(column).toString());
    }
}
