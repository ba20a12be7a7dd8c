package dev.freehold.identity.firstadmin;

import dev.freehold.identity.passwords.PasswordPolicy;
import dev.freehold.identity.users.CreateUser;
import java.util.List;

/**
 * Somebody who is to be an administrator.
 *
 * @param email null for an address where no mail arrives
 */
record NewAdmin(String username, String password, String email) {
    /** @throws dev.freehold.shared.problem.ProblemException if the password is none */
    void requireGoodPassword() {
        PasswordPolicy.require(password, "/password", List.of(username, address()));
    }

    String address() {
        return email == null ? username + "@freehold.invalid" : email;
    }

    CreateUser asUser() {
        return new CreateUser(username, address(), null, null, true, null, null);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username;
    }
}
