package dev.freehold.shared.geography;

/**
 * Where on earth the rows of a list must be.
 *
 * @param box inside this; null for anywhere
 * @param circle and inside this; null for anywhere
 */
public record Area(BoundingBox box, Circle circle) {
    /** No bound. */
    public static final Area ANYWHERE = new Area(null, null);

    /** Whether there is no bound at all. */
    public boolean isAnywhere() {
        return box == null && circle == null;
    }
}
