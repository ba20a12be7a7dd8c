package dev.freehold.shared.geography;

import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.value.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the parameters that say where rows must be: {@code bbox}, {@code near} and {@code radius_m}. */
public final class AreaReader {
    static final String BBOX = "bbox";
    static final String NEAR = "near";
    static final String RADIUS = "radius_m";
    /** The names of the parameters. */
    public static final Set<String> PARAMETERS = Set.of(BBOX, NEAR, RADIUS);

    private final List<InputError> errors;
    private BoundingBox box;
    private boolean hasNear;
    private double[] center;
    private Double radius;

    /** @param errors takes what is wrong */
    public AreaReader(List<InputError> errors) {
        this.errors = errors;
    }

    /** Reads one of the parameters. */
    public void read(String name, String value) {
        switch (name) {
            case BBOX -> readBox(value);
            case NEAR -> readCenter(value);
            default -> readRadius(value);
        }
    }

    /** Whether there is a centre to measure from, be it a wrong one. */
    public boolean hasNear() {
        return hasNear;
    }

    /** What the parameters that were read say together. */
    public Area area() {
        if (radius != null && !hasNear) {
            error(RADIUS, "incomplete", "needs near, the centre that it is measured from");
            return Area.ANYWHERE;
        }
        Circle circle = center == null
                ? null
                : new Circle(center[0], center[1], radius == null ? Circle.DEFAULT_RADIUS : radius);
        return new Area(box, circle);
    }

    private void readBox(String value) {
        double[] edges = numbers(BBOX, value, 4, "minLon,minLat,maxLon,maxLat");
        if (edges == null || !isPlace(BBOX, edges[0], edges[1]) || !isPlace(BBOX, edges[2], edges[3])) {
            return;
        }
        if (edges[1] > edges[3]) {
            error(BBOX, "out_of_range", "has its south (" + edges[1] + ") north of its north (" + edges[3] + ")");
            return;
        }
        box = new BoundingBox(edges[0], edges[1], edges[2], edges[3]);
    }

    private void readCenter(String value) {
        hasNear = true;
        double[] place = numbers(NEAR, value, 2, "lon,lat");
        if (place != null && isPlace(NEAR, place[0], place[1])) {
            center = place;
        }
    }

    private void readRadius(String value) {
        double[] metres = numbers(RADIUS, value, 1, "metres");
        if (metres == null) {
            return;
        }
        if (metres[0] <= 0 || metres[0] > Circle.MAX_RADIUS) {
            error(RADIUS, "out_of_range", "must be more than 0 and at most " + Circle.MAX_RADIUS + " metres");
            return;
        }
        radius = metres[0];
    }

    private boolean isPlace(String parameter, double longitude, double latitude) {
        if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
            error(
                    parameter,
                    "out_of_range",
                    "has the place " + longitude + "," + latitude
                            + "; longitude comes first, from -180 to 180, then latitude, from -90 to 90");
            return false;
        }
        return true;
    }

    /** Null, with the error noted, if there are not so many numbers. */
    private double[] numbers(String parameter, String value, int count, String shape) {
        List<Double> numbers = new ArrayList<>(count);
        try {
            for (String number : value.split(",", -1)) {
                numbers.add(ScalarType.DOUBLE.parse(number));
            }
        } catch (IllegalArgumentException e) {
            numbers.clear();
        }
        if (numbers.size() != count) {
            error(parameter, "invalid_number", "must be " + shape + " in numbers such as 12.5");
            return null;
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void error(String parameter, String code, String detail) {
        errors.add(InputError.in(parameter, code, detail));
    }
}
