package dev.freehold.property.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listing cannot be, it cannot become by SQL either. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PropertyConstraintTest {
    private String property;

    @BeforeEach
    void aListing() {
        Database.clear();
        property = Api.property(Map.of("listing_id", "A-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "listing_id_check|listing_id = ' '",
                "standard_status_check|standard_status = 'sold'",
                "agent_id_fkey|agent_id = '01890000-0000-7000-8000-00000000dead'",
                "list_price_check|list_price = -0.01",
                "list_price_check|list_price = 'NaN'",
                "currency_check|currency = 'usd'",
                "currency_check|currency = 'US'",
                "close_price_check|close_price = -1, close_date = '2026-01-31'",
                "close_price_check|close_price = 'NaN', close_date = '2026-01-31'",
                "close_price_check|close_price = 1",
                "close_price_check|close_date = '2026-01-31'",
                "country_check|country = 'no'",
                "country_check|country = 'N'",
                "latitude_check|latitude = 90.000001, longitude = 0",
                "latitude_check|latitude = -91, longitude = 0",
                "latitude_check|latitude = 'NaN', longitude = 0",
                "longitude_check|longitude = 180.000001, latitude = 0",
                "longitude_check|longitude = -181, latitude = 0",
                "longitude_check|longitude = 'NaN', latitude = 0",
                "longitude_check|longitude = 10",
                "longitude_check|latitude = 10",
                "bedrooms_total_check|bedrooms_total = -1",
                "bedrooms_total_check|bedrooms_total = 10001",
                "bathrooms_total_check|bathrooms_total = -0.5",
                "bathrooms_total_check|bathrooms_total = 'NaN'",
                "living_area_check|living_area = -1",
                "living_area_check|living_area = 'NaN'",
                "living_area_units_check|living_area_units = 'acres'",
                "lot_size_area_check|lot_size_area = -1",
                "lot_size_area_check|lot_size_area = 'NaN'",
                "lot_size_units_check|lot_size_units = 'morgen'",
                "year_built_check|year_built = 999",
                "year_built_check|year_built = 2201",
                "stories_check|stories = -1",
                "stories_check|stories = 'NaN'",
                "garage_spaces_check|garage_spaces = -1",
                "garage_spaces_check|garage_spaces = 'NaN'",
                "public_remarks_check|public_remarks = repeat('x', 50001)",
                "expiration_date_check|listing_contract_date = '2026-01-31', expiration_date = '2026-01-30'",
                "external_id_check|external_source = 'mls'",
                "external_id_check|external_id = '7'",
            })
    void aConstraintNamesTheField(String constraint, String assignments) {
        String update = "update properties set " + assignments + ", mls_status = 'new'";

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Database.execute(update))
                .havingCause()
                .withMessageContaining("\"properties_" + constraint + "\"");
        assertThat(Database.column("select mls_status from properties")).containsExactly("null");
        assertThat(Database.number("select count(*) from listing_history")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list_price = 1e20",
                "list_price = 'Infinity'",
                "city = repeat('x', 151)",
                "bedrooms_total = 2147483648",
                "standard_status = null",
                "internet_display = null",
                "currency = null"
            })
    void whatDoesNotFitTheColumnIsRefused(String assignment) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Database.execute("update properties set " + assignment))
                .havingCause()
                .isInstanceOf(SQLException.class);
    }

    /** So that none is forgotten above, but that of a column which is counted anew when anybody sets it. */
    @Test
    void everyConstraintIsTried() throws NoSuchMethodException {
        CsvSource tried = PropertyConstraintTest.class
                .getDeclaredMethod("aConstraintNamesTheField", String.class, String.class)
                .getAnnotation(CsvSource.class);
        List<String> names = Database.column(
                "select conname from pg_constraint"
                        + " where conrelid = 'properties'::regclass and contype in ('c', 'f') and conname <> 'properties_photos_count_check'");

        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(tried.value())
                .anyMatch(line -> line.startsWith(name.replace("properties_", "") + "|")));
    }

    @Test
    void twoLiveListingsHaveNotTheSameId() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        Database.execute("insert into properties (id, listing_id) values (gen_random_uuid(), 'a-1')"))
                .havingCause()
                .withMessageContaining("properties_listing_id_key");

        Database.execute("update properties set deleted_at = now()");
        Database.execute("insert into properties (id, listing_id) values (gen_random_uuid(), 'a-1')");
    }

    @Test
    void aListingStaysWhenItsAgentLeaves() {
        String ann = Api.user("ann");
        Api.ok(Api.patch(Api.PROPERTIES + "/" + property, "{\"agent_id\": \"" + ann + "\"}"));

        Database.execute("delete from users where id = ?::uuid", ann);

        assertThat(Api.ok(Api.get(Api.PROPERTIES + "/" + property)).getString("agent_id"))
                .isNull();
    }
}
