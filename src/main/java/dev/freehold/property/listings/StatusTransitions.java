package dev.freehold.property.listings;

import static dev.freehold.property.listings.StandardStatus.active;
import static dev.freehold.property.listings.StandardStatus.active_under_contract;
import static dev.freehold.property.listings.StandardStatus.canceled;
import static dev.freehold.property.listings.StandardStatus.closed;
import static dev.freehold.property.listings.StandardStatus.coming_soon;
import static dev.freehold.property.listings.StandardStatus.expired;
import static dev.freehold.property.listings.StandardStatus.hold;
import static dev.freehold.property.listings.StandardStatus.incomplete;
import static dev.freehold.property.listings.StandardStatus.pending;
import static dev.freehold.property.listings.StandardStatus.withdrawn;

import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.problem.ProblemException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a listing may go from one status to another. */
final class StatusTransitions {
    private static final Map<StandardStatus, Set<StandardStatus>> NEXT = new EnumMap<>(StandardStatus.class);

    static {
        from(incomplete, coming_soon, active);
        from(coming_soon, active, hold, withdrawn, canceled, expired);
        from(active, active_under_contract, pending, hold, withdrawn, canceled, expired, closed);
        from(active_under_contract, active, pending, withdrawn, canceled, closed);
        from(pending, active, active_under_contract, closed, withdrawn, canceled);
        from(hold, active, withdrawn, canceled, expired);
        from(withdrawn, active, hold, canceled, expired);
        from(expired, active);
        from(canceled);
        from(closed);
    }

    private StatusTransitions() {}

    private static void from(StandardStatus status, StandardStatus... next) {
        Set<StandardStatus> allowed = EnumSet.noneOf(StandardStatus.class);
        Collections.addAll(allowed, next);
        NEXT.put(status, allowed);
    }

    /** Whether nothing follows, so that status and prices are as they are for good. */
    static boolean isFinal(StandardStatus status) {
        return NEXT.get(status).isEmpty();
    }

    /**
     * Goes on only if the way is legal.
     *
     * @param mayCorrect whether a final status may be put right, which leads anywhere
     * @throws ProblemException 409 that names what is allowed
     */
    static void require(StandardStatus from, StandardStatus to, boolean mayCorrect) {
        if (isFinal(from)) {
            requireCorrection("/standard_status", from, mayCorrect);
        } else if (!NEXT.get(from).contains(to)) {
            throw ProblemException.conflict(
                    "/standard_status",
                    "illegal_transition",
                    "cannot go from " + from + " to " + to + "; allowed are " + names(NEXT.get(from)));
        }
    }

    /**
     * Goes on only if what is final may be put right.
     *
     * @param pointer the field that would change
     * @throws ProblemException 409
     */
    static void requireCorrection(String pointer, StandardStatus status, boolean mayCorrect) {
        if (!mayCorrect) {
            throw ProblemException.conflict(
                    pointer,
                    "final_status",
                    "is final, because the listing is " + status + "; allowed is no other value, but to those with the"
                            + " permission " + Permissions.PROPERTIES_CORRECT);
        }
    }

    private static String names(Set<StandardStatus> statuses) {
        return statuses.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
