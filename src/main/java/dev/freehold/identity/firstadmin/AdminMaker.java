package dev.freehold.identity.firstadmin;

import dev.freehold.identity.passwords.PasswordHasher;
import dev.freehold.identity.users.UserService;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.arc.Unremovable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes administrators for {@link CreateAdminCommand}. Kept although nothing injects it: the command is made before there are
 * beans, and looks it up.
 */
@ApplicationScoped
@Unremovable
public class AdminMaker {
    private static final String REQUEST = "create-admin";

    private final FirstAdminService admins;
    private final UserService users;
    private final PasswordHasher passwords;

    AdminMaker(FirstAdminService admins, UserService users, PasswordHasher passwords) {
        this.admins = admins;
        this.users = users;
        this.passwords = passwords;
    }

    /**
     * Makes an administrator.
     *
     * @param force whether a user with this name may become one, with this password
     * @return false if there was such a user, who is one now; fails with 400 or 409 as the API would
     */
    Uni<Boolean> make(NewAdmin admin, boolean force) {
        return Uni.createFrom()
                .item(admin)
                .invoke(NewAdmin::requireGoodPassword)
                .chain(() -> users.credentials(admin.username()))
                .chain(known -> {
                    if (known == null) {
                        return passwords
                                .hash(admin.password())
                                .chain(hash -> admins.make(admin, hash, REQUEST))
                                .replaceWith(true);
                    }
                    if (!force) {
                        throw ProblemException.conflict(
                                "/username", "already_exists", "There is a user " + admin.username() + " already");
                    }
                    return passwords
                            .hash(admin.password())
                            .chain(hash -> admins.restore(known.id(), hash, REQUEST))
                            .replaceWith(false);
                });
    }
}
