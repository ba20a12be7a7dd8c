package dev.freehold.property.media;

import dev.freehold.property.listings.PropertyAccess;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.paging.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which media a caller may see: of live listings that he may know, those that their permission shows him. */
final class MediaScopes {
    private static final String OF_LIVE_LISTING = "p.lifecycle.deletedAt is null";
    private static final String SHOWN = "m.permission in :shown";
    private static final String SHOWN_OR_OWN = "(" + SHOWN + " or (m.permission = :own and p.agentId = :caller))";

    private MediaScopes() {}

    static Scope everywhere(Caller caller) {
        List<MediumPermission> shown = shownTo(caller);
        Scope listing = PropertyAccess.knownTo(caller);
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>(listing.parameters());
        conditions.add(OF_LIVE_LISTING);
        if (!listing.hql().isEmpty()) {
            conditions.add(listing.hql());
        }
        parameters.put("shown", shown);
        if (shown.contains(MediumPermission.PRIVATE)) {
            conditions.add(SHOWN);
        } else {
            conditions.add(SHOWN_OR_OWN);
            parameters.put("own", MediumPermission.PRIVATE);
            parameters.put("caller", caller.id());
        }
        return new Scope(String.join(" and ", conditions), parameters);
    }

    static Scope of(UUID property, Caller caller) {
        Scope everywhere = everywhere(caller);
        Map<String, Object> parameters = new HashMap<>(everywhere.parameters());
        parameters.put("property", property);
        return new Scope("m.propertyId = :property and " + everywhere.hql(), parameters);
    }

    /** What the caller sees of every listing that he may know. */
    static List<MediumPermission> shownTo(Caller caller) {
        List<MediumPermission> shown = new ArrayList<>(List.of(MediumPermission.PUBLIC));
        if (caller.may(Permissions.PROPERTIES_WRITE)) {
            shown.add(MediumPermission.OFFICE_ONLY);
        }
        if (caller.may(Permissions.CONFIDENTIAL_READ)) {
            shown.add(MediumPermission.PRIVATE);
        }
        return shown;
    }
}
