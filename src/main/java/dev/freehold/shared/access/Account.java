package dev.freehold.shared.access;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/**
 * Who is signed in: the principal of a request.
 *
 * @param id the user
 * @param username for people; it may change
 * @param permissions names such as {@code trash:purge}; see {@link Permissions}
 * @param isPerson whether he signed in himself; false for a program with his personal access token
 * @param session the session that the access token belongs to; null for a personal access token or a token of an outside issuer
 */
public record Account(UUID id, String username, Set<String> permissions, boolean isPerson, UUID session)
        implements Principal {
    public Account {
        permissions = Set.copyOf(permissions);
    }

    @Override
    public String getName() {
        return username;
    }
}
