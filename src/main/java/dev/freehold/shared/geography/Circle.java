package dev.freehold.shared.geography;

/**
 * All places within a distance of one, on a sphere of the earth's mean radius.
 *
 * @param longitude of the centre, from -180 to 180 degrees
 * @param latitude of the centre, from -90 to 90 degrees
 * @param radius in metres, at most {@value #MAX_RADIUS}
 */
public record Circle(double longitude, double latitude, double radius) {
    /** Metres, where none are given. */
    public static final int DEFAULT_RADIUS = 5_000;

    /** Metres. All that lies within is measured, so that one request must not ask for a continent. */
    public static final int MAX_RADIUS = 100_000;

    private static final double EARTH_RADIUS = 6_371_008.8;

    /** A hundred-thousandth more, so that rounding leaves no place of the rim outside. */
    private static final double MARGIN = 1.00001;

    /** Metres. Distances are told to a tenth, and what is told to be at the radius is within it. */
    private static final double ROUNDING = 0.05;

    private static final double POLE = 90;

    /**
     * The smallest box around the circle; around a pole it is the whole cap. The meridians that touch a circle do so north or south
     * of its centre, where they are closer to each other.
     */
    public BoundingBox bounds() {
        double angle = (radius + ROUNDING) / EARTH_RADIUS * MARGIN;
        double height = Math.toDegrees(angle);
        double south = Math.max(-POLE, latitude - height);
        double north = Math.min(POLE, latitude + height);
        double sine = Math.sin(angle) / Math.cos(Math.toRadians(latitude));
        if (south == -POLE || north == POLE || sine >= 1) {
            return new BoundingBox(-180, south, 180, north);
        }
        double width = Math.toDegrees(Math.asin(sine));
        return new BoundingBox(wrapped(longitude - width), south, wrapped(longitude + width), north);
    }

    private static double wrapped(double degrees) {
        if (degrees < -180) {
            return degrees + 360;
        }
        return degrees > 180 ? degrees - 360 : degrees;
    }
}
