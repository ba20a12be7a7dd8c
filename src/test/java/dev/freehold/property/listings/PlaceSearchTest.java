package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding listings by where they are. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PlaceSearchTest {
    @BeforeEach
    void nothing() {
        Database.clear();
    }

    /** Distances on the ellipsoid, which the sphere meets within 0.6 %; it is worst along a meridian at the equator. */
    @ParameterizedTest
    @CsvSource({
        "47.6205,-122.3493,47.6062,-122.3321,2047",
        "47.6205,-122.3493,47.5301,-122.0326,25800",
        "0,0,0,0.5,55660",
        "0,0,0.5,0,55287",
        "60,10,60,11,55800",
        "51.5007,-0.1246,51.4779,-0.0015,8915",
        "-33.8568,151.2153,-33.8908,151.2743,6634",
        "78.2232,15.6267,78.9235,11.9099,112900",
    })
    void distancesAreThoseOfTheEarth(
            double latitude, double longitude, double toLatitude, double toLongitude, double m) {
        String id = place("there", toLatitude, toLongitude);

        List<Double> found =
                Api.ok(near(longitude, latitude, "&radius_m=100000")).getList("items.distance_m", Double.class);

        if (m > 100_000) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(distance -> assertThat(distance)
                    .isCloseTo(m, Percentage.withPercentage(0.6)));
            assertThat(Api.ok(Api.get(PROPERTIES + "/" + id)).getString("distance_m"))
                    .isNull();
        }
    }

    @Test
    void theNearestComesFirstUnlessASortIsGiven() {
        place("c", 59.93, 10.75);
        place("a", 59.92, 10.75);
        place("b", 59.91, 10.75);
        Api.property(Map.of("listing_id", "nowhere"));

        assertThat(found("near=10.75,59.91")).containsExactly("b", "a", "c");
        assertThat(found("near=10.75,59.91&sort=-distance_m")).containsExactly("c", "a", "b");
        assertThat(found("near=10.75,59.91&sort=listing_id")).containsExactly("a", "b", "c");
        assertThat(found("near=10.75,59.91&q=a")).containsExactly("a");
        assertThat(found("sort=id")).hasSize(4);
    }

    @Test
    void theRadiusIsFiveKilometresUnlessOneIsGiven() {
        place("inside", 59.9549, 10.75);
        place("outside", 59.9551, 10.75);

        assertThat(found("near=10.75,59.91")).containsExactly("inside");
        assertThat(found("near=10.75,59.91&radius_m=5000")).containsExactly("inside");
        assertThat(found("near=10.75,59.91&radius_m=5100")).containsExactly("inside", "outside");
    }

    /** A degree of latitude is 111,195.08 m; what is shown as 1000.0 m is within 1000 m, in every direction. */
    @ParameterizedTest
    @CsvSource({
        "0.008993,0,true",
        "-0.008993,0,true",
        "0,0.008993,true",
        "0.0089935,0,true",
        "-0.0089935,0,true",
        "0,0.0089935,true",
        "0,-0.0089935,true",
        "0.00635939,0.00635939,true",
        "0.008996,0,false",
        "0,0.008996,false",
    })
    void theRimBelongsToTheCircle(double north, double east, boolean isInside) {
        place("rim", north, east);
        Double shown = Api.ok(near(0, 0, "&radius_m=1100")).getDouble("items[0].distance_m");

        assertThat(shown <= 1000).isEqualTo(isInside);
        assertThat(found("near=0,0&radius_m=1000")).hasSize(isInside ? 1 : 0);
        assertThat(found("near=0,0&radius_m=" + shown)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "179.99,0|east west line east-line",
                "-179.99,0|east west line east-line",
                "180,0|east west line east-line",
                "-180,0|east west line east-line",
                "0,90|pole near-pole other-side",
                "-77,90|pole near-pole other-side",
                "180,90|pole near-pole other-side",
                "100,89.99|pole near-pole other-side",
                "0,-90|south",
                "-180,-89.999|south",
            })
    void aCircleGoesOverTheAntimeridianAndThePoles(String center, String names) {
        extremes();

        assertThat(found("near=" + center + "&radius_m=20000")).containsExactlyInAnyOrder(names.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "179,-1,-179,1|east west line east-line",
                "179.9,-1,180,1|east line east-line",
                "-180,-1,-179.9,1|west line east-line",
                "180,-1,-180,1|line east-line",
                "180,-1,180,1|line east-line",
                "-180,-1,-180,1|line east-line",
                "179.95,0,179.95,0|east",
                "-180,-90,180,90|east west line east-line pole near-pole other-side south",
                "-180,-90,180,0|east west line east-line south",
                "-180,0,180,89.96|east west line east-line near-pole other-side",
                "0,89,90,90|pole near-pole",
                "-90,89.95,-90,90|other-side",
                "1,-1,179,1|''",
                "-179,-1,179,1|''",
            })
    void aBoxHasItsEdgesAndGoesOverTheAntimeridianAndToThePoles(String box, String names) {
        extremes();

        assertThat(found("bbox=" + box))
                .containsExactlyInAnyOrderElementsOf(names.isEmpty() ? List.of() : List.of(names.split(" ", -1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10,60.5,11,61", "10.5,60.5,10.5,60.5", "9,60.5,10.5,61", "10.5,60,12,60.5", "10,60,11,60.5"})
    void whatIsOnTheEdgeIsInTheBox(String box) {
        place("edge", 60.5, 10.5);

        assertThat(found("bbox=" + box)).containsExactly("edge");
    }

    @Test
    void placeAndFiltersAllHold() {
        String all =
                "near=10.75,59.91&radius_m=3000&bbox=10.74,59,10.8,60&list_price_lte=100&bedrooms_total_gte=3&q=garden";
        for (String[] one : new String[][] {
            {"all", "59.911", "10.75", "100", "3", "garden"},
            {"also", "59.912", "10.75", "99", "4", "garden"},
            {"far", "59.96", "10.75", "100", "3", "garden"},
            {"west", "59.911", "10.739", "100", "3", "garden"},
            {"dear", "59.911", "10.75", "101", "3", "garden"},
            {"small", "59.911", "10.75", "100", "2", "garden"},
            {"bare", "59.911", "10.75", "100", "3", "yard"},
        }) {
            Api.property(Map.of(
                    "listing_id",
                    one[0],
                    "latitude",
                    new BigDecimal(one[1]),
                    "longitude",
                    new BigDecimal(one[2]),
                    "list_price",
                    Integer.valueOf(one[3]),
                    "bedrooms_total",
                    Integer.valueOf(one[4]),
                    "public_remarks",
                    one[5]));
        }

        assertThat(found(all)).containsExactly("all", "also");
        assertThat(Api.ok(Api.get(PROPERTIES + "?include_total=true&limit=1&" + all))
                        .getInt("total"))
                .isEqualTo(2);
    }

    @Test
    void aWalkVisitsEachOnceEvenAtEqualDistances() {
        Database.execute("""
                insert into properties (id, listing_id, latitude, longitude)
                select gen_random_uuid(), 'L' || n, n % 5 * 0.001, 179.999 + n % 3 * 0.001 - case when n % 3 = 2 then 360 else 0 end
                from generate_series(1, 45) n
                """);
        for (String sort : List.of("distance_m", "-distance_m", "distance_m,listing_id", "-listing_id")) {
            for (int limit : new int[] {1, 7}) {
                List<String> walk =
                        Api.walk(PROPERTIES, Map.of("near", "180,0", "radius_m", "2000", "sort", sort, "limit", limit));
                assertThat(walk)
                        .as(sort)
                        .doesNotHaveDuplicates()
                        .isEqualTo(Api.ids(Api.get(PROPERTIES + "?limit=200&near=180,0&radius_m=2000&sort=" + sort)))
                        .hasSizeGreaterThan(30);
            }
        }
    }

    private static void extremes() {
        place("east", 0, 179.95);
        place("west", 0, -179.95);
        place("line", 0, -180);
        place("east-line", 0, 180);
        place("pole", 90, 33);
        place("near-pole", 89.95, 90);
        place("other-side", 89.95, -90);
        place("south", -90, 0);
    }

    private static String place(String name, double latitude, double longitude) {
        return Api.property(Map.of("listing_id", name, "latitude", latitude, "longitude", longitude));
    }

    private static List<String> found(String query) {
        return Api.ok(Api.get(PROPERTIES + "?" + query)).getList("items.listing_id");
    }

    private static Response near(double longitude, double latitude, String more) {
        return Api.get(PROPERTIES + "?near=" + longitude + "," + latitude + more);
    }
}
