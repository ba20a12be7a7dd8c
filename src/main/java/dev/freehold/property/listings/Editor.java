package dev.freehold.property.listings;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import java.util.UUID;

/**
 * Who changes a listing, and what he may beyond what everybody may who works with listings.
 *
 * @param person who signed in himself; null for a program
 * @param mayCorrect whether the status and the prices of a listing that is closed or canceled may change
 * @param mayAssign whether the agent of a listing may change that has a confidential part, which its agent sees
 */
record Editor(UUID person, boolean mayCorrect, boolean mayAssign) {
    /** Whoever has the database in hand. */
    static final Editor OPERATOR = new Editor(null, true, true);

    static Editor of(Caller caller) {
        return new Editor(
                caller.account().isPerson() ? caller.id() : null,
                caller.may(Permissions.PROPERTIES_CORRECT),
                caller.may(Permissions.CONFIDENTIAL_READ));
    }
}
