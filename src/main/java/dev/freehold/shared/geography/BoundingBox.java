package dev.freehold.shared.geography;

import java.util.ArrayList;
import java.util.List;

/**
 * All places between two meridians and two parallels, edges included, in degrees of WGS 84. West may be greater than east: then
 * the box crosses the antimeridian.
 *
 * @param west from -180 to 180
 * @param south from -90 to 90
 * @param east from -180 to 180
 * @param north from south to 90
 */
public record BoundingBox(double west, double south, double east, double north) {
    private static final double ANTIMERIDIAN = 180;

    /**
     * The same places as boxes that do not cross the antimeridian. It is one line with two names, so a box that ends on it has the
     * other name's places as well.
     */
    public List<BoundingBox> parts() {
        if (west > east) {
            return List.of(
                    new BoundingBox(west, south, ANTIMERIDIAN, north),
                    new BoundingBox(-ANTIMERIDIAN, south, east, north));
        }
        List<BoundingBox> parts = new ArrayList<>(List.of(this));
        boolean isWhole = west == -ANTIMERIDIAN && east == ANTIMERIDIAN;
        if (!isWhole && east == ANTIMERIDIAN) {
            parts.add(new BoundingBox(-ANTIMERIDIAN, south, -ANTIMERIDIAN, north));
        } else if (!isWhole && west == -ANTIMERIDIAN) {
            parts.add(new BoundingBox(ANTIMERIDIAN, south, ANTIMERIDIAN, north));
        }
        return parts;
    }
}
