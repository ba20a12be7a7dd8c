package dev.freehold.property.confidential;

import dev.freehold.property.confidential.keys.ConfidentialCipher;
import dev.freehold.property.confidential.keys.Sealed;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.arc.Unremovable;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Brings what was encrypted under older keys under the present one, while the service may be running. */
@ApplicationScoped
@Unremovable
class ConfidentialRotationService {
    static final int BATCH = 200;

    private final ConfidentialRepository rows;
    private final ConfidentialVault vault;
    private final ConfidentialCipher cipher;

    ConfidentialRotationService(ConfidentialRepository rows, ConfidentialVault vault, ConfidentialCipher cipher) {
        this.rows = rows;
        this.vault = vault;
        this.cipher = cipher;
    }

    /**
     * The next rows, in one transaction. Rows that cannot be read stay as they are.
     *
     * @param after the id of the last row before
     * @return fails with 503 if there is no key
     */
    @WithTransaction
    Uni<Resealed> next(UUID after) {
        return rows.underOtherKeys(cipher.keyId(), after, BATCH).chain(this::reseal);
    }

    private Uni<Resealed> reseal(List<ConfidentialRow> found) {
        Map<String, List<UUID>> unreadable = new TreeMap<>();
        UUID last = found.isEmpty() ? null : found.get(found.size() - 1).propertyId();
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(row -> reseal(row, unreadable))
                .collect()
                .in(() -> new int[1], (sum, written) -> sum[0] += written)
                .map(sum -> new Resealed(sum[0], unreadable, last));
    }

    private Uni<Integer> reseal(ConfidentialRow row, Map<String, List<UUID>> unreadable) {
        Sealed sealed;
        try {
            sealed = vault.seal(row.propertyId(), vault.open(row));
        } catch (ProblemException reason) {
            unreadable
                    .computeIfAbsent(reason.getMessage(), first -> new ArrayList<>())
                    .add(row.propertyId());
            return Uni.createFrom().item(0);
        }
        return rows.reseal(row, sealed);
    }
}
