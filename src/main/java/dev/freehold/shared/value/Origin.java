package dev.freehold.shared.value;

import dev.freehold.shared.problem.ProblemException;

/**
 * What a row is known by in the system that it came from; an import finds it again by this.
 *
 * @param source the system, 1 to 100 characters
 * @param id its name there, 1 to 200 characters
 */
public record Origin(String source, String id) {
    /**
     * The origin of a row.
     *
     * @return null if it has none, or half of one
     */
    public static Origin of(String source, String id) {
        return source == null || id == null ? null : new Origin(source, id);
    }

    /**
     * Refuses half an origin.
     *
     * @throws ProblemException 400
     */
    public static void requireWhole(String source, String id) {
        if ((source == null) != (id == null)) {
            throw ProblemException.invalid(
                    id == null ? "/external_id" : "/external_source",
                    "required",
                    "external_source and external_id go together");
        }
    }
}
