package dev.freehold.identity.roles;

import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * All permissions that there are.
 *
 * @param ids by name
 */
record KnownPermissions(SortedMap<String, UUID> ids) {
    static KnownPermissions of(Collection<Permission> permissions) {
        SortedMap<String, UUID> ids = new TreeMap<>();
        permissions.forEach(permission -> ids.put(permission.name(), permission.id()));
        return new KnownPermissions(ids);
    }

    /**
     * The names without repetitions.
     *
     * @param pointer of the array in the body that holds them
     * @throws ProblemException 400 {@code unknown_value} at each place of the array that names no permission
     */
    SortedSet<String> require(String pointer, List<String> names) {
        List<InputError> errors = new ArrayList<>();
        SortedSet<String> known = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name != null && ids.containsKey(name)) {
                known.add(name);
            } else {
                String allowed = "must be one of " + String.join(", ", ids.keySet());
                errors.add(InputError.at(pointer + "/" + i, "unknown_value", allowed));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return known;
    }

    /** The ids of names that are known. */
    List<UUID> idsOf(Collection<String> names) {
        Map<String, UUID> known = ids;
        return names.stream().map(known::get).toList();
    }
}
