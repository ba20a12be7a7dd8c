package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PropertyTest {
    @BeforeEach
    void nothing() {
        Database.clear();
    }

    @Test
    void aNewListingIsIncompleteAndForEverybody() {
        JsonPath listing = Api.create(PROPERTIES, Map.of());

        assertThat(listing.getString("standard_status")).isEqualTo("incomplete");
        assertThat(listing.getString("listing_id")).matches("FH-[0-9A-Z]{10}");
        assertThat(listing.getBoolean("internet_display")).isTrue();
        assertThat(listing.getBoolean("internet_address_display")).isTrue();
        assertThat(listing.getString("currency")).isEqualTo("USD");
        assertThat(listing.getInt("photos_count")).isZero();
        assertThat(listing.getString("days_on_market")).isNull();
    }

    @Test
    void whatIsNearComesFirst() {
        Api.property(Map.of("listing_id", "far", "latitude", 47.63, "longitude", -122.35));
        Api.property(Map.of("listing_id", "near", "latitude", 47.621, "longitude", -122.349));
        Api.property(Map.of("listing_id", "elsewhere", "latitude", 46, "longitude", -122.349));

        JsonPath page = Api.ok(Api.get(PROPERTIES + "?near=-122.3493,47.6205&radius_m=2000"));

        assertThat(page.getList("items.listing_id")).containsExactly("near", "far");
        assertThat(page.getDouble("items[0].distance_m")).isBetween(55.0, 61.0);
    }
}
