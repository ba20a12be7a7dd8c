package dev.freehold.identity.roles;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.persistence.Change;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The use cases of roles. Whoever changes what a role permits, or whether it permits it at all, must have every permission
 * that comes or goes.
 */
@ApplicationScoped
public class RoleService {
    private static final String POINTER = "/permissions";

    private final RoleRepository roles;
    private final PermissionRepository permissions;

    RoleService(RoleRepository roles, PermissionRepository permissions) {
        this.roles = roles;
        this.permissions = permissions;
    }

    @WithSession(stateless = true)
    public Uni<Page<RoleView>> list(ListRequest request) {
        return roles.page(request, Scope.ALL);
    }

    @WithSession(stateless = true)
    public Uni<RoleView> get(UUID id) {
        return roles.view(id, Scope.ALL);
    }

    @WithTransaction
    public Uni<RoleView> create(CreateRole input, Caller caller) {
        List<String> named = Objects.requireNonNullElse(input.permissions(), List.of());
        return permissions.known().chain(known -> create(input, known, known.require(POINTER, named), caller));
    }

    private Uni<RoleView> create(CreateRole input, KnownPermissions known, SortedSet<String> granted, Caller caller) {
        granted.forEach(caller::require);
        Change change = caller.change();
        return roles.persistAndFlush(Role.create(input, change))
                .call(role -> roles.grant(role.id(), known.idsOf(granted), change))
                .call(roles::flush)
                .map(role -> role.view(granted));
    }

    @WithTransaction
    public Uni<RoleView> patch(UUID id, RolePatch patch, Precondition ifMatch, Caller caller) {
        return roles.live(id).invoke(role -> ifMatch.require(role.version())).chain(role -> roles.permissions(id)
                .chain(held -> patch(role, held, patch, caller)));
    }

    private Uni<RoleView> patch(Role role, SortedSet<String> held, RolePatch patch, Caller caller) {
        if (patch.permissions().isPresent()) {
            return permissions.known().chain(known -> patch(role, held, known, patch, caller));
        }
        if (patch.name().isPresent()) {
            // Outside issuers name roles: whoever carries that name to a mightier role gives what it permits.
            held.forEach(caller::require);
        }
        role.apply(patch, false, caller.change());
        return roles.flush().map(done -> role.view(held));
    }

    private Uni<RoleView> patch(
            Role role, SortedSet<String> held, KnownPermissions known, RolePatch patch, Caller caller) {
        SortedSet<String> wanted = known.require(POINTER, patch.permissions().value());
        SortedSet<String> added = difference(wanted, held);
        SortedSet<String> removed = difference(held, wanted);
        added.forEach(caller::require);
        removed.forEach(caller::require);
        if (patch.name().isPresent()) {
            held.forEach(caller::require);
        }
        role.requireCanLose(removed);
        Change change = caller.change();
        role.apply(patch, !held.equals(wanted), change);
        return roles.withdraw(role.id(), known.idsOf(removed), change)
                .chain(() -> roles.grant(role.id(), known.idsOf(added), change))
                .chain(roles::flush)
                .map(done -> role.view(wanted));
    }

    private static SortedSet<String> difference(SortedSet<String> all, SortedSet<String> less) {
        SortedSet<String> difference = new TreeSet<>(all);
        difference.removeAll(less);
        return difference;
    }

    @WithTransaction
    public Uni<Void> trash(UUID id, Precondition ifMatch, Caller caller) {
        return roles.live(id)
                .call(role -> requireDeletable(role, ifMatch, caller))
                .invoke(role -> role.trash(caller.change()))
                .chain(roles::flush);
    }

    @WithTransaction
    public Uni<Void> purge(UUID id, Precondition ifMatch, Caller caller) {
        caller.require(Permissions.TRASH_PURGE);
        return roles.any(id)
                .call(role -> requireDeletable(role, ifMatch, caller))
                .chain(role -> roles.purge(role, caller.change()));
    }

    private Uni<Void> requireDeletable(Role role, Precondition ifMatch, Caller caller) {
        ifMatch.require(role.version());
        role.requireDeletable();
        return requireHeld(role, caller).replaceWithVoid();
    }

    @WithTransaction
    public Uni<RoleView> restore(UUID id, Caller caller) {
        return roles.any(id).chain(role -> requireHeld(role, caller)
                .invoke(held -> role.restore(caller.change()))
                .call(roles::flush)
                .map(role::view));
    }

    /** What the role permits, if the caller may do all of it. */
    private Uni<SortedSet<String>> requireHeld(Role role, Caller caller) {
        return roles.permissions(role.id()).invoke(held -> held.forEach(caller::require));
    }
}
