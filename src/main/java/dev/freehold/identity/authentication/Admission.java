package dev.freehold.identity.authentication;

import dev.freehold.shared.access.Account;
import dev.freehold.shared.access.Callers;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.security.Permission;
import java.time.Instant;

/**
 * What a token stands for, and since when this is known.
 *
 * @param account whose it is
 * @param identity the same for Quarkus, ready to be handed out
 * @param expiresAt when the token itself ends
 * @param knownSince {@link System#nanoTime()} from before the database was asked
 */
record Admission(Account account, Uni<SecurityIdentity> identity, Instant expiresAt, long knownSince) {
    private static final Uni<Boolean> YES = Uni.createFrom().item(true);
    private static final Uni<Boolean> NO = Uni.createFrom().item(false);

    static Admission of(Account account, Instant expiresAt, long knownSince) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(account)
                .addPermissionChecker(permission -> account.permissions().contains(name(permission)) ? YES : NO);
        if (account.isPerson()) {
            identity.addRole(Callers.PERSON);
        }
        SecurityIdentity built = identity.build();
        return new Admission(account, Uni.createFrom().item(built), expiresAt, knownSince);
    }

    /** Quarkus takes {@code area:action} apart. */
    private static String name(Permission permission) {
        return permission.getName() + ":" + permission.getActions();
    }
}
