package dev.freehold.shared.paging;

/**
 * One key of a sort order. Nulls come last ascending and first descending, as PostgreSQL's indexes keep them.
 *
 * @param field what it sorts by; null for the rank of a search
 * @param descending the direction
 */
public record Sort(Field field, boolean descending) {
    /** Best match first. */
    static final Sort RANK = new Sort(null, true);

    static Sort descending(Field field) {
        return new Sort(field, true);
    }

    static Sort ascending(Field field) {
        return new Sort(field, false);
    }

    boolean isRank() {
        return field == null;
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + (isRank() ? "rank" : field.name());
    }
}
