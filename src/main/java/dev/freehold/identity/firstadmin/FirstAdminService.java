package dev.freehold.identity.firstadmin;

import dev.freehold.identity.users.UserService;
import dev.freehold.shared.persistence.Change;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The transactions that make administrators. */
@ApplicationScoped
public class FirstAdminService {
    private final FirstAdminRepository admins;
    private final UserService users;

    FirstAdminService(FirstAdminRepository admins, UserService users) {
        this.admins = admins;
        this.users = users;
    }

    @WithSession
    Uni<Boolean> hasUsers() {
        return admins.hasUsers();
    }

    /** Makes an administrator if there is nobody yet; tells whether it did. */
    @WithTransaction
    Uni<Boolean> makeFirst(NewAdmin admin, String hash) {
        return admins.lock()
                .chain(admins::hasUsers)
                .chain(hasUsers -> hasUsers
                        ? Uni.createFrom().item(false)
                        : make(admin, hash, "boot").replaceWith(true));
    }

    /** Makes an administrator; fails with 409 if the name or the address is taken. */
    @WithTransaction
    Uni<UUID> make(NewAdmin admin, String hash, String requestId) {
        return users.add(admin.asUser(), change(null, requestId))
                .map(user -> user.id())
                .call(user -> users.setPassword(user, hash, change(user, requestId)))
                .call(user -> admins.makeAdmin(user, requestId));
    }

    /** Makes an administrator of a user: he gets the role, the password, and may come in. */
    @WithTransaction
    Uni<Void> restore(UUID user, String hash, String requestId) {
        return users.setPassword(user, hash, change(user, requestId))
                .chain(() -> admins.activate(user))
                .chain(() -> admins.makeAdmin(user, requestId))
                .replaceWithVoid();
    }

    private static Change change(UUID actor, String requestId) {
        return new Change(actor, requestId, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
