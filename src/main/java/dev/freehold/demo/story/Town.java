package dev.freehold.demo.story;

/** Where the houses stand: towns of one county, so that a map shows them all. */
enum Town {
    MAYNOOTH("Maynooth", "W23", 53.3813, -6.5918),
    CELBRIDGE("Celbridge", "W23", 53.3386, -6.5397),
    LEIXLIP("Leixlip", "W23", 53.3646, -6.4953),
    KILCOCK("Kilcock", "W23", 53.4008, -6.6697),
    CLANE("Clane", "W91", 53.2914, -6.6892),
    NAAS("Naas", "W91", 53.2206, -6.6593);

    private static final double STEPS_PER_DEGREE = 100_000;
    private static final int FARTHEST_STEPS = 700;

    private final String label;
    private final String postalCode;
    private final double latitude;
    private final double longitude;

    Town(String label, String postalCode, double latitude, double longitude) {
        this.label = label;
        this.postalCode = postalCode;
        this.latitude = latitude;
        this.longitude = longitude;
    }

    String label() {
        return label;
    }

    /** Only the part that a whole district shares: the rest of it would name a real house. */
    String postalCode() {
        return postalCode;
    }

    /** Of some place in town, in degrees with five digits, which is about a metre. */
    double latitude(Dice dice) {
        return somewhereNear(latitude, dice);
    }

    /** As {@link #latitude}. */
    double longitude(Dice dice) {
        return somewhereNear(longitude, dice);
    }

    private static double somewhereNear(double degrees, Dice dice) {
        int steps = dice.below(2 * FARTHEST_STEPS + 1) - FARTHEST_STEPS;
        return Math.round(degrees * STEPS_PER_DEGREE + steps) / STEPS_PER_DEGREE;
    }
}
