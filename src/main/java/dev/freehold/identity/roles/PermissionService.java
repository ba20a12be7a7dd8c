package dev.freehold.identity.roles;

import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** The use cases of permissions. */
@ApplicationScoped
public class PermissionService {
    private final PermissionRepository permissions;

    PermissionService(PermissionRepository permissions) {
        this.permissions = permissions;
    }

    @WithSession(stateless = true)
    public Uni<Page<PermissionView>> list(ListRequest request) {
        return permissions.page(request);
    }

    @WithSession(stateless = true)
    public Uni<PermissionView> get(UUID id) {
        return permissions.view(id);
    }

    /**
     * The names without repetitions; fails with a {@link ProblemException}, 400 {@code unknown_value}, if one of them is no
     * permission's.
     *
     * @param pointer of the array in the body that holds them
     */
    @WithSession
    public Uni<SortedSet<String>> requireKnown(String pointer, List<String> names) {
        return permissions.known().map(known -> known.require(pointer, names));
    }
}
