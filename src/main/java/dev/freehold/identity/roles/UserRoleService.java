package dev.freehold.identity.roles;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Which users have which roles. Nobody gives or takes away a role that permits what he may not do himself. */
@ApplicationScoped
public class UserRoleService {
    private final UserRoleRepository userRoles;
    private final RoleRepository roles;

    UserRoleService(UserRoleRepository userRoles, RoleRepository roles) {
        this.userRoles = userRoles;
        this.roles = roles;
    }

    @WithSession(stateless = true)
    public Uni<Page<UserRoleView>> list(UUID user, ListRequest request) {
        return userRoles.page(user, request);
    }

    @WithTransaction
    public Uni<Void> give(UUID user, UUID role, Caller caller) {
        return userRoles
                .requireUser(user)
                .chain(() -> requireHeld(role, caller))
                .chain(() -> userRoles.give(user, role, caller.change()));
    }

    @WithTransaction
    public Uni<Void> take(UUID user, UUID role, Caller caller) {
        return userRoles
                .requireUser(user)
                .chain(() -> requireHeld(role, caller))
                .chain(() -> role.equals(Role.ADMIN)
                        ? requireAnotherAdmin(user, "")
                        : Uni.createFrom().voidItem())
                .chain(() -> userRoles.take(user, role, caller.change()));
    }

    /** Goes on only with a live role that permits nothing that the caller may not do; fails with 404 or 403 otherwise. */
    private Uni<Void> requireHeld(UUID role, Caller caller) {
        return roles.writtenView(role)
                .invoke(view -> view.permissions().forEach(caller::require))
                .replaceWithVoid();
    }

    /**
     * To be asked, in the same transaction, before a user loses the role of those who may do everything or is deactivated;
     * fails with a {@link ProblemException}, 409 {@code last_admin}, if there would be nobody left who has it and can sign in.
     * Others who ask wait until the transaction ends.
     *
     * @param pointer of the field that the change would set; empty for none
     */
    @WithTransaction
    public Uni<Void> requireAnotherAdmin(UUID user, String pointer) {
        return userRoles
                .isLastAdmin(user)
                .invoke(isLast -> {
                    if (isLast) {
                        throw ProblemException.conflict(
                                pointer,
                                "last_admin",
                                "Nobody else who is active has the role admin; give it to somebody first.");
                    }
                })
                .replaceWithVoid();
    }
}
