package dev.freehold.identity.users;

import java.util.List;
import java.util.UUID;

/**
 * What signing in asks about a user.
 *
 * @param hashedPassword null for somebody who cannot sign in with a password
 * @param isActive whether he may come in at all
 */
public record Credentials(UUID id, String username, String email, String hashedPassword, boolean isActive) {
    /** What his password must not be made of. */
    public List<String> personal() {
        return List.of(username, email);
    }

    /** The same with another hash of the same password. */
    public Credentials hashedAs(String hash) {
        return new Credentials(id, username, email, hash, isActive);
    }

    /** Without the hash, which has no place in a log. */
    @Override
    public String toString() {
        return "credentials of " + username;
    }
}
