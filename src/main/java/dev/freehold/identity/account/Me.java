package dev.freehold.identity.account;

import dev.freehold.identity.users.UserView;
import dev.freehold.shared.access.Account;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/**
 * Who I am.
 *
 * @param roles names of the roles that the user has
 * @param permissions what this very request may do: for a personal access token no more than its scopes
 * @param sessionId the session that the access token belongs to; null for any other token
 */
@RegisterForReflection
public record Me(UserView user, List<String> roles, List<String> permissions, UUID sessionId) {
    static Me of(UserView user, List<String> roles, Account account) {
        return new Me(user, roles, account.permissions().stream().sorted().toList(), account.session());
    }
}
