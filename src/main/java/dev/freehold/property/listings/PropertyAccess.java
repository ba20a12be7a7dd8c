package dev.freehold.property.listings;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.paging.Scope;
import java.util.Map;

/**
 * Which listings a caller may know: all, if he works with listings; otherwise those that are for everybody, and his own. The
 * condition is part of every statement.
 */
public final class PropertyAccess {
    private static final String FOR_EVERYBODY_OR_OWN = "(p.internetDisplay = true or p.agentId = :caller)";

    private PropertyAccess() {}

    /** The listings that the caller may know, under the alias {@code p}. */
    public static Scope knownTo(Caller caller) {
        return caller.may(Permissions.PROPERTIES_WRITE)
                ? Scope.ALL
                : new Scope(FOR_EVERYBODY_OR_OWN, Map.of("caller", caller.id()));
    }
}
