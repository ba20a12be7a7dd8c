package dev.freehold.property.media;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A new order of a listing's media.
 *
 * @param ids of all media that the caller may change, each once
 */
@InputOf(value = MediaOrder.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record MediaOrder(@NotNull @Size(max = 1_000) List<UUID> ids) {
    private static final int MAX_MISSING = 100;

    /**
     * The order as places in another one.
     *
     * @param present the ids that there are
     * @return for each place of this order the index of its id in {@code present}
     * @throws ProblemException 400 that names the ids that are unknown or there twice, and those that are missing
     */
    List<Integer> permutationOf(List<UUID> present) {
        Map<UUID, Integer> missing = new LinkedHashMap<>();
        present.forEach(id -> missing.put(id, missing.size()));
        Set<UUID> known = Set.copyOf(present);
        List<Integer> permutation = new ArrayList<>(ids.size());
        List<InputError> errors = new ArrayList<>();
        for (UUID id : ids) {
            Integer index = missing.remove(id);
            if (index == null) {
                errors.add(misplaced(permutation.size() + errors.size(), id, id != null && known.contains(id)));
            } else {
                permutation.add(index);
            }
        }
        missing.keySet().stream()
                .limit(MAX_MISSING)
                .forEach(id -> errors.add(InputError.at("/ids", "missing", "lacks " + id)));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return permutation;
    }

    private static InputError misplaced(int place, UUID id, boolean isKnown) {
        String pointer = "/ids/" + place;
        return isKnown
                ? InputError.at(pointer, "repeated", id + " is there before")
                : InputError.at(pointer, "unknown_reference", id + " is no medium of this listing");
    }
}
