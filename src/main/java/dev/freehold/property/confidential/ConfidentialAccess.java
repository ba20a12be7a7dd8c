package dev.freehold.property.confidential;

import dev.freehold.property.listings.PropertyRef;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import java.util.List;

/**
 * Who may know, and who may change, what is confidential of a listing: whoever has the permission, and the listing's own agent.
 *
 * <p>The agent may as a person. A program with his personal access token needs the permission: a token that was made to read
 * listings must not open doors.
 */
final class ConfidentialAccess {
    /** What somebody needs who looks. */
    static final List<String> TO_READ = List.of(Permissions.CONFIDENTIAL_READ);

    /** The answer to a change shows what is there, so whoever changes something reads it as well. */
    static final List<String> TO_WRITE = List.of(Permissions.CONFIDENTIAL_WRITE, Permissions.CONFIDENTIAL_READ);

    private ConfidentialAccess() {}

    /**
     * Goes on only for those who may.
     *
     * @throws dev.freehold.shared.problem.ProblemException 403 that names the permission
     */
    static void require(PropertyRef listing, Caller caller, List<String> permissions) {
        boolean isOwnAgent = caller.account().isPerson() && caller.id().equals(listing.agentId());
        if (!isOwnAgent) {
            permissions.forEach(caller::require);
        }
    }
}
