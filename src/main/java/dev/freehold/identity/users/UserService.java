package dev.freehold.identity.users;

import dev.freehold.identity.roles.UserRoleService;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.ImportTarget;
import dev.freehold.shared.transfer.Importable;
import dev.freehold.shared.transfer.Importer;
import dev.freehold.shared.transfer.Upload;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The use cases of users. */
@ApplicationScoped
public class UserService implements Importable {
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
    public Uni<UserView> add(CreateUser input, Change change) {
        return users.persistAndFlush(User.create(input, change)).map(User::view);
    }

    /** Changes a user; the last active one who may do everything stays active (409). */
    @WithTransaction
    public Uni<UserView> patch(UUID id, UserPatch patch, Precondition ifMatch, Caller caller) {
        if (patch.email().isPresent()) {
            caller.requireOtherPersons(id);
        }
        return users.requireNotAbove(id, caller)
                .chain(() -> users.live(id))
                .invoke(user -> ifMatch.require(user.version()))
                .call(user -> Boolean.FALSE.equals(patch.isActive().value())
                        ? userRoles.requireAnotherAdmin(id, "/is_active")
                        : Uni.createFrom().voidItem())
                .invoke(user -> user.apply(patch, caller.change()))
                .call(users::flush)
                .map(User::view);
    }

    /**
     * Goes on only if the user may do nothing that the caller may not: whoever could set the password or the address of a
     * mightier user would be as mighty. Fails with 403 otherwise.
     */
    @WithSession
    public Uni<Void> requireNotAbove(UUID id, Caller caller) {
        return users.requireNotAbove(id, caller);
    }

    /** What a user changes of himself. */
    @WithSession
    public Uni<UserView> patchProfile(ProfilePatch patch, Precondition ifMatch, Caller caller) {
        return users.live(caller.id())
                .invoke(user -> ifMatch.require(user.version()))
                .invoke(user -> user.apply(patch, caller.change()))
                .call(users::flush)
                .map(User::view);
    }

    /** What signing in asks about the user with this name or e-mail address; null if there is none. */
    @WithSession(stateless = true)
    public Uni<Credentials> credentials(String login) {
        return users.credentials(login);
    }

    /** What signing in asks about a user; null if there is none. */
    @WithSession(stateless = true)
    public Uni<Credentials> credentials(UUID id) {
        return users.credentials(id);
    }

    /** The ids of users who may come in, at most so many, in the order in which they were made. */
    @WithSession(stateless = true)
    public Uni<List<UUID>> active(int atMost) {
        return users.active(atMost);
    }

    @WithTransaction
    public Uni<Void> setPassword(UUID id, String hash, Change change) {
        return users.live(id).invoke(user -> user.setPassword(hash, change)).chain(users::flush);
    }

    /** Replaces a hash by a better one of the same password. */
    @WithTransaction
    public Uni<Void> upgradePassword(UUID id, String old, String better) {
        return users.upgradePassword(id, old, better).replaceWithVoid();
    }

    /** Fails with 409 if somebody else has the address. */
    @WithTransaction
    public Uni<Void> setEmail(UUID id, String email, Change change) {
        return users.live(id).invoke(user -> user.moveTo(email, change)).chain(users::flush);
    }

    @Override
    public String collection() {
        return "users";
    }

    @Override
    @WithTransaction
    public Uni<ImportReport> importRows(Upload upload, ImportOptions options, Change change) {
        return users.getSession().chain(session -> importer.run(session, upload, options, NEW_USERS, change));
    }
}
