package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies within a circle or a box, compared with the measurement of every place. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DistanceTest {
    private static final double EARTH_RADIUS = 6_371_008.8;
    private static final int CENTERS = 30;
    private static final int PLACES = 510;

    private final Random random = new Random(20260131);
    private final List<Circle> circles = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    @BeforeEach
    void placesAroundCenters() {
        Database.clear();
        double[] latitudes = {90, -90, 89.999, 89.5, -89.2, 85, 80, -75, 60, 47.62, 0, 0.001, -33};
        double[] longitudes = {180, -180, 179.999, -179.9, 0, -122.35};
        for (int i = 0; i < CENTERS; i++) {
            double latitude = i < latitudes.length ? latitudes[i] : random.nextDouble() * 180 - 90;
            double longitude = i % 2 == 0 ? longitudes[i / 2 % 6] : random.nextDouble() * 360 - 180;
            Circle circle = new Circle(longitude, latitude, Math.round(Math.pow(10, 2 + random.nextDouble() * 3)));
            circles.add(circle);
            for (int j = 0; j < PLACES / CENTERS; j++) {
                places.add(around(circle));
            }
        }
        Database.execute(places.stream()
                .map(place -> "('%s', '%s', %s, %s)".formatted(place.id, place.id, place.longitude, place.latitude))
                .collect(Collectors.joining(
                        ", ", "insert into properties (id, listing_id, longitude, latitude) values ", "")));
    }

    @AfterEach
    void clear() {
        Database.clear();
    }

    @Test
    void aCircleHasExactlyThePlacesThatAreSoNear() {
        int found = 0;
        for (Circle circle : circles) {
            List<String> expected = places.stream()
                    .filter(place -> circle.distance(place) <= circle.radius)
                    .sorted(Comparator.comparing(circle::distance).thenComparing(place -> place.id.toString()))
                    .map(place -> place.id.toString())
                    .toList();

            assertThat(Api.ids(Api.get(PROPERTIES + "?limit=200&near=" + circle.longitude + "," + circle.latitude
                            + "&radius_m=" + circle.radius)))
                    .as(circle.toString())
                    .isEqualTo(expected);
            found += expected.size();
        }
        assertThat(found).isBetween(PLACES / 3, PLACES * CENTERS / 2);
    }

    @Test
    void aBoxHasExactlyThePlacesInIt() {
        for (Circle circle : circles) {
            double west = circle.longitude;
            double east = west + 5 > 180 ? west + 5 - 360 : west + 5;
            double south = Math.max(-90, circle.latitude - 1);
            double north = Math.min(90, circle.latitude + 1);

            assertThat(Api.ids(Api.get(PROPERTIES + "?limit=200&bbox=%s,%s,%s,%s".formatted(west, south, east, north))))
                    .containsExactlyInAnyOrderElementsOf(places.stream()
                            .filter(place -> place.latitude >= south && place.latitude <= north)
                            .filter(place -> west <= east
                                    ? place.longitude >= west && place.longitude <= east
                                    : place.longitude >= west || place.longitude <= east)
                            .map(place -> place.id.toString())
                            .toList());
        }
    }

    /** Somewhere up to half as far again as the radius. */
    private Place around(Circle circle) {
        double angle = circle.radius / EARTH_RADIUS * random.nextDouble() * 1.5;
        double bearing = random.nextDouble() * 2 * Math.PI;
        double latitude = Math.toRadians(circle.latitude);
        double sine = Math.sin(latitude) * Math.cos(angle) + Math.cos(latitude) * Math.sin(angle) * Math.cos(bearing);
        double there = Math.asin(Math.max(-1, Math.min(1, sine)));
        double turn = Math.atan2(
                Math.sin(bearing) * Math.sin(angle) * Math.cos(latitude),
                Math.cos(angle) - Math.sin(latitude) * Math.sin(there));
        double longitude = (circle.longitude + Math.toDegrees(turn) + 540) % 360 - 180;
        return new Place(new UUID(random.nextLong(), random.nextLong()), longitude, Math.toDegrees(there));
    }

    private record Place(UUID id, double longitude, double latitude) {
        double[] vector() {
            double east = Math.toRadians(longitude);
            double north = Math.toRadians(latitude);
            return new double[] {Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)};
        }
    }

    private record Circle(double longitude, double latitude, long radius) {
        /** To a tenth of a metre, by the chord through the earth: not the formula under test. */
        double distance(Place place) {
            double[] a = new Place(null, longitude, latitude).vector();
            double[] b = place.vector();
            double chord = Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
            return Math.rint(2 * EARTH_RADIUS * Math.asin(chord / 2) * 10) / 10;
        }
    }
}
