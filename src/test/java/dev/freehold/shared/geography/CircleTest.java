package dev.freehold.shared.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircleTest {
    private static final double EARTH_RADIUS = 6_371_008.8;

    @Test
    void theBoxOfACircleOnTheEquatorIsSquare() {
        BoundingBox box = new Circle(10, 0, 10_000).bounds();

        assertThat(box.north()).isCloseTo(0.0899, within(0.0001)).isEqualTo(-box.south());
        assertThat(box.east() - 10).isCloseTo(0.0899, within(0.0001)).isCloseTo(10 - box.west(), within(1e-9));
    }

    @Test
    void theBoxIsWiderTheNearerThePole() {
        BoundingBox box = new Circle(10, 60, 10_000).bounds();

        assertThat(box.east() - 10).isCloseTo(0.1799, within(0.0002));
        assertThat(box.north() - 60).isCloseTo(0.0899, within(0.0001));
    }

    @ParameterizedTest
    @CsvSource({"180", "-180", "179.99", "-179.99"})
    void theBoxGoesOverTheAntimeridian(double longitude) {
        BoundingBox box = new Circle(longitude, 0, 10_000).bounds();

        assertThat(box.west()).isBetween(179.8, 180.0);
        assertThat(box.east()).isBetween(-180.0, -179.8);
    }

    @ParameterizedTest
    @CsvSource({"90", "89.95", "-90", "-89.95"})
    void theBoxOfACircleAroundAPoleIsTheCap(double latitude) {
        BoundingBox box = new Circle(10, latitude, 10_000).bounds();

        assertThat(box.west()).isEqualTo(-180);
        assertThat(box.east()).isEqualTo(180);
        assertThat(latitude > 0 ? box.north() : box.south()).isEqualTo(latitude > 0 ? 90 : -90);
        assertThat(latitude > 0 ? box.south() : box.north()).isBetween(-89.92, 89.92);
    }

    /** Walks along the rim, and a little further, as distances are rounded to a tenth of a metre. */
    @Test
    void theBoxHoldsTheWholeCircle() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            double latitude =
                    i % 4 == 0 ? 90 - random.nextDouble() : Math.toDegrees(Math.asin(random.nextDouble() * 2 - 1));
            double radius = DoubleStream.of(0.001, 1, 500, 5_000, 100_000).toArray()[random.nextInt(5)];
            Circle circle = new Circle(random.nextDouble() * 360 - 180, latitude, radius);
            for (int bearing = 0; bearing < 360; bearing += 15) {
                double[] rim = destination(circle, Math.toRadians(bearing), radius + 0.0499);
                assertThat(circle.bounds().parts())
                        .as(circle + " at " + bearing)
                        .anyMatch(part -> holds(part, rim[0], rim[1]));
            }
        }
    }

    private static boolean holds(BoundingBox box, double longitude, double latitude) {
        return box.west() <= longitude && longitude <= box.east() && box.south() <= latitude && latitude <= box.north();
    }

    /** Longitude and latitude of the place so far off. */
    private static double[] destination(Circle from, double bearing, double metres) {
        double angle = metres / EARTH_RADIUS;
        double latitude = Math.toRadians(from.latitude());
        double sine = Math.sin(latitude) * Math.cos(angle) + Math.cos(latitude) * Math.sin(angle) * Math.cos(bearing);
        double there = Math.asin(Math.max(-1, Math.min(1, sine)));
        double turn = Math.atan2(
                Math.sin(bearing) * Math.sin(angle) * Math.cos(latitude),
                Math.cos(angle) - Math.sin(latitude) * Math.sin(there));
        double longitude = (from.longitude() + Math.toDegrees(turn) + 540) % 360 - 180;
        return new double[] {longitude, Math.toDegrees(there)};
    }
}
