package dev.freehold.identity.users;

import dev.freehold.identity.roles.UserRoleService;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.ImportTarget;
import dev.freehold.shared.transfer.Importer;
import dev.freehold.shared.transfer.Upload;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The use cases of users. */
@ApplicationScoped
public class UserService {
    private static final ImportTarget<User, CreateUser, ?, ?> NEW_USERS = ImportTarget.ofNew(
            CreateUser.class, (input, change) -> Uni.createFrom().item(User.create(input, change)));

    private final UserRepository users;
    private final UserRoleService userRoles;
    private final Importer importer;

    UserService(UserRepository users, UserRoleService userRoles, Importer importer) {
        this.users = users;
        this.userRoles = userRoles;
        this.importer = importer;
    }

    @WithSession(stateless = true)
    public Uni<Page<UserView>> list(ListRequest request) {
        return users.page(request, Scope.ALL);
    }

    @WithSession(stateless = true)
    public Uni<UserView> get(UUID id) {
        return users.view(id, Scope.ALL);
    }

    @WithSession
    public Uni<UserView> create(CreateUser input, Caller caller) {
        caller.require(Permissions.USERS_MANAGE);
        return users.persistAndFlush(User.create(input, caller.change())).map(User::view);
    }

    /** Changes a user; the last active one who may do everything stays active (409). */
    @WithTransaction
    public Uni<UserView> patch(UUID id, UserPatch patch, Precondition ifMatch, Caller caller) {
        caller.require(Permissions.USERS_MANAGE);
        return users.live(id)
                .invoke(user -> ifMatch.require(user.version()))
                .call(user -> Boolean.FALSE.equals(patch.isActive().value())
                        ? userRoles.requireAnotherAdmin(id, "/is_active")
                        : Uni.createFrom().voidItem())
                .invoke(user -> user.apply(patch, caller.change()))
                .call(users::flush)
                .map(User::view);
    }

    @WithTransaction
    public Uni<ImportReport> importRows(Upload upload, ImportOptions options, Caller caller) {
        caller.require(Permissions.USERS_MANAGE);
        return users.getSession().chain(session -> importer.run(session, upload, options, NEW_USERS, caller.change()));
    }
}
